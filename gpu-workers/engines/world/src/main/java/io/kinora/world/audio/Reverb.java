package io.kinora.world.audio;

/**
 * What a room gives back: a feedback delay network of eight lines (Jot and Chaigne, 1991) with a
 * Householder matrix. Its power at the listener follows from the room's critical distance, so that
 * near sources are dry and far ones are not.
 */
final class Reverb {
  private static final int[] DELAYS = {1433, 1601, 1867, 2053, 2251, 2399, 2617, 2797};

  /** Volume of the room that the delays are made for, in cubic metres. */
  private static final double DELAYS_VOLUME = 4_000;

  /** Sabine: metres of critical distance per root of volume over reverberation time. */
  private static final double CRITICAL_DISTANCE = 0.057;

  /** A camera's microphone looks at what it films and takes half the room's pressure. */
  private static final double DIRECTIVITY = 0.5;

  /** One-pole coefficient of each round: highs die away about twice as fast. */
  private static final double DAMPING = 0.55;

  private final int[] lengths = new int[DELAYS.length];
  private final double[] feedback = new double[DELAYS.length];
  private final double gain;
  private final int preDelay;

  Reverb(Place place) {
    var side = Math.cbrt(place.volume());
    var scale = Math.max(0.35, Math.min(2.2, side / Math.cbrt(DELAYS_VOLUME)));
    for (var k = 0; k < DELAYS.length; k++) {
      lengths[k] = (int) Math.round(DELAYS[k] * scale);
      var rounds = lengths[k] / (place.reverberation() * Soundtrack.SAMPLE_RATE);
      feedback[k] = Math.pow(10, -3 * rounds);
    }
    var free = 2.0 / 3 * side / Spatialiser.SPEED_OF_SOUND;
    preDelay = (int) Math.min(0.06 * Soundtrack.SAMPLE_RATE, free * Soundtrack.SAMPLE_RATE);
    var critical = CRITICAL_DISTANCE * Math.sqrt(place.volume() / place.reverberation());
    gain = DIRECTIVITY / (critical * Math.sqrt(responsePower(place)));
  }

  private double responsePower(Place place) {
    var impulse = new float[(int) (place.reverberation() * Soundtrack.SAMPLE_RATE) + 4096];
    impulse[0] = 1;
    var response = new float[2][impulse.length];
    run(impulse, response, 1);
    var power = 0.0;
    for (var channel : response) {
      for (var value : channel) power += 0.5 * value * value;
    }
    return power;
  }

  /** Adds the answer of the room to what was radiated into it. */
  void add(float[] radiated, float[][] out) {
    run(radiated, out, gain);
  }

  private void run(float[] in, float[][] out, double level) {
    var lines = new float[lengths.length][];
    for (var k = 0; k < lines.length; k++) lines[k] = new float[lengths[k]];
    var at = new int[lines.length];
    var damped = new double[lines.length];
    for (var i = 0; i < in.length; i++) {
      var sum = 0.0;
      for (var k = 0; k < lines.length; k++) {
        damped[k] += (lines[k][at[k]] - damped[k]) * DAMPING;
        sum += damped[k] * feedback[k];
      }
      var x = i >= preDelay ? in[i - preDelay] : 0;
      var left = 0.0;
      var right = 0.0;
      for (var k = 0; k < lines.length; k++) {
        var y = damped[k] * feedback[k];
        lines[k][at[k]] = (float) (x + y - sum * 2 / lines.length);
        at[k] = at[k] + 1 == lengths[k] ? 0 : at[k] + 1;
        var sign = (k & 2) == 0 ? 1 : -1;
        if ((k & 1) == 0) left += sign * y;
        else right += sign * y;
      }
      out[0][i] += (float) (level * left);
      out[1][i] += (float) (level * right);
    }
  }
}
