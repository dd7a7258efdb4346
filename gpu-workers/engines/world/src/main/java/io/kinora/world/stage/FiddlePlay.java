package io.kinora.world.stage;

import io.kinora.world.figure.Fiddle;
import io.kinora.world.figure.Person;
import io.kinora.world.figure.Pose;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.ShotPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/**
 * A person plays the violin, which is at the chin from the first frame, with the bow that is there.
 *
 * @param violin entity that is played
 */
record FiddlePlay(Cue cue, String actor, String violin) implements Play {
  /** Catalogue id of what is played. */
  static final String VIOLIN = "violin";

  private static final String BOW = "violin_bow";
  private static final double BEFORE = 1;

  @Override
  public void block(Blocking blocking) {
    if (!blocking.isPlaced(actor)) {
      var named = blocking.named(actor);
      if (named == null) blocking.standAside(actor);
      else blocking.stand(actor, named);
    }
    var at = blocking.transforms(actor).get(0).position().plus(0, 1.3, 0);
    if (!blocking.isPlaced(violin))
      blocking.place(violin, List.of(new Transform(at, Blocking.facing(Vec3.Z))));
    for (var bow : blocking.unplaced()) {
      if (!bow.kind().equals(BOW)) continue;
      blocking.place(bow.id(), List.of(new Transform(at.plus(0, 0.2, 0), Blocking.facing(Vec3.Z))));
    }
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var who = simulation.actor(actor);
    var performance = simulation.performanceOf(who);
    var end = simulation.stage().plan().frames() / (double) ShotPlan.FRAMES_PER_SECOND + 1;
    if (performance.isIdle()) performance.already(BEFORE, new Fiddle(end + BEFORE));
    else performance.at(cue.start(), new Fiddle(Math.max(1, end - cue.start())));
    var carried = new ArrayList<Act>();
    for (var prop : simulation.stage().props()) {
      if (prop.entity().equals(violin)) carried.add(carry(simulation, who, prop, Fiddle::violin));
      if (prop.kind().equals(BOW)) carried.add(carry(simulation, who, prop, Fiddle::bow));
    }
    return (time, step) -> {
      for (var act : carried) act.step(time, step);
    };
  }

  /** Keeps a thing where a pose has it, by the lower end of the thing. */
  private static Act carry(
      Simulation simulation, Actor who, Prop prop, BiFunction<Person, Pose, Transform> place) {
    var body = simulation.body(prop.id());
    var low = prop.model().pieces().stream()
        .mapToDouble(p -> p.mesh().bounds()[1])
        .min()
        .orElse(0);
    var performance = simulation.performanceOf(who);
    return (time, step) -> {
      var pose = performance.pose(Math.max(0, time + step));
      var at = place.apply(who.person(), pose);
      body.carryTo(at.apply(new Vec3(0, -low, 0)), at.rotation(), step);
    };
  }
}
