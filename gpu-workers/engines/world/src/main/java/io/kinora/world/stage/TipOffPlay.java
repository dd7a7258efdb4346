package io.kinora.world.stage;

import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Body;
import java.util.ArrayList;
import java.util.SplittableRandom;

/**
 * A thing that stands at the edge of another one tips over it and falls off.
 *
 * @param thing entity that falls
 * @param support entity or anchor that it stands on
 */
record TipOffPlay(Cue cue, String thing, String support) implements Play {
  /** From the middle of the top of a place's table to its edge, by the radius of its anchor. */
  private static final double ANCHOR_EDGE = 0.9;

  @Override
  public void block(Blocking blocking) {
    if (blocking.isPlaced(thing)) return;
    if (!support.startsWith("@") && !blocking.isPlaced(support)) blocking.standAside(support);
    var top = blocking.spot(support);
    if (top == null) return;
    var out = blocking.forward().times(-1);
    var depth = depth(blocking);
    var places = new ArrayList<Transform>();
    for (var model : blocking.models(thing)) {
      var foot = Math.min(model.halfSize().x(), model.halfSize().z());
      var aside = 3 * foot * (places.size() - 0.5 * (blocking.models(thing).size() - 1));
      var at = top.plus(out, Math.max(0, depth - 0.75 * foot))
          .plus(blocking.right(), aside)
          .plus(0, model.restHeight(), 0);
      places.add(new Transform(at, Blocking.facing(out)));
    }
    blocking.place(thing, places);
  }

  /** From the middle of what it stands on to the edge towards the camera, metres. */
  private double depth(Blocking blocking) {
    var models = blocking.models(support);
    return models.isEmpty()
        ? ANCHOR_EDGE * blocking.environment().anchor(support.substring(1)).radius()
        : models.get(0).halfSize().z();
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var out = simulation.stage().forward().times(-1);
    var speed = (0.75 + 0.3 * choice.nextDouble()) * simulation.boldness(cue);
    var started = new boolean[1];
    return (time, step) -> {
      if (started[0] || time < cue.start()) return;
      started[0] = true;
      for (var prop : simulation.stage().propsOf(thing)) {
        var body = simulation.body(prop.id());
        if (!body.isFixed()) tip(body, prop, out, speed);
      }
    };
  }

  /** A push at the upper half turns it over its lower edge. */
  private static void tip(Body body, Prop prop, Vec3 out, double speed) {
    var turn = Vec3.Y.cross(out).times(0.6 * speed / prop.model().halfSize().y());
    body.launch(out.times(speed), turn.length() > 12 ? turn.unit().times(12) : turn);
  }
}
