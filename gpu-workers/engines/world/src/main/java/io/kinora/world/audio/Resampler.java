package io.kinora.world.audio;

/** Changes the speed of a sound by a fraction, by a windowed sinc. Stateless. */
final class Resampler {
  private static final int HALF_TAPS = 12;

  private Resampler() {}

  /**
   * Reads a sound in steps of other than one sample.
   *
   * @param step input samples per output sample, at most 1: a larger one would fold over
   */
  static float[] resample(float[] in, double step) {
    if (!(step > 0 && step <= 1)) throw new IllegalArgumentException("step is " + step);
    var out = new float[(int) Math.ceil(in.length / step)];
    for (var i = 0; i < out.length; i++) {
      var position = i * step;
      var base = (int) Math.floor(position);
      var sum = 0.0;
      for (var k = base - HALF_TAPS + 1; k <= base + HALF_TAPS; k++) {
        if (k >= 0 && k < in.length) sum += in[k] * kernel(position - k);
      }
      out[i] = (float) sum;
    }
    return out;
  }

  private static double kernel(double x) {
    if (Math.abs(x) < 1e-9) return 1;
    if (Math.abs(x) >= HALF_TAPS) return 0;
    var window = 0.5 + 0.5 * Math.cos(Math.PI * x / HALF_TAPS);
    return Math.sin(Math.PI * x) / (Math.PI * x) * window;
  }
}
