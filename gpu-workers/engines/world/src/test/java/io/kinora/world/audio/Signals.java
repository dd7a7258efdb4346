package io.kinora.world.audio;

/** Known signals and simple measurements. */
final class Signals {
  private Signals() {}

  static float[] sine(double hertz, double amplitude, double phase, double seconds) {
    var samples = new float[(int) Math.round(seconds * Soundtrack.SAMPLE_RATE)];
    for (var i = 0; i < samples.length; i++) {
      samples[i] =
          (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / Soundtrack.SAMPLE_RATE + phase));
    }
    return samples;
  }

  /** A sine of this level in dB below full scale in both channels. */
  static float[][] stereoSine(double hertz, double decibels, double seconds) {
    var sine = sine(hertz, Math.pow(10, decibels / 20), 0, seconds);
    return new float[][] {sine, sine.clone()};
  }

  static float[][] joined(float[][]... parts) {
    var length = 0;
    for (var part : parts) length += part[0].length;
    var whole = new float[2][length];
    var at = 0;
    for (var part : parts) {
      for (var c = 0; c < 2; c++) System.arraycopy(part[c], 0, whole[c], at, part[c].length);
      at += part[0].length;
    }
    return whole;
  }

  /** Seconds of the first sample whose magnitude passes a share of the largest after a time. */
  static double onset(float[] sound, double after, double share) {
    var from = (int) (after * Soundtrack.SAMPLE_RATE);
    var largest = 0f;
    for (var i = from; i < sound.length; i++) largest = Math.max(largest, Math.abs(sound[i]));
    for (var i = from; i < sound.length; i++) {
      if (Math.abs(sound[i]) > share * largest) return i / (double) Soundtrack.SAMPLE_RATE;
    }
    return Double.NaN;
  }

  static double rms(float[] sound, double from, double to) {
    var sum = 0.0;
    var start = (int) (from * Soundtrack.SAMPLE_RATE);
    var end = (int) (to * Soundtrack.SAMPLE_RATE);
    for (var i = start; i < end; i++) sum += sound[i] * (double) sound[i];
    return Math.sqrt(sum / (end - start));
  }

  /** Magnitude of one frequency in a stretch of sound, by Goertzel's method. */
  static double magnitude(float[] sound, double hertz, double from, double to) {
    var start = (int) (from * Soundtrack.SAMPLE_RATE);
    var end = Math.min(sound.length, (int) (to * Soundtrack.SAMPLE_RATE));
    var re = 0.0;
    var im = 0.0;
    for (var i = start; i < end; i++) {
      var angle = 2 * Math.PI * hertz * i / Soundtrack.SAMPLE_RATE;
      var window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i - start) / (end - start));
      re += window * sound[i] * Math.cos(angle);
      im += window * sound[i] * Math.sin(angle);
    }
    return 4 * Math.hypot(re, im) / (end - start);
  }
}
