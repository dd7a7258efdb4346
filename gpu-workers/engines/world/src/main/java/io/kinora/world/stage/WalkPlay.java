package io.kinora.world.stage;

import io.kinora.world.figure.Walk;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.Verb;
import java.util.ArrayList;
import java.util.SplittableRandom;

/** People walk or run: up to their target, or across the stage. */
record WalkPlay(Cue cue, String actor) implements Play {
  private static final double FARTHEST = 9;
  private static final double ARM = 0.75;

  @Override
  public void block(Blocking blocking) {
    var target = cue.action().target();
    if (target != null && !target.startsWith("@") && !blocking.isPlaced(target)) {
      blocking.stand(target, blocking.centre().withY(0).plus(blocking.right(), 1.6));
      blocking.reserve(1.6, blocking.width(target));
    }
    if (blocking.isPlaced(actor)) return;
    var half = 0.5 * way();
    var lane = blocking.lane(0.8);
    blocking.stand(
        actor,
        blocking.centre().withY(0).plus(blocking.right(), -half).plus(blocking.forward(), lane));
    var to = blocking.spot(target);
    var turned = new ArrayList<Transform>();
    for (var t : blocking.transforms(actor)) {
      var direction = to == null ? blocking.right() : to.minus(t.position()).withY(0);
      turned.add(new Transform(t.position(), Blocking.facing(direction)));
    }
    blocking.place(actor, turned);
  }

  private double speed() {
    var usual = cue.action().verb() == Verb.RUN ? 3.6 : 1.35;
    return Math.max(0.4, Math.min(7, usual * cue.action().pace()));
  }

  private double way() {
    return Math.min(FARTHEST, speed() * Math.max(1, cue.seconds() - 0.3));
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var target = simulation.middleOf(cue.action().target());
    for (var who : simulation.stage().actorsOf(actor)) {
      var performance = simulation.performanceOf(who);
      var from = performance.footing();
      var ahead = from.point(0, 0, way());
      var to = target == null ? ahead : before(from.position(), target);
      if (to.distance(from.position()) < 0.15) continue;
      performance.at(cue.start(), new Walk(to, speed() * (0.96 + 0.08 * choice.nextDouble())));
    }
    return (time, step) -> {};
  }

  private static Vec3 before(Vec3 from, Vec3 target) {
    var way = target.minus(from).withY(0);
    var length = Math.max(0, way.length() - ARM);
    return from.plus(way.unit(), length).withY(0);
  }
}
