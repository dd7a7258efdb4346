package io.kinora.world.figure;

/**
 * How the fingers are held: 0 straight to 1 closed.
 *
 * @param spread fingers apart, -0.3 to 1
 * @param oppose thumb across the palm, 0 to 1
 */
record HandShape(
    double thumb,
    double index,
    double middle,
    double ring,
    double little,
    double spread,
    double oppose) {
  static final HandShape RELAXED = new HandShape(0.18, 0.22, 0.28, 0.33, 0.38, 0, 0.25);
  static final HandShape OPEN = new HandShape(0.02, 0.03, 0.02, 0.03, 0.05, 0.6, 0);
  static final HandShape FLAT = new HandShape(0.1, 0.02, 0.02, 0.02, 0.03, -0.2, 0.1);
  static final HandShape FIST = new HandShape(0.75, 0.95, 0.97, 0.97, 0.97, -0.3, 0.75);
  static final HandShape GRIP = new HandShape(0.4, 0.55, 0.58, 0.6, 0.62, 0, 0.85);
  static final HandShape POINT = new HandShape(0.6, 0.02, 0.85, 0.9, 0.92, 0, 0.7);
  /** Around a ball. */
  static final HandShape CUP = new HandShape(0.12, 0.2, 0.2, 0.22, 0.25, 0.75, 0.15);

  double curl(int finger) {
    return switch (finger) {
      case 0 -> thumb;
      case 1 -> index;
      case 2 -> middle;
      case 3 -> ring;
      default -> little;
    };
  }

  HandShape mix(HandShape b, double t) {
    return new HandShape(
        thumb + (b.thumb - thumb) * t,
        index + (b.index - index) * t,
        middle + (b.middle - middle) * t,
        ring + (b.ring - ring) * t,
        little + (b.little - little) * t,
        spread + (b.spread - spread) * t,
        oppose + (b.oppose - oppose) * t);
  }
}
