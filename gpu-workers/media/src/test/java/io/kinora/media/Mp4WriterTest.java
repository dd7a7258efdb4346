package io.kinora.media;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Mp4WriterTest {
  private static final double CLOCK_TICK = 1e-6;

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({"30,1,45", "24,1,24", "24000,1001,31", "16,1,7", "25,1,1"})
  void fileLastsExactlyAsLongAsItsFrames(int numerator, int denominator, int frames)
      throws Exception {
    var rate = new FrameRate(numerator, denominator);
    var file = folder.resolve("clip.mp4");
    TestClips.write(file, Mp4Format.of(64, 48, rate, 2), frames);
    var info = Mp4Probe.probe(file);
    var video = requireNonNull(info.video());
    var audio = requireNonNull(info.audio());
    var seconds = rate.secondsOf(frames);
    assertThat(info.seconds()).isCloseTo(seconds, within(2 * CLOCK_TICK));
    assertThat(video.frames()).isEqualTo(frames);
    assertThat(video.seconds()).isCloseTo(seconds, within(CLOCK_TICK));
    assertThat(video.start()).isZero();
    assertThat(audio.seconds()).isCloseTo(seconds, within(1.0 / 48_000));
    assertThat(audio.start()).isZero();
    assertThat(video.frameRate()).isEqualTo(rate);
  }

  @Test
  void tracksAreHighProfileInBt709WithStereoSound() throws Exception {
    var file = folder.resolve("clip.mp4");
    TestClips.write(file, Mp4Format.of(320, 180, FrameRate.of(30), 1), 10);
    var info = Mp4Probe.probe(file);
    var video = requireNonNull(info.video());
    var audio = requireNonNull(info.audio());
    assertThat(video.codec()).isEqualTo("h264");
    assertThat(video.profile()).isEqualTo(100);
    assertThat(video.bt709()).isTrue();
    assertThat(video.limitedRange()).isTrue();
    assertThat(video.width()).isEqualTo(320);
    assertThat(video.height()).isEqualTo(180);
    assertThat(audio.codec()).isEqualTo("aac");
    assertThat(audio.sampleRate()).isEqualTo(48_000);
    assertThat(audio.channels()).isEqualTo(2);
  }

  @Test
  void indexComesBeforeThePictures() throws Exception {
    var file = folder.resolve("clip.mp4");
    TestClips.write(file, Mp4Format.of(64, 48, FrameRate.of(30), 1), 10);
    var text = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(text.substring(4, 8)).isEqualTo("ftyp");
    assertThat(text.indexOf("moov")).isPositive().isLessThan(text.indexOf("mdat"));
  }

  @Test
  void formatWithoutSoundHasNoSoundTrack() throws Exception {
    var file = folder.resolve("silent.mp4");
    TestClips.write(file, Mp4Format.of(64, 48, FrameRate.of(30), 1).silent(), 10);
    assertThat(Mp4Probe.probe(file).audio()).isNull();
  }

  @Test
  void sameInputGivesTheSameBytes() throws Exception {
    var format =
        Mp4Format.of(64, 48, FrameRate.of(30), 1).tagged(Map.of("title", "A ball", "comment", "x"));
    TestClips.write(folder.resolve("a.mp4"), format, 20);
    TestClips.write(folder.resolve("b.mp4"), format, 20);
    assertThat(folder.resolve("a.mp4")).hasSameBinaryContentAs(folder.resolve("b.mp4"));
  }

  @Test
  void closingAnUnfinishedWriterLeavesNothing() throws Exception {
    var file = folder.resolve("clip.mp4");
    try (var writer = new Mp4Writer(file, Mp4Format.of(64, 48, FrameRate.of(30), 1))) {
      writer.video(new byte[64 * 48 * 3]);
      writer.audio(new float[5000], new float[5000]);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void finishedFileReplacesAnOlderOne() throws Exception {
    var file = folder.resolve("clip.mp4");
    Files.writeString(file, "old");
    TestClips.write(file, Mp4Format.of(64, 48, FrameRate.of(30), 1), 3);
    assertThat(requireNonNull(Mp4Probe.probe(file).video()).frames()).isEqualTo(3);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void missingFolderIsNamed() {
    var file = folder.resolve("nowhere").resolve("clip.mp4");
    assertThatThrownBy(() -> new Mp4Writer(file, Mp4Format.of(64, 48, FrameRate.of(30), 1)))
        .isInstanceOf(MediaException.class)
        .hasMessage("cannot write " + file + ": its folder does not exist");
  }

  @Test
  void fullDiskIsOneClearError() throws IOException {
    var full = Path.of("/dev/full");
    assumeThat(full).exists();
    var file = folder.resolve("clip.mp4");
    var part = Files.createSymbolicLink(folder.resolve("part"), full);
    var format = Mp4Format.of(320, 180, FrameRate.of(30), 1);
    assertThatThrownBy(() -> TestClips.write(file, format, new PartFile(file, part), 60))
        .isInstanceOf(MediaException.class)
        .hasMessage("cannot write " + file + ": No space left on device");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void fileWithoutFramesIsRefused() throws Exception {
    try (var writer =
        new Mp4Writer(folder.resolve("a.mp4"), Mp4Format.of(64, 48, FrameRate.of(30), 1))) {
      assertThatThrownBy(writer::finish)
          .isInstanceOf(MediaException.class)
          .hasMessageContaining("no frames");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void closedWriterTakesNoMore() throws Exception {
    var writer = new Mp4Writer(folder.resolve("a.mp4"), Mp4Format.of(64, 48, FrameRate.of(30), 1));
    writer.close();
    writer.close();
    assertThatThrownBy(() -> writer.video(new byte[64 * 48 * 3]))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource({"63,48", "64,47", "14,48", "0,0"})
  void oddAndTinySizesAreRefused(int width, int height) {
    assertThatThrownBy(() -> Mp4Format.of(width, height, FrameRate.of(30), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(width + "x" + height);
  }
}
