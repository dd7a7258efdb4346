package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import java.util.List;

/**
 * Kicks something on the ground with the right foot. The person should stand about 0.45 m behind
 * it; the foot meets it there and then, and swings on through.
 *
 * @param ball centre of what is kicked, in the world
 * @param velocity it is given, m/s; the foot has that speed at contact
 */
public record Kick(Vec3 ball, Vec3 velocity) implements Action {
  private static final double BACK = 0.45;

  /** Where to stand for a kick towards a target. */
  public static Footing stand(Person person, Vec3 ball, Vec3 target) {
    var yaw = Footing.facing(ball, target).yaw();
    var s = person.skeleton().physique().scale();
    return new Footing(new Footing(ball.withY(0), yaw).point(0.1 * s, 0, -0.42 * s), yaw);
  }

  @Override
  public Motion plan(Person person, Footing from) {
    return new Kicking(new Standing(person), from, ball, velocity);
  }

  private static final class Kicking implements Motion {
    private final Standing standing;
    private final double s;
    private final Footing f;
    private final Vec3 ball;
    private final Vec3 velocity;
    private final Track foot;
    private final double contact;

    Kicking(Standing standing, Footing f, Vec3 ball, Vec3 velocity) {
      this.standing = standing;
      this.s = standing.scale();
      this.f = f;
      this.ball = ball;
      this.velocity = velocity;
      var start = standing.foot(f, Side.RIGHT, 1).place();
      var back = standing.point(f, -0.11, 0.34, -0.4);
      var hit = ball.plus(velocity.unit(), -0.26 * s).withY(f.position().y() + 0.03 * s);
      var swing =
          velocity.withY(0.15 * velocity.length()).unit().times(Math.min(velocity.length(), 14));
      this.contact = BACK + 1.7 * back.distance(hit) / Math.max(4, swing.length());
      this.foot = Track.builder()
          .rest(0, start)
          .rest(BACK, back)
          .pass(contact, hit, swing)
          .rest(contact + 0.2, standing.point(f, -0.05, 0.42, 0.5))
          .rest(contact + 0.75, start)
          .build();
    }

    @Override
    public double seconds() {
      return contact + 1.0;
    }

    @Override
    public Footing end() {
      return f;
    }

    @Override
    public List<FigureEvent> events() {
      return List.of(new FigureEvent(FigureEvent.Kind.STRIKE, contact, ball, velocity));
    }

    @Override
    public Stance at(double t) {
      var draw = Angles.hump(0, BACK, BACK, contact, t);
      var through = Angles.hump(BACK, contact + 0.12, contact + 0.3, contact + 0.75, t);
      var lifted = Angles.hump(0, 0.12, contact + 0.6, contact + 0.75, t);
      var stance = standing.at(f, (0.02 + 0.035 * lifted) * s, 1);
      stance.hips =
          stance.hips.plus(f.direction(0.07 * lifted * s, 0, (0.02 * draw + 0.04 * through) * s));
      stance.bend = 0.14 * draw + 0.2 * through;
      stance.pelvisTurn = -0.25 * draw + 0.3 * through;
      stance.twist = 0.35 * draw - 0.45 * through;
      stance.lean = 0.12 * lifted;
      var place = foot.at(t);
      var rest = stance.rightFoot;
      stance.rightFoot = new Foot(
          place,
          rest.yaw(),
          0,
          0,
          0.75 * draw
              + 0.35 * Angles.hump(BACK, contact, contact, contact + 0.2, t)
              - 0.35 * through);
      stance.left = new Arm.Hang(0.7 * draw - 0.3 * through, 0.25 + 0.5 * lifted, 0.4, 0.2);
      stance.right = new Arm.Hang(-0.5 * draw + 0.6 * through, 0.2 + 0.3 * lifted, 0.4, 0.2);
      stance.gaze = t < contact + 0.1 ? ball : ball.plus(velocity.unit(), 6);
      return stance;
    }
  }
}
