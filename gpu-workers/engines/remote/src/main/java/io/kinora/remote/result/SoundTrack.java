package io.kinora.remote.result;

import io.kinora.media.Mp4Format;

/**
 * The sound of a whole video, put together of the sounds of its pieces. At a seam the sound before
 * fades out while the one after fades in, with constant power over 50 ms; where the earlier sound
 * ends at the seam it is mirrored, so that nothing jumps. Not thread-safe.
 */
final class SoundTrack {
  static final int FADE = Mp4Format.SAMPLE_RATE / 20;

  private final float[][] samples;

  SoundTrack(double seconds) {
    var length = (int) Math.round(seconds * Mp4Format.SAMPLE_RATE);
    samples = new float[][] {new float[length], new float[length]};
  }

  float[] left() {
    return samples[0];
  }

  float[] right() {
    return samples[1];
  }

  /**
   * Adds a piece.
   *
   * @param sound left and right channel of the whole clip
   * @param skip samples at its start that are not heard
   * @param from second at which the piece begins
   * @param to second at which it ends
   */
  void add(float[][] sound, int skip, double from, double to) {
    var begin = (int) Math.round(from * Mp4Format.SAMPLE_RATE);
    var end = Math.min(samples[0].length, (int) Math.round(to * Mp4Format.SAMPLE_RATE));
    for (var channel = 0; channel < samples.length; channel++) {
      add(sound[channel], skip, samples[channel], begin, end);
    }
  }

  private static void add(float[] sound, int skip, float[] track, int begin, int end) {
    var length = end - begin;
    var there = Math.min(length, sound.length - skip);
    for (var i = 0; i < there; i++) {
      var fadesIn = begin > 0 && i < FADE;
      track[begin + i] += (float) (sound[skip + i] * (fadesIn ? rising(i) : 1));
    }
    // The tail goes on into the next piece.
    for (var i = 0; there == length && i < FADE && end + i < track.length; i++) {
      var at = skip + length + i;
      if (at >= sound.length) at = 2 * (sound.length - 1) - at;
      if (at < 0) return;
      track[end + i] += (float) (sound[at] * rising(FADE - i));
    }
  }

  private static double rising(int sample) {
    return Math.sin(Math.PI / 2 * sample / FADE);
  }
}
