package io.kinora.world.stage;

import io.kinora.world.catalog.Environment;
import io.kinora.world.figure.Catch;
import io.kinora.world.figure.FigureEvent;
import io.kinora.world.figure.Footing;
import io.kinora.world.figure.FreeThrow;
import io.kinora.world.figure.HoldBall;
import io.kinora.world.figure.Performance;
import io.kinora.world.figure.Throw;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.BallFlight;
import io.kinora.world.physics.Body;
import io.kinora.world.plan.Outcome;
import io.kinora.world.plan.Verb;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A person sends a ball on its way with the hands: at the hoop, at another target, or just ahead.
 * The ball is in the hands from the first frame.
 *
 * @param ball entity of what is thrown
 */
record ShootPlay(Cue cue, String actor, String ball) implements Play {
  /** What is to be caught is aimed up to this much higher: discs fall faster than balls, metres. */
  private static final double RISE = 0.9;

  private static final double HANDS_FORWARD = 0.35;
  private static final double HANDS_HEIGHT = 1.1;

  @Override
  public void block(Blocking blocking) {
    if (!blocking.isPlaced(actor)) placeActor(blocking);
    var stand = blocking.transforms(actor).get(0);
    var target = cue.action().target();
    if (target != null && !target.startsWith("@") && !blocking.isPlaced(target)) {
      var away = stand.rotation().rotate(Vec3.Z).times(4.2);
      blocking.stand(target, stand.position().plus(away).withY(0));
    }
    if (blocking.isPlaced(ball)) return;
    var hands =
        stand.position().plus(stand.rotation().rotate(new Vec3(0, HANDS_HEIGHT, HANDS_FORWARD)));
    blocking.place(ball, List.of(new Transform(hands, stand.rotation())));
  }

  private void placeActor(Blocking blocking) {
    var place = blocking.environment().anchors().get(Environment.ACTOR);
    if (place != null && atHoop()) {
      blocking.place(actor, List.of(new Transform(place.position(), Quat.yaw(place.yaw()))));
      return;
    }
    var at = blocking.ashore(blocking.centre().withY(0).plus(blocking.right(), -2));
    var towards = blocking.right().plus(blocking.forward(), 0.35);
    blocking.place(actor, List.of(new Transform(at, Blocking.facing(towards))));
    blocking.reserve(-2, 1);
  }

  private boolean atHoop() {
    return cue.action().verb() == Verb.SHOOT;
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var performance = simulation.performance(actor);
    var prop = simulation.stage().propsOf(ball).get(0);
    var radius = prop.model().halfSize().y();
    var from = performance.footing();
    var person = simulation.actor(actor).person();
    var goal = goal(simulation, from);
    var isCaught = simulation.catcher(cue.action().target(), ball).isPresent();
    var release = atHoop()
        ? FreeThrow.releasePlace(person, from, goal)
        : Throw.releasePlace(person, from, goal);
    var ahead = goal.minus(release).withY(0).unit();
    var spin = ahead.cross(Vec3.Y).times(9 + 4 * choice.nextDouble());
    var flight = new BallFlight(radius, prop.model().mass());
    var velocity =
        flight.launch(release, aim(release, goal, isCaught, choice), angle(choice), spin);
    var seconds = goal.minus(release).horizontal() / Math.max(0.1, velocity.horizontal());
    var wait = cue.start() - performance.end();
    if (wait > 0.3) performance.then(new HoldBall(wait, radius));
    var segment = performance.then(
        atHoop() ? new FreeThrow(goal, velocity, radius) : new Throw(goal, velocity, radius));
    var time = segment.motion().events().stream()
        .filter(e -> e.kind() == FigureEvent.Kind.RELEASE)
        .mapToDouble(e -> e.time() + segment.start())
        .findFirst()
        .orElse(segment.end());
    simulation.toss(ball, new Toss(release, time + seconds));
    return new Flight(performance, simulation.body(prop.id()), time, velocity, spin);
  }

  private Vec3 goal(Simulation simulation, Footing from) {
    var hoop = simulation.stage().environment().anchors().get(Environment.HOOP);
    if (atHoop() && hoop != null) return hoop.position();
    var catcher = simulation.catcher(cue.action().target(), ball);
    if (catcher.isPresent()) {
      var who = catcher.get();
      return Catch.place(who.person(), who.start(), from.position());
    }
    var target = simulation.middleOf(cue.action().target());
    return target != null ? target : from.point(0, 0.2, 6);
  }

  /** Shots rise steeply, throws fly flat. */
  private double angle(SplittableRandom choice) {
    return Math.toRadians((atHoop() ? 49 : 22) + 6 * choice.nextDouble());
  }

  /** Misses go long and a little aside, off the board; the others at the middle. */
  private Vec3 aim(Vec3 release, Vec3 goal, boolean isCaught, SplittableRandom choice) {
    var ahead = goal.minus(release).withY(0).unit();
    var aside = ahead.cross(Vec3.Y);
    var a = choice.nextDouble() - 0.5;
    var b = choice.nextDouble();
    if (cue.action().outcome() == Outcome.MISSES && atHoop()) {
      return goal.plus(ahead, 0.2 + 0.22 * b).plus(aside, 0.5 * a).plus(0, 0.12, 0);
    }
    return goal.plus(ahead, 0.08 * (b - 0.4))
        .plus(aside, 0.1 * a)
        .plus(0, isCaught ? RISE * b : 0, 0);
  }

  /** The ball in the hands until it is let go. */
  private static final class Flight implements Act {
    private final Performance performance;
    private final Body ball;
    private final double release;
    private final Vec3 velocity;
    private final Vec3 spin;
    private boolean done;

    Flight(Performance performance, Body ball, double release, Vec3 velocity, Vec3 spin) {
      this.performance = performance;
      this.ball = ball;
      this.release = release;
      this.velocity = velocity;
      this.spin = spin;
    }

    @Override
    public void step(double time, double step) {
      if (done) return;
      if (time >= release) {
        done = true;
        ball.launch(velocity, spin);
        return;
      }
      performance
          .held(Math.max(0, Math.min(time + step, release)))
          .ifPresent(at -> ball.carryTo(at, Quat.IDENTITY, step));
    }
  }
}
