package io.kinora.world.figure;

/**
 * Treads water, the shoulders at the surface.
 *
 * @param seconds how long
 */
public record Tread(double seconds) implements Action {
  /** From the hips down to the feet of one who treads, for 1.78 m. */
  static final double STRETCH = 0.72;

  private static final double BOB = 0.025;

  @Override
  public Motion plan(Person person, Footing from) {
    return new Treading(new Afloat(new Standing(person)), from, seconds);
  }

  private record Treading(Afloat afloat, Footing end, double seconds) implements Motion {
    @Override
    public Stance at(double t) {
      var s = afloat.scale();
      var depth = Afloat.DEPTH * s - BOB * StrictMath.sin(2.2 * t);
      return afloat.upright(end, depth, STRETCH * s, 1, t);
    }
  }
}
