package io.kinora.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.Mp4Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command that people try first, with nothing replaced: the world engine makes the video, in
 * its quickest tier.
 */
class DemoIT {

  @TempDir
  Path folder;

  @Test
  void demoMakesAVideoAndLeavesNothingBehind() throws Exception {
    var output = folder.resolve("output.txt");
    var temporary = Files.createDirectories(folder.resolve("tmp"));
    var builder = new ProcessBuilder(
            RealStack.kinora(), "demo", "A red ball drops.", "--model", "sora-1-turbo")
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile());
    builder.environment().put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);

    var demo = builder.start();
    var ended = demo.waitFor(8, TimeUnit.MINUTES);
    demo.destroy();

    assertThat(ended).as("the demo has ended").isTrue();
    assertThat(demo.exitValue()).as(Files.readString(output)).isZero();
    assertThat(output).content().contains("completed", "kinora-demo.mp4", "engine: ", "total");
    var info = Mp4Probe.probe(folder.resolve("kinora-demo.mp4"));
    assertThat(info.video()).isNotNull().matches(v -> v.width() == 1280 && v.height() == 720);
    assertThat(info.seconds()).isCloseTo(4, Offset.offset(0.05));
    assertThat(temporary).isDirectoryNotContaining("glob:**/kinora-*");
  }
}
