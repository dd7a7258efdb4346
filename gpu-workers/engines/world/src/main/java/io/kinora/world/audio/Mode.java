package io.kinora.world.audio;

/**
 * One way in which a body rings.
 *
 * @param hertz its pitch
 * @param decay seconds until it has died away by 60 dB
 * @param gain how strongly a blow excites it
 */
record Mode(double hertz, double decay, double gain) {

  /** A resonator of this mode that answers a unit impulse with an amplitude of the gain. */
  Resonator resonator() {
    return new Resonator(this);
  }

  /** Two poles; holds the state of one sounding mode. */
  static final class Resonator {
    private final double gain;
    private final double a1;
    private final double a2;
    private double y1;
    private double y2;

    private Resonator(Mode mode) {
      var angle = 2 * Math.PI * mode.hertz / Soundtrack.SAMPLE_RATE;
      var radius = Math.pow(10, -3 / (mode.decay * Soundtrack.SAMPLE_RATE));
      a1 = 2 * radius * Math.cos(angle);
      a2 = -radius * radius;
      gain = mode.gain * Math.sin(angle);
    }

    double next(double force) {
      var y = gain * force + a1 * y1 + a2 * y2;
      y2 = y1;
      y1 = y;
      return y;
    }
  }
}
