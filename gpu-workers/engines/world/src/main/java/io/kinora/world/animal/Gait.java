package io.kinora.world.animal;

/**
 * Where the four feet are on a straight way. A foot stays where it came down while the body passes
 * over it and then swings ahead; which foot goes when follows from the speed: walk, trot or gallop
 * by the Froude number (R. McN. Alexander, 1984). Immutable.
 */
final class Gait {
  private static final double[] WALK = {0.25, 0.75, 0, 0.5};
  private static final double[] TROT = {0.5, 0, 0, 0.5};
  private static final double[] GALLOP = {0.55, 0.68, 0, 0.12};

  private final double stride;
  private final double stance;
  private final double[] phases;
  private final double lift;
  private final boolean gallops;

  private Gait(double stride, double stance, double[] phases, double lift, boolean gallops) {
    this.stride = stride;
    this.stance = stance;
    this.phases = phases;
    this.lift = lift;
    this.gallops = gallops;
  }

  /** @param hip height of the hips, metres */
  static Gait of(double speed, double hip) {
    var froude = speed * speed / (9.81 * hip);
    var stride = stride(speed, hip);
    if (froude < 0.5) return new Gait(stride, 0.64, WALK, 0.1 * hip, false);
    if (froude < 3) {
      return new Gait(stride, Math.min(0.45, 1.15 * hip / stride), TROT, 0.16 * hip, false);
    }
    return new Gait(stride, Math.min(0.3, 1.1 * hip / stride), GALLOP, 0.26 * hip, true);
  }

  /** Relative stride length 2.3 Fr^0.3 (R. McN. Alexander, 1976). */
  static double stride(double speed, double hip) {
    var froude = Math.max(0.05, speed * speed / (9.81 * hip));
    return 2.3 * hip * StrictMath.pow(froude, 0.3) * (froude < 0.5 ? 0.85 : 0.8);
  }

  boolean gallops() {
    return gallops;
  }

  /** Part of the cycle, 0 to 1, after some metres. */
  double phase(double gone) {
    return gone / stride - Math.floor(gone / stride);
  }

  /**
   * A foot against its place under the standing body.
   *
   * @param ahead metres along the way
   * @param up metres over the ground
   */
  record Foot(double ahead, double up) {}

  Foot foot(int leg, Moment.Path path) {
    var cycle = path.gone() / stride - phases[leg];
    var k = Math.floor(cycle);
    var f = cycle - k;
    var here = print(k, leg, path);
    var near = Math.min(1, Math.min(path.gone(), path.length() - path.gone()) / (0.3 * stride));
    if (f < stance) return new Foot((here - path.gone()) * near, 0);
    var u = (f - stance) / (1 - stance);
    var go = u * u * (3 - 2 * u);
    var place = here + (print(k + 1, leg, path) - here) * go;
    return new Foot((place - path.gone()) * near, lift * Math.sin(Math.PI * u) * near);
  }

  /** Where on the way a foot comes down for the k-th time. */
  private double print(double k, int leg, Moment.Path path) {
    var place = (k + phases[leg]) * stride + 0.5 * stance * stride;
    return Math.max(0, Math.min(path.length(), place));
  }
}
