package io.kinora.world.stage;

import io.kinora.world.catalog.Environment;
import io.kinora.world.figure.Performance;
import io.kinora.world.figure.Swim;
import io.kinora.world.figure.Tread;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.ShotPlan;
import java.util.ArrayList;
import java.util.SplittableRandom;

/** People swim: those who are not in the water yet are there from the start. */
record SwimPlay(Cue cue, String actor) implements Play {
  private static final double SPEED = 1.15;
  private static final double FARTHEST = 9;

  /** Room that a swimmer keeps from the edge, metres. */
  private static final double EDGE = 0.8;

  private static final double SPACE = 1.1;

  /** Swimmers are under way before the first frame, seconds. */
  private static final double UNDER_WAY = 1.3;

  @Override
  public void block(Blocking blocking) {
    if (blocking.isPlaced(actor)) return;
    var water = blocking.environment().water();
    if (water == null) throw new IllegalStateException("no water to swim in");
    var middle = blocking.environment().anchor(Environment.WATER).position();
    blocking.stand(actor, middle);
    var places = new ArrayList<Transform>();
    var half = 0.5 * room(blocking.environment(), middle, blocking.right(), way());
    var lane = blocking.lane(SPACE);
    for (var i = 0; i < blocking.transforms(actor).size(); i++) {
      var at = middle
          .plus(blocking.right(), -half - 0.4 * (i % 2))
          .plus(blocking.forward(), lane + i * SPACE)
          .withY(water.level());
      places.add(new Transform(at, Blocking.facing(blocking.right())));
    }
    blocking.place(actor, places);
  }

  private double speed() {
    return Math.max(0.4, Math.min(2, SPEED * cue.action().pace()));
  }

  private double way() {
    return Math.min(FARTHEST, speed() * Math.max(2, cue.seconds()));
  }

  /** How much of a way about a middle is water, on both sides alike. */
  private static double room(Environment environment, Vec3 middle, Vec3 along, double way) {
    var half = way / 2;
    while (half > 0.5
        && !(swims(environment, middle, along, half) && swims(environment, middle, along, -half))) {
      half -= 0.1;
    }
    return 2 * half;
  }

  private static boolean swims(Environment environment, Vec3 from, Vec3 along, double way) {
    var water = environment.water();
    var end = from.plus(along, way + Math.signum(way) * EDGE);
    return water != null && water.covers(end.x(), end.z());
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var plan = simulation.stage().plan();
    for (var who : simulation.stage().actorsOf(actor)) {
      var performance = simulation.performanceOf(who);
      swim(simulation, performance, speed() * (0.96 + 0.08 * choice.nextDouble()));
      var left = plan.frames() / (double) ShotPlan.FRAMES_PER_SECOND - performance.end();
      performance.then(new Tread(Math.max(0.5, left + 1)));
    }
    return (time, step) -> {};
  }

  /** Ahead, as far as the water goes. */
  private void swim(Simulation simulation, Performance performance, double speed) {
    var from = performance.footing();
    var ahead = from.direction(0, 0, 1);
    var way = Math.min(
        FARTHEST, speed * Math.max(2, cue.seconds() + (performance.isIdle() ? UNDER_WAY : 0)));
    while (way > 0.5 && !swims(simulation.stage().environment(), from.position(), ahead, way)) {
      way -= 0.1;
    }
    var swim = new Swim(from.position().plus(ahead, way), speed);
    if (performance.isIdle()) performance.already(UNDER_WAY, swim);
    else performance.at(cue.start(), swim);
  }
}
