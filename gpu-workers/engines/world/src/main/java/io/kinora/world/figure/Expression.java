package io.kinora.world.figure;

/** A mood as the face shows it. */
public enum Expression {
  NEUTRAL(),
  SMILE(weight(Feature.SMILE, 0.8), weight(Feature.CHEEK_RAISE, 0.5), weight(Feature.SQUINT, 0.2)),
  LAUGH(
      weight(Feature.SMILE, 1),
      weight(Feature.JAW_OPEN, 0.45),
      weight(Feature.UPPER_LIP_UP, 0.4),
      weight(Feature.CHEEK_RAISE, 1),
      weight(Feature.SQUINT, 0.5)),
  SAD(weight(Feature.FROWN, 0.8), weight(Feature.BROW_INNER_UP, 0.9), weight(Feature.SQUINT, 0.15)),
  SURPRISED(
      weight(Feature.JAW_OPEN, 0.5),
      weight(Feature.BROW_INNER_UP, 0.9),
      weight(Feature.BROW_OUTER_UP, 1),
      weight(Feature.EYES_WIDE, 0.9)),
  ANGRY(
      weight(Feature.BROW_DOWN, 1),
      weight(Feature.SQUINT, 0.35),
      weight(Feature.LIPS_PRESS, 0.6),
      weight(Feature.FROWN, 0.35),
      weight(Feature.NOSE_WRINKLE, 0.5)),
  FOCUSED(
      weight(Feature.BROW_DOWN, 0.35),
      weight(Feature.SQUINT, 0.3),
      weight(Feature.LIPS_PRESS, 0.35)),
  PAINED(
      weight(Feature.SQUINT, 0.8),
      weight(Feature.BROW_DOWN, 0.6),
      weight(Feature.BROW_INNER_UP, 0.4),
      weight(Feature.LIPS_WIDE, 0.7),
      weight(Feature.UPPER_LIP_UP, 0.5),
      weight(Feature.LOWER_LIP_DOWN, 0.4),
      weight(Feature.NOSE_WRINKLE, 0.6));

  private record Weight(Feature feature, double strength) {}

  private final Face face;

  Expression(Weight... weights) {
    var face = Face.NEUTRAL;
    for (var w : weights) {
      face = face.with(w.feature, w.strength);
    }
    this.face = face;
  }

  private static Weight weight(Feature feature, double strength) {
    return new Weight(feature, strength);
  }

  Face face() {
    return face;
  }
}
