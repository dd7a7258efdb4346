package io.kinora.world.stage;

import io.kinora.world.figure.Catch;
import io.kinora.world.figure.Performance;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Body;
import io.kinora.world.plan.ShotPlan;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A person catches what another one throws: the hands are where it is to come, and close on it if
 * it comes within their reach.
 *
 * @param thing entity that is caught
 */
record CatchPlay(Cue cue, String actor, String thing) implements Play {
  /** Hands close on what comes as near to their middle as this, metres. */
  private static final double REACH = 0.28;

  /** Seconds in which the hands take over the path of what they caught. */
  private static final double TAKE = 0.1;

  private static final double READY = 0.7;

  @Override
  public void block(Blocking blocking) {
    if (!blocking.isPlaced(actor)) blocking.standAside(actor);
    var from = blocking.spot(thing);
    if (from == null) return;
    var at = blocking.transforms(actor).get(0).position();
    var way = from.minus(at).withY(0);
    if (way.length() < 0.5) return;
    blocking.place(actor, List.of(new Transform(at, Blocking.facing(way))));
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var toss = simulation.tossOf(thing);
    if (toss == null) return (time, step) -> {};
    var props = simulation.stage().propsOf(thing);
    var half = props.get(0).model().halfSize();
    var performance = simulation.performance(actor);
    var start = Math.max(performance.end(), toss.arrival() - READY);
    var end = simulation.stage().plan().frames() / (double) ShotPlan.FRAMES_PER_SECOND;
    var keep = Math.max(1, end - toss.arrival() + 0.5);
    var wait = Math.max(0.1, toss.arrival() - start);
    performance.at(start, new Catch(toss.from(), wait, keep, Math.max(half.x(), half.z())));
    return new Hands(performance, simulation.body(props.get(0).id()), start + wait);
  }

  /** Waits for the thing and keeps it. */
  private static final class Hands implements Act {
    private final Performance performance;
    private final Body body;
    private final double closed;
    private Vec3 off = Vec3.ZERO;
    private Quat turn = Quat.IDENTITY;
    private double caught = Double.NaN;

    Hands(Performance performance, Body body, double closed) {
      this.performance = performance;
      this.body = body;
      this.closed = closed;
    }

    @Override
    public void step(double time, double step) {
      var hands = performance.held(Math.max(closed, time + step));
      if (hands.isEmpty()) return;
      if (Double.isNaN(caught)) {
        off = body.position().minus(hands.get());
        turn = body.rotation();
        if (body.isCarried() || off.length() > REACH || time < closed - 3 * TAKE) return;
        caught = time;
      }
      var left = Math.max(0, 1 - (time + step - caught) / TAKE);
      body.carryTo(hands.get().plus(off, left * left * (3 - 2 * left)), turn, step);
    }
  }
}
