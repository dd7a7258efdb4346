package io.kinora.world.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals of EBU Tech 3341 and ITU-R BS.1770, some of them shortened. */
class LoudnessTest {
  @Test
  void oneChannelAtFullScaleIsThreeBelow() {
    var sine = Signals.sine(997, 1, 0, 3);
    assertThat(Loudness.integrated(new float[][] {sine, new float[sine.length]}))
        .isCloseTo(-3.01, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({"-23", "-33", "-16"})
  void stereoToneOfOneKilohertzMeasuresAsItsLevel(double level) {
    assertThat(Loudness.integrated(Signals.stereoSine(1000, level, 5)))
        .isCloseTo(level, within(0.1));
  }

  @Test
  void quietPassagesAreGatedOut() {
    var sound = Signals.joined(
        Signals.stereoSine(1000, -36, 3),
        Signals.stereoSine(1000, -23, 18),
        Signals.stereoSine(1000, -36, 3));
    assertThat(Loudness.integrated(sound)).isCloseTo(-23, within(0.1));
  }

  @Test
  void silenceIsGatedOutAbsolutely() {
    var sound = Signals.joined(
        new float[2][48_000 * 5],
        Signals.stereoSine(1000, -26, 10),
        Signals.stereoSine(1000, -80, 5));
    assertThat(Loudness.integrated(sound)).isCloseTo(-26, within(0.15));
  }

  @Test
  void silenceHasNoLoudness() {
    assertThat(Loudness.integrated(new float[2][48_000])).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void deepTonesCountLess() {
    assertThat(Loudness.integrated(Signals.stereoSine(30, -20, 3))).isLessThan(-28);
    assertThat(Loudness.integrated(Signals.stereoSine(8000, -20, 3))).isGreaterThan(-17.5);
  }
}
