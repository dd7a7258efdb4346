package io.kinora.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatermarkTest {
  private static final int PAYLOAD = 0xc0ffee42;
  private static final long KEY = 20261122;
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int FRAMES = 60;

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({"320,180", "240,136"})
  void payloadSurvivesCompressionAndScaling(int width, int height) throws Exception {
    assertThat(detect(film(2), KEY, width, height)).isEqualTo(OptionalInt.of(PAYLOAD));
  }

  @Test
  void otherKeysFindNothing() throws Exception {
    assertThat(detect(film(2), KEY + 1, WIDTH, HEIGHT)).isEmpty();
  }

  @Test
  void unmarkedFilmHasNoPayload() throws Exception {
    assertThat(detect(film(0), KEY, WIDTH, HEIGHT)).isEmpty();
  }

  @Test
  void clipThatBeginsWithAnOddFrameIsRead() {
    var embedder = new Watermark(KEY).embedder(PAYLOAD, WIDTH, HEIGHT, 2);
    var detector = new Watermark(KEY).detector();
    for (var f = 1; f < 30; f++) {
      var image = TestClips.picture(WIDTH, HEIGHT, f);
      embedder.mark(image.rgb(), f);
      detector.add(image);
    }
    assertThat(detector.payload()).hasValue(PAYLOAD);
  }

  @Test
  void markIsTooFaintToSee() {
    var plain = TestClips.picture(WIDTH, HEIGHT, 0);
    var marked = TestClips.picture(WIDTH, HEIGHT, 0);
    new Watermark(KEY).embedder(PAYLOAD, WIDTH, HEIGHT, 1.5).mark(marked.rgb(), 0);
    assertThat(Psnr.of(plain, marked)).isGreaterThan(44);
  }

  private Path film(double strength) throws MediaException {
    var file = folder.resolve("clip.mp4");
    var embedder = new Watermark(KEY).embedder(PAYLOAD, WIDTH, HEIGHT, strength);
    var format = Mp4Format.of(WIDTH, HEIGHT, FrameRate.of(30), 1).silent();
    try (var writer = new Mp4Writer(file, format)) {
      for (var f = 0; f < FRAMES; f++) {
        var image = TestClips.picture(WIDTH, HEIGHT, f);
        embedder.mark(image.rgb(), f);
        writer.video(image.rgb());
      }
      writer.finish();
    }
    return file;
  }

  private static OptionalInt detect(Path file, long key, int width, int height)
      throws MediaException {
    var detector = new Watermark(key).detector();
    try (var reader = new VideoReader(file, width, height)) {
      for (var image = reader.next(); image != null; image = reader.next()) detector.add(image);
    }
    return detector.payload();
  }
}
