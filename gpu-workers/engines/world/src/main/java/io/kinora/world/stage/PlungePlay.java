package io.kinora.world.stage;

import io.kinora.world.catalog.Environment;
import io.kinora.world.figure.Plunge;
import io.kinora.world.figure.Tread;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.ShotPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** People jump off the edge into the water and come up again. */
record PlungePlay(Cue cue, String actor) implements Play {
  private static final double FARTHEST_EDGE = 7;
  private static final double STEP = 0.05;

  /** From the edge back to between the ankles, metres. */
  private static final double TOES = 0.2;

  private static final double AHEAD = 1.5;
  private static final double HEIGHT = 0.3;
  private static final double APART = 0.9;

  /** How deep the water is at least where people jump, metres. */
  private static final double DEPTH = 1.6;

  @Override
  public void block(Blocking blocking) {
    if (blocking.isPlaced(actor)) return;
    blocking.stand(actor, blocking.centre());
    var edge = edge(blocking);
    var facing = edge.rotation();
    var places = new ArrayList<Transform>();
    var count = blocking.transforms(actor).size();
    for (var i = 0; i < count; i++) {
      var aside = facing.rotate(Vec3.X).times(APART * (i - (count - 1) / 2.0));
      places.add(new Transform(edge.position().plus(aside), facing));
    }
    blocking.place(actor, places);
  }

  /**
   * The nearest edge, looked for from the water to the sides first, so that a leap is seen whole.
   */
  private static Transform edge(Blocking blocking) {
    var water = blocking.environment().anchor(Environment.WATER).position();
    var right = blocking.right();
    var forward = blocking.forward();
    for (var out : List.of(right.times(-1), right, forward.times(-1))) {
      for (var way = 1.0; way < FARTHEST_EDGE; way += STEP) {
        var at = water.plus(out, way).withY(0);
        if (!blocking.bears(at)) continue;
        return new Transform(at.plus(out, TOES), Blocking.facing(out.times(-1)));
      }
    }
    var bank = blocking.environment().anchor(Environment.ACTOR).position();
    var way = water.minus(bank).withY(0).unit();
    var at = bank.withY(0);
    while (blocking.bears(at.plus(way, TOES)) && at.distance(bank) < FARTHEST_EDGE) {
      at = at.plus(way, STEP);
    }
    return new Transform(at, Blocking.facing(way));
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var water = simulation.stage().environment().water();
    if (water == null) throw new IllegalStateException("no water to jump into");
    var end = simulation.stage().plan().frames() / (double) ShotPlan.FRAMES_PER_SECOND;
    var late = 0.0;
    for (var who : simulation.stage().actorsOf(actor)) {
      var performance = simulation.performanceOf(who);
      var height = HEIGHT * Math.sqrt(cue.action().pace()) * (0.9 + 0.2 * choice.nextDouble());
      performance.at(cue.start() + late, new Plunge(height, AHEAD, water.level(), DEPTH));
      performance.then(new Tread(Math.max(0.5, end + 1 - performance.end())));
      late += 0.3 + 0.3 * choice.nextDouble();
    }
    return (time, step) -> {};
  }
}
