package io.kinora.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a process of its own over a stand-in for {@code kinora up}. */
class DemoEndingsIT {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir
  Path folder;

  private record Ending(int code, String out, String err) {}

  @Test
  void savesTheVideoAndTellsWhereTheTimeWent() throws Exception {
    var end = end(demo("good", "A ball.", "--out", "a.mp4"));

    assertThat(end.err()).isEqualToIgnoringNewLines("  starting  queued  in_progress  completed");
    assertThat(end.code()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("a.mp4"))).isEqualTo(StandInUp.CONTENT);
    assertThat(end.out())
        .contains(folder.resolve("a.mp4").toString())
        .containsSubsequence("start", "queue", "engine", "download", "total");
    assertNothingIsLeft();
  }

  @Test
  void failedVideoEndsWithOneAndItsReason() throws Exception {
    var end = end(demo("failing", "A ball."));

    assertThat(end.code()).isEqualTo(1);
    assertThat(end.err()).contains("kinora demo: moderation_blocked: Blocked.");
    assertNothingIsLeft();
  }

  @Test
  void serverThatDoesNotStartEndsWithOneAndItsLastWord() throws Exception {
    var end = end(demo("broken"));

    assertThat(end.code()).isEqualTo(1);
    assertThat(end.err())
        .endsWith("kinora demo: kinora: port 8080 is taken" + System.lineSeparator());
    assertNothingIsLeft();
  }

  @Test
  void wrongUsageEndsWithTwo() throws Exception {
    var end = end(demo("good", "--size", "big"));

    assertThat(end.code()).isEqualTo(2);
    assertThat(end.err())
        .startsWith("kinora demo: wrong value for --size: big")
        .contains("usage: kinora demo");
  }

  @Test
  void interruptedDemoLeavesNothingBehind() throws Exception {
    var demo = demo("endless");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.readString(folder.resolve("err")).contains("in_progress"));
    var children = demo.descendants().toList();

    demo.destroy();

    assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() {
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(processes()).isEmpty());
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  /** Found by the folder, which stands early in their command lines: those are cut when long. */
  private Stream<String> processes() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains(folder.toString()));
  }

  private Ending end(Process demo) throws Exception {
    assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ending(
        demo.exitValue(),
        Files.readString(folder.resolve("out")),
        Files.readString(folder.resolve("err")));
  }

  private Process demo(String kind, String... arguments) throws IOException {
    var classpath = System.getProperty("java.class.path");
    var up = folder.resolve("an up");
    Files.writeString(
        up,
        "#!/bin/sh\nexec '%s' -Djava.io.tmpdir='%s' -cp '%s' io.kinora.examples.StandInUp \"$@\"\n"
            .formatted(JAVA, folder, classpath),
        UTF_8);
    assertThat(up.toFile().setExecutable(true)).isTrue();
    var command =
        new ArrayList<>(List.of(JAVA, "-Dkinora.up.command=" + up + " " + kind, "-cp", classpath));
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
    command.add("io.kinora.examples.Demo");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }
}
