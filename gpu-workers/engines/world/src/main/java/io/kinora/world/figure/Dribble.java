package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Dribbles a ball on the spot with the right hand. Between hand and ground the ball falls and rises
 * freely; in the hand it is slowed down and pushed back.
 *
 * @param bounces how often the ball meets the ground
 * @param radius of the ball, metres
 * @param restitution speed after the ground against before, 0.6 to 0.9
 */
public record Dribble(int bounces, double radius, double restitution) implements Action {
  private static final double G = 9.81;
  private static final double IN_HAND = 0.3;

  @Override
  public Motion plan(Person person, Footing from) {
    return new Dribbling(new Standing(person), from, bounces, radius, restitution);
  }

  private static final class Dribbling implements Motion {
    private final Standing standing;
    private final Footing f;
    private final int bounces;
    private final double radius;
    private final Vec3 top;
    private final double push;
    private final double impact;
    private final double back;
    private final double fall;
    private final double cycle;

    Dribbling(Standing standing, Footing f, int bounces, double radius, double restitution) {
      this.standing = standing;
      this.f = f;
      this.bounces = bounces;
      this.radius = radius;
      this.top = standing.point(f, -0.3, 0.86, 0.3);
      var height = top.y() - f.position().y() - radius;
      this.impact = Math.sqrt(2 * G * height + 1.3) / restitution;
      this.push = Math.sqrt(Math.max(0.1, impact * impact - 2 * G * height));
      this.back = restitution * impact;
      this.fall = (impact - push) / G;
      var rise = (back - Math.sqrt(back * back - 2 * G * height)) / G;
      this.cycle = IN_HAND + fall + rise;
    }

    @Override
    public double seconds() {
      return bounces * cycle;
    }

    @Override
    public Footing end() {
      return f;
    }

    private Vec3 ball(double t) {
      var u = t - Math.floor(t / cycle) * cycle;
      if (u < IN_HAND) {
        return Track.builder()
            .pass(0, top, new Vec3(0, Math.sqrt(1.3), 0))
            .pass(IN_HAND, top, new Vec3(0, -push, 0))
            .build()
            .at(u);
      }
      var v = u - IN_HAND;
      if (v < fall) return top.plus(0, -push * v - 0.5 * G * v * v, 0);
      var w = v - fall;
      return top.withY(f.position().y() + radius + back * w - 0.5 * G * w * w);
    }

    @Override
    public List<FigureEvent> events() {
      var events = new ArrayList<FigureEvent>();
      for (var k = 0; k < bounces; k++) {
        var t = k * cycle + IN_HAND + fall;
        events.add(new FigureEvent(
            FigureEvent.Kind.BOUNCE, t, top.withY(f.position().y()), new Vec3(0, -impact, 0)));
      }
      return events;
    }

    @Override
    public Optional<Vec3> held(double t) {
      return Optional.of(ball(t));
    }

    @Override
    public Stance at(double t) {
      var stance = standing.at(f, 0.09 * standing.scale(), 1.35);
      stance.bend = 0.22;
      stance.pelvisPitch = 0.1;
      stance.twist = -0.06;
      var ball = ball(t);
      var lowest = top.y() - 0.07 * standing.scale();
      var hand = ball.withY(Math.max(ball.y(), lowest));
      BallGrip.lay(
          stance,
          Side.RIGHT,
          hand,
          radius,
          f.direction(0, -1, 0.12),
          f.direction(0.25, 0.1, 1),
          f.direction(-0.7, -0.2, -0.9));
      stance.left = new Arm.Hang(0.5, 0.3, 0.9, 0.4);
      stance.gaze = f.point(-0.1, 1.0, 3);
      return stance;
    }
  }
}
