package io.kinora.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped. */
class PackagingIT {

  private final Path jar = jar();

  @Test
  void jarIsSmall() throws IOException {
    assertThat(Files.size(jar)).isLessThan(200_000);
  }

  @Test
  void onlyTheClientAndTheModelAreExported() {
    assertThat(module().exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrder("io.kinora.sdk", "io.kinora.sdk.model");
  }

  @Test
  void jacksonIsTheOnlyRunTimeDependency() {
    assertThat(module().requires())
        .filteredOn(
            needed -> !needed.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactlyInAnyOrder("java.base", "java.net.http", "com.fasterxml.jackson.databind");
  }

  /** By the lint of javac; that a sentence says all of a getter is the style here. */
  @Test
  void everyPublicMemberIsDescribed(@TempDir Path folder) throws Exception {
    var output = folder.resolve("output.txt");
    var command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
        "-Xdoclint:all/protected",
        "-Xmaxwarns",
        "10000",
        "-proc:none",
        "-d",
        folder.toString(),
        "-cp",
        System.getProperty("java.class.path")
            + File.pathSeparator
            + System.getProperty("jdk.module.path", "")));
    command.addAll(sources());

    var javac = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();

    assertThat(javac.waitFor()).as(Files.readString(output)).isZero();
    assertThat(Files.readAllLines(output))
        .filteredOn(line -> line.contains(": warning:"))
        .isNotEmpty()
        .allMatch(line -> line.matches(".*: no @(param|return|throws).*"));
  }

  private static List<String> sources() throws IOException {
    var sources = new ArrayList<String>();
    for (var root : List.of("src/main/java", "target/generated-sources/openapi")) {
      try (var files = Files.walk(Path.of(root))) {
        files
            .map(Path::toString)
            .filter(file -> file.endsWith(".java") && !file.endsWith("module-info.java"))
            .forEach(sources::add);
      }
    }
    return sources;
  }

  private ModuleDescriptor module() {
    return ModuleFinder.of(jar).find("io.kinora.sdk").orElseThrow().descriptor();
  }

  private static Path jar() {
    try (var files = Files.list(Path.of("target"))) {
      return files
          .filter(
              file -> file.getFileName().toString().matches("kinora-sdk(-[0-9].*[0-9T])?\\.jar"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
