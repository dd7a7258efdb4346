package io.kinora.media;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoReaderTest {
  private static final Mp4Format FORMAT = Mp4Format.of(160, 90, FrameRate.of(30), 2);

  @TempDir
  Path folder;

  @Test
  void decodedFramesLookLikeWhatWasWritten() throws Exception {
    var file = clip(20);
    try (var reader = new VideoReader(file)) {
      for (var i = 0; i < 20; i++) {
        var decoded = requireNonNull(reader.next());
        assertThat(Psnr.of(TestClips.picture(160, 90, i), decoded)).isGreaterThan(33);
      }
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void anotherFrameDoesNotLookLikeWhatWasWritten() throws Exception {
    try (var reader = new VideoReader(clip(20))) {
      var first = requireNonNull(reader.next());
      assertThat(Psnr.of(TestClips.picture(160, 90, 15), first)).isLessThan(28);
    }
  }

  @Test
  void flatColoursSurviveTheRoundTrip() throws Exception {
    var file = folder.resolve("flat.mp4");
    var rgb = new byte[64 * 64 * 3];
    for (var i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) 200;
      rgb[i + 1] = 90;
      rgb[i + 2] = 30;
    }
    try (var writer =
        new Mp4Writer(file, Mp4Format.of(64, 64, FrameRate.of(30), 1).silent())) {
      for (var i = 0; i < 5; i++) writer.video(rgb);
      writer.finish();
    }
    try (var reader = new VideoReader(file)) {
      var image = requireNonNull(reader.next());
      assertThat(image.channel(30, 30, 0)).isBetween(197, 203);
      assertThat(image.channel(30, 30, 1)).isBetween(87, 93);
      assertThat(image.channel(30, 30, 2)).isBetween(27, 33);
    }
  }

  @Test
  void framesComeInTheSizeThatIsAskedFor() throws Exception {
    try (var reader = new VideoReader(clip(2), 33, 21)) {
      var image = requireNonNull(reader.next());
      assertThat(image.width()).isEqualTo(33);
      assertThat(image.height()).isEqualTo(21);
    }
  }

  @Test
  void soundComesBackInPlace() throws Exception {
    var sound = SoundReader.read(clip(30));
    assertThat(sound).hasNumberOfRows(2);
    assertThat(sound[0]).hasSize(48_000);
    var tone = TestClips.tone(48_000);
    double same = 0;
    double power = 0;
    for (var i = 4_800; i < 43_200; i++) {
      same += sound[0][i] * tone[i];
      power += tone[i] * tone[i];
    }
    assertThat(same / power).isBetween(0.97, 1.03);
  }

  @Test
  void textIsNotAVideo() throws Exception {
    var file = Files.writeString(folder.resolve("a.mp4"), "not a video".repeat(100));
    assertThatThrownBy(() -> new VideoReader(file))
        .isInstanceOf(MediaException.class)
        .hasMessageStartingWith("cannot read " + file);
  }

  @Test
  void playlistThatPointsElsewhereIsRefused() throws Exception {
    var list = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + clip(3) + "\n#EXT-X-ENDLIST\n";
    var file = Files.writeString(folder.resolve("list.mp4"), list);
    assertThatThrownBy(() -> Mp4Probe.probe(file)).isInstanceOf(MediaException.class);
  }

  @Test
  void cutOffFileIsRefused() throws Exception {
    var whole = Files.readAllBytes(clip(10));
    var file = folder.resolve("half.mp4");
    Files.write(file, java.util.Arrays.copyOf(whole, 600));
    assertThatThrownBy(() -> Mp4Probe.probe(file)).isInstanceOf(MediaException.class);
  }

  @Test
  void missingFileIsNamed() {
    var file = folder.resolve("none.mp4");
    assertThatThrownBy(() -> Mp4Probe.probe(file))
        .isInstanceOf(MediaException.class)
        .hasMessage("no such file: " + file);
  }

  private Path clip(int frames) throws MediaException {
    var file = folder.resolve("clip.mp4");
    TestClips.write(file, FORMAT, frames);
    return file;
  }
}
