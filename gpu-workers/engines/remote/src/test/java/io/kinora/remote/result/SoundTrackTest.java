package io.kinora.remote.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.Mp4Format;
import org.junit.jupiter.api.Test;

class SoundTrackTest {
  private static final int SECOND = Mp4Format.SAMPLE_RATE;

  @Test
  void atASeamTheSoundsCrossWithConstantPower() {
    var track = new SoundTrack(2);
    track.add(constant(1, 0.5f), 0, 0, 1);
    track.add(constant(1, 0.5f), 0, 1, 2);

    var left = track.left();
    for (var i = 0; i < 2 * SECOND; i++) {
      // Equal power of equal sounds peaks at the square root of two.
      assertThat(left[i]).as("sample %d", i).isBetween(0.49f, 0.71f);
    }
    assertThat(left[SECOND]).isEqualTo(0.5f);
    assertThat(left[SECOND + SoundTrack.FADE]).isEqualTo(0.5f);
  }

  @Test
  void whatIsLeftOverOfTheEarlierSoundFadesOut() {
    var longer = constant(2, 0);
    for (var i = SECOND; i < 2 * SECOND; i++) longer[0][i] = 1;
    var track = new SoundTrack(2);

    track.add(longer, 0, 0, 1);

    assertThat(track.left()[SECOND - 1]).isZero();
    assertThat(track.left()[SECOND]).isEqualTo(1);
    assertThat(track.left()[SECOND + SoundTrack.FADE / 2]).isBetween(0.70f, 0.72f);
    assertThat(track.left()[SECOND + SoundTrack.FADE]).isZero();
  }

  @Test
  void skippedSamplesAreNotHeard() {
    var sound = constant(1, 0.25f);
    for (var i = 0; i < 100; i++) sound[0][i] = 1;
    var track = new SoundTrack(1);

    track.add(sound, 100, 0, 1);

    assertThat(track.left()[0]).isEqualTo(0.25f);
    assertThat(track.left()[SECOND - 101]).isEqualTo(0.25f);
    assertThat(track.left()[SECOND - 1]).as("nothing is left").isZero();
  }

  private static float[][] constant(int seconds, float value) {
    var sound = new float[2][seconds * SECOND];
    for (var channel : sound) java.util.Arrays.fill(channel, value);
    return sound;
  }
}
