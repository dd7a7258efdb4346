package io.kinora.world.stage;

import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.Relation;
import io.kinora.world.plan.Verb;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A thing comes from the left and moves over the stage: rolling, sliding, or flying at a target.
 *
 * @param thing entity that moves
 * @param target entity or anchor that it makes for, or null to cross the stage
 */
record LaunchPlay(Cue cue, String thing, @Nullable String target) implements Play {
  private static final double RUN_UP = 2.6;

  @Override
  public void block(Blocking blocking) {
    if (target != null && !target.startsWith("@") && !blocking.isPlaced(target)) {
      if (!blocking.settle(target)) {
        blocking.stand(target, blocking.centre().withY(0).plus(blocking.right(), 0.3));
      }
      blocking.reserve(0.3, blocking.width(target));
    }
    var models = blocking.models(thing);
    if (models.isEmpty() || blocking.isPlaced(thing)) return;
    var to = aim(blocking);
    var from = to.withY(0).plus(blocking.right(), -distance(blocking));
    var list = new ArrayList<Transform>();
    for (var i = 0; i < models.size(); i++) {
      var m = models.get(i);
      var apart = 2.4 * Math.max(m.halfSize().x(), m.halfSize().z());
      var side = (i % 3 - Math.min(1, (models.size() - 1) / 2.0)) * apart;
      var at = from.plus(blocking.right(), -apart * (i / 3)).plus(blocking.forward(), side);
      list.add(new Transform(at.plus(0, m.restHeight(), 0), Blocking.facing(blocking.right())));
    }
    blocking.place(thing, list);
  }

  private Vec3 aim(Blocking blocking) {
    var spot = blocking.spot(target);
    return spot == null ? blocking.centre() : spot;
  }

  private double distance(Blocking blocking) {
    var size = blocking.width(thing) + (target == null ? 0 : blocking.width(target));
    return RUN_UP * (target == null ? 0.6 : 1) + 0.8 * size;
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var speed = speed(simulation.stage())
        * cue.action().pace()
        * (0.92 + 0.16 * choice.nextDouble())
        * simulation.boldness(cue);
    var sideways = (choice.nextDouble() - 0.5) * 0.05;
    var height = choice.nextDouble();
    var started = new boolean[1];
    return (time, step) -> {
      if (started[0] || time < cue.start()) return;
      started[0] = true;
      for (var prop : simulation.stage().propsOf(thing))
        launch(simulation, prop, speed, sideways, height);
    };
  }

  private void launch(
      Simulation simulation, Prop prop, double speed, double sideways, double height) {
    var body = simulation.body(prop.id());
    if (body.isFixed()) return;
    var at = body.position();
    var to = simulation.middleOf(target);
    var direction =
        to == null ? simulation.stage().right() : to.minus(at).withY(0).unit();
    direction = direction.plus(direction.cross(Vec3.Y), sideways).unit();
    var v = direction.times(speed);
    if (to != null && flies(simulation.stage()))
      v = arc(at, to.withY(high(simulation, to, height)), speed, direction);
    var radius = prop.model().halfSize().y();
    var rolls = cue.action().verb() != Verb.SLIDE;
    body.launch(v, rolls ? Vec3.Y.cross(direction).times(speed / radius) : Vec3.ZERO);
  }

  /** A height in the upper part of the target, where a blow counts most. */
  private double high(Simulation simulation, Vec3 middle, double share) {
    var top = middle.y();
    for (var p : simulation.stage().propsOf(target == null ? "" : target)) {
      var at = simulation.body(p.id()).centreOfMass().y() + p.model().halfSize().y();
      top = Math.max(top, at);
    }
    return top * (0.72 + 0.22 * share);
  }

  /** The throw that leads to a place at about this horizontal speed. */
  private static Vec3 arc(Vec3 from, Vec3 to, double speed, Vec3 direction) {
    var seconds = to.minus(from).horizontal() / speed;
    return direction.times(speed).plus(0, (to.y() - from.y()) / seconds + 0.5 * 9.81 * seconds, 0);
  }

  /** What is to bring something down comes through the air. */
  private boolean flies(Stage stage) {
    return switch (cue.action().verb()) {
      case TOPPLE, THROW -> true;
      case COLLIDE ->
        stage.plan().world().relations().stream()
            .anyMatch(r -> r.kind() == Relation.Kind.STACKED && r.subject().equals(target));
      default -> false;
    };
  }

  private double speed(Stage stage) {
    return switch (cue.action().verb()) {
      case ROLL -> 2.4;
      case SLIDE -> 3.4;
      case TOPPLE, THROW -> 8.5;
      case COLLIDE -> flies(stage) ? 11 : 4.2;
      default -> 4.2;
    };
  }
}
