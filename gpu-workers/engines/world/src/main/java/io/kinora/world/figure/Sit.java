package io.kinora.world.figure;

/**
 * Sits down on a seat behind the person, stays, and stands up again unless it lasts.
 *
 * @param seat height of the seat above the ground, metres
 * @param seconds until the person stands again
 */
public record Sit(double seat, double seconds) implements Action {
  private static final double MOVE = 1.1;

  @Override
  public Motion plan(Person person, Footing from) {
    return new Sitting(new Standing(person), from, seat, Math.max(2 * MOVE + 0.2, seconds));
  }

  private record Sitting(Standing standing, Footing end, double seat, double seconds)
      implements Motion {
    @Override
    public Stance at(double t) {
      var s = standing.scale();
      var down = Math.min(Angles.ease(t / MOVE), Angles.ease((seconds - t) / MOVE));
      var moving = 4 * down * (1 - down);
      var stance = standing.at(end);
      var height = end.position().y() + seat + 0.105 * s;
      stance.hips = stance
          .hips
          .withY(Angles.mix(stance.hips.y(), height, down))
          .plus(end.direction(0, 0, -0.4 * down * s));
      stance.pelvisPitch = 0.55 * moving - 0.1 * down;
      stance.bend = 0.3 * moving + 0.08 * down;
      stance.knees = 0.1 + 0.1 * down;
      for (var side : Side.values()) {
        var g = side.sign();
        if (down > 0.02) {
          var knee = standing.point(end, 0.12 * g, 0, -0.16).withY(height + 0.075 * s);
          var hanging = standing.point(end, 0.26 * g, 0.8, 0.06);
          var palm = hanging.lerp(knee, down);
          stance.arm(
              side,
              Arm.palmInWorld(
                  palm,
                  end.direction(0.7 * g, -0.3, -0.7),
                  end.direction(-0.05 * g, -1, 0.1)
                      .lerp(end.direction(-0.15 * g, -0.15, 1), down)
                      .unit(),
                  end.direction(-g, 0, 0.1)
                      .lerp(end.direction(0, -1, -0.1), down)
                      .unit()));
        }
      }
      return stance;
    }
  }
}
