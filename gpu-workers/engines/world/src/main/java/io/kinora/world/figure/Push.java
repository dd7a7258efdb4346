package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import java.util.List;

/**
 * Pushes something with both hands from an arm's length away.
 *
 * @param point where the hands meet it, in the world
 * @param speed of the hands at contact, m/s, 0.2 to 4
 */
public record Push(Vec3 point, double speed) implements Action {
  private static final double READY = 0.55;

  @Override
  public Motion plan(Person person, Footing from) {
    return new Pushing(
        new Standing(person),
        Footing.facing(from.position(), point),
        point,
        Angles.clamp(speed, 0.2, 4));
  }

  private static final class Pushing implements Motion {
    private final Standing standing;
    private final Footing f;
    private final Vec3 point;
    private final double speed;
    private final double contact;
    private final Track hands;

    Pushing(Standing standing, Footing f, Vec3 point, double speed) {
      this.standing = standing;
      this.f = f;
      this.point = point;
      this.speed = speed;
      var low = standing.point(f, 0, 0.85, 0.2);
      var ahead = f.direction(0, 0, 1);
      var drawn = point.plus(ahead, -0.22 * standing.scale());
      this.contact = READY + Angles.clamp(0.4 / speed, 0.12, 0.5);
      this.hands = Track.builder()
          .rest(0, low)
          .rest(READY, drawn)
          .pass(contact, point, ahead.times(speed))
          .rest(contact + 0.25, point.plus(ahead, 0.1 * standing.scale()))
          .rest(contact + 0.5, point)
          .rest(contact + 1.1, low)
          .build();
    }

    @Override
    public double seconds() {
      return contact + 1.15;
    }

    @Override
    public Footing end() {
      return f;
    }

    @Override
    public List<FigureEvent> events() {
      return List.of(
          new FigureEvent(FigureEvent.Kind.STRIKE, contact, point, f.direction(0, 0, speed)));
    }

    @Override
    public Stance at(double t) {
      var s = standing.scale();
      var lean = Angles.hump(READY - 0.1, contact + 0.1, contact + 0.3, contact + 1.0, t);
      var on = Angles.hump(0, READY * 0.8, contact + 0.5, contact + 1.1, t);
      var stance = standing.at(f, (0.02 + 0.05 * lean) * s, 1.2);
      stance.hips = stance.hips.plus(f.direction(0, 0, 0.06 * lean * s));
      stance.bend = 0.2 * lean;
      stance.pelvisPitch = 0.12 * lean;
      stance.gaze = point;
      stance.face = Expression.FOCUSED.face();
      for (var side : Side.values()) {
        var g = side.sign();
        var palm = hands.at(t).plus(f.direction(0.13 * g * s, 0, 0));
        var fingers = f.direction(0.1 * g, -1, 0.1)
            .lerp(f.direction(0.1 * g, 0.95, 0.25), on)
            .unit();
        var facing = f.direction(-g, 0, 0.1)
            .lerp(f.direction(0, -0.1, 1), on)
            .without(fingers)
            .unit();
        stance.arm(side, Arm.palmInWorld(palm, f.direction(0.7 * g, -0.6, -0.5), fingers, facing));
        stance.hand(side, HandShape.RELAXED.mix(HandShape.OPEN, on));
      }
      return stance;
    }
  }
}
