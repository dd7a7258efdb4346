package io.kinora.world.audio;

/**
 * Brings a mix to delivery level: a set loudness, no true peak above the ceiling, and no click
 * where it begins and ends. Stateless.
 */
final class Mastering {
  /** What streaming services ask of stereo. */
  static final double LUFS = -16;

  /** Below -1 dBTP with room for what the AAC encoder adds. */
  private static final double CEILING = Math.pow(10, -1.6 / 20);

  private static final double LUFS_TOLERANCE = 0.05;
  private static final int PASSES_MAX = 10;
  private static final double GAIN_MAX = 1e5;
  private static final int LOOK_AHEAD = (int) (0.004 * Soundtrack.SAMPLE_RATE);
  private static final double RELEASE = 1 / (0.09 * Soundtrack.SAMPLE_RATE);
  private static final int FADE = (int) (0.012 * Soundtrack.SAMPLE_RATE);

  private Mastering() {}

  /** Returns the finished channels; silence stays silence. */
  static float[][] master(float[][] mix) {
    var faded = fade(mix);
    var loudness = Loudness.integrated(faded);
    if (loudness == Double.NEGATIVE_INFINITY) return faded;
    var gain = Math.min(GAIN_MAX, decibels(LUFS - loudness));
    var peaks = TruePeak.profile(faded);
    var result = limit(faded, peaks, gain);
    for (var pass = 0; pass < PASSES_MAX; pass++) {
      var missing = LUFS - Loudness.integrated(result);
      if (Math.abs(missing) < LUFS_TOLERANCE || gain >= GAIN_MAX) break;
      gain = Math.min(GAIN_MAX, gain * decibels(missing * 1.15));
      result = limit(faded, peaks, gain);
    }
    return result;
  }

  private static double decibels(double value) {
    return Math.pow(10, value / 20);
  }

  private static float[][] fade(float[][] mix) {
    var length = mix[0].length;
    var faded = new float[mix.length][length];
    for (var c = 0; c < mix.length; c++) {
      for (var i = 0; i < length; i++) {
        var edge = Math.min(1, Math.min(i, length - 1 - i) / (double) FADE);
        faded[c][i] = (float) (mix[c][i] * (0.5 - 0.5 * Math.cos(Math.PI * edge)));
      }
    }
    return faded;
  }

  /**
   * Amplifies and turns down around peaks. The gain is the mean of a window of what each peak in
   * that window allows, and so never more than the peak in its middle allows.
   */
  static float[][] limit(float[][] mix, float[] peaks, double gain) {
    var allowed = allowedGain(peaks, gain);
    var length = allowed.length;
    var result = new float[mix.length][length];
    var sum = 0.0;
    for (var i = -LOOK_AHEAD; i < LOOK_AHEAD; i++) sum += allowed[clamp(i, length)];
    for (var i = 0; i < length; i++) {
      sum += allowed[clamp(i + LOOK_AHEAD, length)];
      var g = sum / (2 * LOOK_AHEAD + 1);
      for (var c = 0; c < mix.length; c++) result[c][i] = (float) (mix[c][i] * g);
      sum -= allowed[clamp(i - LOOK_AHEAD, length)];
    }
    return result;
  }

  private static double[] allowedGain(float[] peaks, double gain) {
    var length = peaks.length;
    var least = new double[length];
    var window = new java.util.ArrayDeque<Integer>();
    var reach = 2 * LOOK_AHEAD;
    for (var i = 0; i < length + LOOK_AHEAD; i++) {
      if (i < length) {
        while (!window.isEmpty() && peaks[window.getLast()] <= peaks[i]) window.removeLast();
        window.addLast(i);
      }
      var middle = i - LOOK_AHEAD;
      if (middle < 0) continue;
      while (window.getFirst() < i - reach) window.removeFirst();
      least[middle] = Math.min(gain, CEILING / Math.max(1e-12, peaks[window.getFirst()]));
    }
    for (var i = 1; i < length; i++) {
      least[i] = Math.min(least[i], least[i - 1] + (gain - least[i - 1]) * RELEASE);
    }
    return least;
  }

  private static int clamp(int i, int length) {
    return Math.max(0, Math.min(length - 1, i));
  }
}
