package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import java.util.List;
import java.util.Optional;

/**
 * Bends down, takes an object with both hands and lifts it before the waist. The person should
 * stand within 0.6 m of it.
 *
 * @param object its centre in the world
 * @param radius half its width, metres
 */
public record PickUp(Vec3 object, double radius) implements Action {
  private static final double REACH = 0.85;
  private static final double LIFT = 0.95;

  @Override
  public Motion plan(Person person, Footing from) {
    var f = Footing.facing(from.position(), object);
    var standing = new Standing(person);
    return new Lifting(standing, f, object, radius, HoldBall.place(standing, f, radius));
  }

  private record Lifting(Standing standing, Footing end, Vec3 object, double radius, Vec3 high)
      implements Motion {
    @Override
    public double seconds() {
      return REACH + LIFT + 0.2;
    }

    @Override
    public List<FigureEvent> events() {
      return List.of(new FigureEvent(FigureEvent.Kind.GRASP, REACH, object, Vec3.ZERO));
    }

    @Override
    public Optional<Vec3> held(double t) {
      return t < REACH ? Optional.empty() : Optional.of(centre(t));
    }

    private Vec3 centre(double t) {
      return object.lerp(high, Angles.ease((t - REACH) / LIFT));
    }

    @Override
    public Stance at(double t) {
      var s = standing.scale();
      var depth = Angles.clamp((1.0 * s - object.y() + end.position().y()) / (0.95 * s), 0, 1);
      var down = depth * Angles.ease(t / REACH) * (1 - Angles.ease((t - REACH) / LIFT));
      var stance = standing.at(end, (0.02 + 0.42 * down) * s, 1.35);
      stance.hips = stance.hips.plus(end.direction(0, 0, -0.14 * down * s));
      stance.pelvisPitch = 0.62 * down;
      stance.bend = 0.6 * down + 0.05;
      stance.gaze = t < REACH + 0.3 ? object : end.point(0, 1.4, 4);
      var reach = Angles.ease(t / (REACH * 0.95));
      var grip = centre(Math.max(t, REACH));
      var ready = standing.point(end, 0, 0.85, 0.32);
      BallGrip.hold(stance, end, ready.lerp(grip, reach), radius + 0.1 * s * (1 - reach));
      return stance;
    }
  }
}
