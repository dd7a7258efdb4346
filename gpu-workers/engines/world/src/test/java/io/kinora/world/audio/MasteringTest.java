package io.kinora.world.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MasteringTest {
  private static final double ONE_BELOW_FULL_SCALE = Math.pow(10, -1 / 20.0);

  @Test
  void peakBetweenTheSamplesIsFound() {
    var sine = Signals.sine(12_000, 1, Math.PI / 4, 0.5);
    assertThat(sine[100]).isCloseTo((float) Math.sqrt(0.5), within(1e-3f));
    assertThat(TruePeak.of(new float[][] {sine})).isCloseTo(1, within(0.03));
  }

  @Test
  void quietAndLoudMixesComeOutEquallyLoud() {
    for (var level : new double[] {-60, -3, 30}) {
      var mastered = Mastering.master(Signals.stereoSine(440, level, 3));
      assertThat(Loudness.integrated(mastered)).isCloseTo(-16, within(0.2));
    }
  }

  @Test
  void fewStrongPeaksAreHeldBelowTheCeiling() {
    var mix = Signals.stereoSine(300, -50, 4);
    for (var i = 10_000; i < 190_000; i += 30_011) {
      mix[0][i] = 1;
      mix[1][i + 1] = -1;
    }
    var mastered = Mastering.master(mix);
    assertThat(TruePeak.of(mastered)).isLessThan(ONE_BELOW_FULL_SCALE);
    assertThat(Loudness.integrated(mastered)).isCloseTo(-16, within(0.3));
  }

  @Test
  void limiterLeavesWhatIsBelowTheCeiling() {
    var mix = Signals.stereoSine(300, -20, 1);
    assertThat(Mastering.limit(mix, TruePeak.profile(mix), 1)[0])
        .containsExactly(mix[0], within(1e-6f));
  }

  @Test
  void soundBeginsAndEndsWithoutAClick() {
    var mastered = Mastering.master(Signals.stereoSine(440, -10, 2));
    for (var channel : mastered) {
      assertThat(channel[0]).isZero();
      assertThat(channel[channel.length - 1]).isCloseTo(0, within(1e-4f));
      assertThat(Signals.rms(channel, 0, 0.002)).isLessThan(0.02);
    }
  }

  @Test
  void silenceStaysSilence() {
    assertThat(Mastering.master(new float[2][9600])[0]).containsOnly(0f);
  }
}
