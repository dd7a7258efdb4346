package io.kinora.world.animal;

/**
 * The measures of a bird.
 *
 * @param length from breast to rump, metres
 * @param span of both wings, as a share of the length
 * @param neck length of it, as a share of the length
 * @param upright lean of the body from level, radians
 * @param leg length of a leg, as a share of the length
 * @param flies whether it takes to the air
 * @param body colour of body and head, sRGB
 * @param wing colour of the wings, sRGB
 * @param beak colour of beak and legs, sRGB
 */
record Plumage(
    double length,
    double span,
    double neck,
    double upright,
    double leg,
    boolean flies,
    int body,
    int wing,
    int beak) {
  static Plumage of(String kind) {
    return switch (kind) {
      case "duck" -> new Plumage(0.42, 1.9, 0.42, 0.15, 0.16, true, 0xe9e6dc, 0xcfc8b8, 0xe59a2c);
      case "chicken" -> new Plumage(0.36, 1.1, 0.4, 0.3, 0.36, true, 0xb5652f, 0x8a4a22, 0xd9a13a);
      case "penguin" -> new Plumage(0.55, 0.9, 0.2, 1.35, 0.1, false, 0x24282e, 0x1b1e23, 0xd98a2b);
      case "butterfly" -> new Plumage(0.08, 2.6, 0.1, 0.2, 0.1, true, 0x2a2018, 0xe08a2a, 0x2a2018);
      default -> new Plumage(0.3, 3.1, 0.22, 0.2, 0.24, true, 0xeceeef, 0xa9b0b6, 0xe0a233);
    };
  }
}
