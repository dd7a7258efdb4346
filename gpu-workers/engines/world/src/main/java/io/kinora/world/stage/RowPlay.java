package io.kinora.world.stage;

import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.Relation;
import io.kinora.world.plan.World;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A ball rolls gently into the first of a row, which knocks over the next, and so on.
 *
 * @param ball entity that rolls
 * @param row entity whose several stand in a row
 */
record RowPlay(Cue cue, String ball, String row) implements Play {
  private static final double GRAVITY = 9.81;

  /** Speed against that of a fall from the height of the row. */
  private static final double PUSH = 0.75;

  /** Run-up by the height of the row. */
  private static final double RUN_UP = 3;

  /** Whether several of an entity stand in a row. */
  static boolean isRow(World world, String entity) {
    return world.relations().contains(new Relation(entity, Relation.Kind.IN_A_ROW, entity));
  }

  @Override
  public void block(Blocking blocking) {
    if (!blocking.isPlaced(row) && !blocking.settle(row)) {
      blocking.stand(row, blocking.centre());
      blocking.reserve(0, blocking.width(row));
    }
    var rows = blocking.models(row);
    var balls = blocking.models(ball);
    if (blocking.isPlaced(ball) || rows.isEmpty() || balls.isEmpty()) return;
    var first = blocking.transforms(row).get(0).position();
    var way =
        balls.get(0).halfSize().x() + (RUN_UP + 1) * rows.get(0).halfSize().y();
    var foot = first.y() - rows.get(0).restHeight() + balls.get(0).restHeight();
    var at = first.plus(blocking.right(), -way).withY(foot);
    blocking.place(ball, List.of(new Transform(at, Blocking.facing(blocking.right()))));
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var ahead = simulation.stage().right();
    var height = simulation.stage().propsOf(row).get(0).model().halfSize().y() * 2;
    var speed = PUSH
        * Math.sqrt(2 * GRAVITY * height)
        * (0.95 + 0.1 * choice.nextDouble())
        * simulation.boldness(cue);
    var started = new boolean[1];
    return (time, step) -> {
      if (started[0] || time < cue.start()) return;
      started[0] = true;
      for (var prop : simulation.stage().propsOf(ball)) {
        var body = simulation.body(prop.id());
        var spin = Vec3.Y.cross(ahead).times(speed / prop.model().halfSize().y());
        if (!body.isFixed()) body.launch(ahead.times(speed), spin);
      }
    };
  }
}
