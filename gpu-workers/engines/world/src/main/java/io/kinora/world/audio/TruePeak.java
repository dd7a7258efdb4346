package io.kinora.world.audio;

/**
 * Height of the wave between its samples, after ITU-R BS.1770-5 annex 2: four times as many
 * samples, interpolated. Stateless.
 */
public final class TruePeak {
  private static final int OVERSAMPLING = 4;
  private static final int HALF_TAPS = 12;
  private static final double[][] PHASES = phases();

  private TruePeak() {}

  /** The largest magnitude of any channel, 1 for full scale. */
  public static double of(float[][] channels) {
    var peak = 0.0;
    for (var value : profile(channels)) peak = Math.max(peak, value);
    return peak;
  }

  /** The largest magnitude of any channel at and just after each sample. */
  static float[] profile(float[][] channels) {
    var peaks = new float[channels[0].length];
    for (var channel : channels) {
      for (var i = 0; i < peaks.length; i++) {
        peaks[i] = Math.max(peaks[i], around(channel, i));
      }
    }
    return peaks;
  }

  private static float around(float[] channel, int i) {
    var peak = Math.abs(channel[i]);
    for (var phase : PHASES) {
      var sum = 0.0;
      for (var k = 0; k < phase.length; k++) {
        var at = i + k - HALF_TAPS + 1;
        if (at >= 0 && at < channel.length) sum += phase[k] * channel[at];
      }
      peak = Math.max(peak, (float) Math.abs(sum));
    }
    return peak;
  }

  /** Interpolators to 1/4, 2/4 and 3/4 of the way to the next sample: sinc under a Hann window. */
  private static double[][] phases() {
    var phases = new double[OVERSAMPLING - 1][2 * HALF_TAPS];
    for (var p = 1; p < OVERSAMPLING; p++) {
      for (var k = 0; k < 2 * HALF_TAPS; k++) {
        var x = k - HALF_TAPS + 1 - p / (double) OVERSAMPLING;
        var window = 0.5 + 0.5 * Math.cos(Math.PI * x / HALF_TAPS);
        phases[p - 1][k] = Math.sin(Math.PI * x) / (Math.PI * x) * window;
      }
    }
    return phases;
  }
}
