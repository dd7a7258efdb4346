package io.kinora.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a machine may lack. A test that needs it says so and is skipped. */
final class Tools {

  private static @Nullable Path nodeProject;

  private Tools() {}

  /** Skips the test where a program is not on the path. */
  static void assumePresent(String program) {
    var found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    assumeTrue(found, program + " is not installed");
  }

  /** The Node example with its dependencies, under {@code target}. */
  static synchronized Path nodeProject() throws Exception {
    assumePresent("node");
    assumePresent("npm");
    if (nodeProject != null) {
      return nodeProject;
    }
    var project = Files.createDirectories(Path.of("target", "node").toAbsolutePath());
    copy(Path.of("src/main/node"), project);
    copy(Path.of("src/test/node"), project);
    if (!Files.isDirectory(project.resolve("node_modules/openai"))) {
      var npm = new ProcessBuilder("npm", "ci", "--silent", "--no-audit", "--no-fund")
          .directory(project.toFile())
          .redirectErrorStream(true)
          .redirectOutput(project.resolve("npm.txt").toFile())
          .start();
      assertThat(npm.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assumeTrue(
          npm.exitValue() == 0,
          "npm cannot fetch the OpenAI client: " + Files.readString(project.resolve("npm.txt")));
    }
    nodeProject = project;
    return project;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.list(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.write(to.resolve(file.getFileName().toString()), Files.readAllBytes(file));
      }
    }
  }
}
