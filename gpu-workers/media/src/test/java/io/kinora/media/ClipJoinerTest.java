package io.kinora.media;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipJoinerTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;

  @TempDir
  Path folder;

  private Path clip(String name, FrameRate rate, int frames, boolean sound) throws MediaException {
    var format = Mp4Format.of(WIDTH, HEIGHT, rate, 1);
    var file = folder.resolve(name);
    TestClips.write(file, sound ? format : format.silent(), frames);
    return file;
  }

  private ClipJoiner.Joined join(Path first, Path second, double seconds) throws Exception {
    return new ClipJoiner(first, second, seconds, 1, () -> {}).join(folder);
  }

  private static List<RgbImage> frames(Path file) throws MediaException {
    var frames = new ArrayList<RgbImage>();
    try (var reader = new VideoReader(file)) {
      for (var next = reader.next(); next != null; next = reader.next()) frames.add(next);
    }
    return frames;
  }

  @Test
  void theSecondPlaysAfterTheFirstToTheFrame() throws Exception {
    var rate = FrameRate.of(30);

    var joined = join(clip("a.mp4", rate, 30, true), clip("b.mp4", rate, 15, true), 0.5);

    var info = Mp4Probe.probe(joined.video());
    assertThat(info.seconds()).isCloseTo(1.5, within(1e-3));
    assertThat(requireNonNull(info.audio()).seconds()).isCloseTo(1.5, within(1e-3));
    var shown = frames(joined.video());
    assertThat(shown).hasSize(45);
    for (int i = 0; i < shown.size(); i++) {
      var expected = TestClips.picture(WIDTH, HEIGHT, i < 30 ? i : i - 30);
      assertThat(Psnr.of(expected, shown.get(i))).as("frame " + i).isGreaterThan(30);
    }
  }

  @Test
  void theSoundGoesOnWhereTheFirstEnds() throws Exception {
    var rate = FrameRate.of(30);

    var joined = join(clip("a.mp4", rate, 30, false), clip("b.mp4", rate, 30, true), 1);

    var left = SoundReader.read(joined.video())[0];
    assertThat(left).hasSize(2 * Mp4Format.SAMPLE_RATE);
    assertThat(power(left, 0, 47_000)).isLessThan(1e-5);
    assertThat(power(left, 49_000, 95_000)).isCloseTo(0.125, within(0.02));
  }

  @Test
  void twoSilentClipsStaySilent() throws Exception {
    var rate = FrameRate.of(10);

    var joined = join(clip("a.mp4", rate, 10, false), clip("b.mp4", rate, 10, false), 1);

    assertThat(Mp4Probe.probe(joined.video()).audio()).isNull();
  }

  private static double power(float[] sound, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) sum += sound[i] * sound[i];
    return sum / (to - from);
  }

  @Test
  void anotherFrameRateIsBroughtToThatOfTheFirst() throws Exception {
    var first = clip("a.mp4", FrameRate.of(24), 24, true);
    var second = clip("b.mp4", FrameRate.of(30), 30, true);

    var joined = join(first, second, 1);

    var shown = frames(joined.video());
    assertThat(shown).hasSize(48);
    assertThat(Psnr.of(TestClips.picture(WIDTH, HEIGHT, 15), shown.get(24 + 12)))
        .isGreaterThan(30);
    assertThat(Mp4Probe.probe(joined.video()).seconds()).isCloseTo(2, within(1e-3));
  }

  @Test
  void thumbnailAndSheetShowTheWhole() throws Exception {
    var rate = FrameRate.of(10);

    var joined = join(clip("a.mp4", rate, 10, true), clip("b.mp4", rate, 10, true), 1);

    assertThat(Images.read(joined.thumbnail()).width()).isEqualTo(WIDTH);
    assertThat(Images.read(joined.spritesheet()).width()).isEqualTo(5 * 256);
  }

  @Test
  void aContinuationThatIsTooShortHoldsItsLastFrame() throws Exception {
    var rate = FrameRate.of(10);

    var joined = join(clip("a.mp4", rate, 10, true), clip("b.mp4", rate, 5, true), 1);

    assertThat(frames(joined.video())).hasSize(20);
  }

  @Test
  void whatIsNotWantedAnyMoreStopsAndLeavesNothing() throws Exception {
    var rate = FrameRate.of(10);
    var joiner =
        new ClipJoiner(clip("a.mp4", rate, 10, true), clip("b.mp4", rate, 10, true), 1, 1, () -> {
          throw new InterruptedException("cancelled");
        });

    assertThatThrownBy(() -> joiner.join(folder)).isInstanceOf(InterruptedException.class);
    assertThat(Files.exists(folder.resolve("joined.mp4"))).isFalse();
  }
}
