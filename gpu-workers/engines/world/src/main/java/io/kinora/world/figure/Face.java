package io.kinora.world.figure;

/** What a face does at one moment: a strength for every {@link Feature}. Immutable. */
final class Face {
  static final Face NEUTRAL = new Face(new double[Feature.COUNT]);

  private final double[] strengths;

  private Face(double[] strengths) {
    this.strengths = strengths;
  }

  double get(Feature feature) {
    return strengths[feature.ordinal()];
  }

  /** This face with one feature set. */
  Face with(Feature feature, double strength) {
    var s = strengths.clone();
    s[feature.ordinal()] = Angles.clamp(strength, 0, 1);
    return new Face(s);
  }

  Face mix(Face b, double t) {
    var s = strengths.clone();
    for (var i = 0; i < s.length; i++) {
      s[i] += (b.strengths[i] - s[i]) * t;
    }
    return new Face(s);
  }

  /** Speech takes over the mouth by {@code amount} and leaves the mood around the eyes. */
  Face speaking(Viseme v, double amount) {
    var quiet = 1 - 0.75 * amount;
    var s = strengths.clone();
    blend(s, Feature.JAW_OPEN, quiet, v.jaw * amount);
    blend(s, Feature.LIPS_WIDE, quiet, v.wide * amount);
    blend(s, Feature.PUCKER, quiet, v.pucker * amount);
    blend(s, Feature.UPPER_LIP_UP, quiet, v.upper * amount);
    blend(s, Feature.LOWER_LIP_DOWN, quiet, v.lower * amount);
    blend(s, Feature.LIP_TUCK, quiet, v.tuck * amount);
    blend(s, Feature.LIPS_PRESS, quiet, v.press * amount);
    return new Face(s);
  }

  private static void blend(double[] s, Feature feature, double keep, double add) {
    var i = feature.ordinal();
    s[i] = Math.min(1, s[i] * keep + add);
  }

  /** Lids closed by {@code amount} on top of what they do. */
  Face blinking(double amount) {
    return with(Feature.BLINK_L, Math.max(get(Feature.BLINK_L), amount))
        .with(Feature.BLINK_R, Math.max(get(Feature.BLINK_R), amount));
  }
}
