package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import java.util.List;
import java.util.Optional;

/**
 * Catches something that comes flying before the chest with both hands, and keeps it.
 *
 * @param thrower where it comes from; only the bearing matters
 * @param delay seconds until it is there
 * @param keep seconds for which it is held afterwards
 * @param radius half its width, metres
 */
public record Catch(Vec3 thrower, double delay, double keep, double radius) implements Action {
  private static final double REACH = 0.5;
  private static final double CLOSE = 0.1;
  private static final double GIVE = 0.5;

  /** Where the middle of what is caught meets the hands of a person. */
  public static Vec3 place(Person person, Footing from, Vec3 thrower) {
    var f = Footing.facing(from.position(), thrower);
    return new Standing(person).point(f, 0, 1.2, 0.42);
  }

  @Override
  public Motion plan(Person person, Footing from) {
    var f = Footing.facing(from.position(), thrower);
    return new Catching(new Standing(person), f, place(person, from, thrower), this);
  }

  private record Catching(Standing standing, Footing end, Vec3 place, Catch action)
      implements Motion {
    @Override
    public double seconds() {
      return action.delay + action.keep;
    }

    @Override
    public List<FigureEvent> events() {
      return List.of(new FigureEvent(FigureEvent.Kind.GRASP, action.delay, place, Vec3.ZERO));
    }

    @Override
    public Optional<Vec3> held(double t) {
      return t < action.delay ? Optional.empty() : Optional.of(centre(t));
    }

    /** The hands give way to it and bring it before the waist. */
    private Vec3 centre(double t) {
      var low = HoldBall.place(standing, end, action.radius);
      return place.lerp(low, Angles.ease((t - action.delay) / GIVE));
    }

    @Override
    public Stance at(double t) {
      var s = standing.scale();
      var reach = Angles.ease((t - action.delay + REACH) / (REACH - CLOSE));
      var stance = standing.at(end, (0.014 + 0.03 * reach) * s, 1 + 0.35 * reach);
      if (reach <= 0) return stance;
      var close = Angles.smooth(action.delay - CLOSE, action.delay, t);
      var ready = standing.point(end, 0, 0.85, 0.3);
      var at = ready.lerp(centre(Math.max(t, action.delay)), reach);
      stance.bend = 0.08 * reach;
      BallGrip.hold(stance, end, at, action.radius + 0.09 * s * (1 - close));
      return stance;
    }
  }
}
