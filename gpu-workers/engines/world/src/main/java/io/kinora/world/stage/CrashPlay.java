package io.kinora.world.stage;

import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A vehicle drives into something: under its own power up to the blow, by its momentum from there.
 *
 * @param thing entity that drives
 * @param target entity or anchor that it runs into
 */
record CrashPlay(Cue cue, String thing, String target) implements Play {
  private static final Set<String> DRIVEN = Set.of(
      "car", "taxi", "sports_car", "truck", "fire_truck", "van", "bus", "motorcycle", "toy_car");

  /** Heavier ones keep to the road, kilograms. */
  private static final double ON_THE_ROAD = 100;

  private static final double FAST = 6;
  private static final double TOY = 2.6;

  /** Seconds from the start to the blow. */
  private static final double APPROACH = 1.1;

  private static final double SPEED_UP = 0.35;

  static boolean drives(String kind) {
    return DRIVEN.contains(kind);
  }

  @Override
  public void block(Blocking blocking) {
    var models = blocking.models(thing);
    if (models.isEmpty()) return;
    var large = models.get(0).mass() > ON_THE_ROAD;
    var road = large ? blocking.road() : null;
    var turn = road == null ? Blocking.facing(blocking.right()) : road.rotation();
    var middle = road == null ? blocking.centre() : road.position();
    if (!target.startsWith("@") && !blocking.isPlaced(target) && !blocking.settle(target)) {
      blocking.stand(target, middle.withY(0));
      blocking.reserve(0, blocking.width(target));
    }
    if (blocking.isPlaced(thing)) return;
    var to = blocking.spot(target);
    var apart = models.get(0).halfSize().z() + 0.5 * blocking.width(target);
    var way = apart + (APPROACH - SPEED_UP / 2) * speed(large);
    var places = new ArrayList<Transform>();
    for (var model : models) {
      var behind = way + 2.6 * model.halfSize().z() * places.size();
      var at = (to == null ? middle : to).plus(turn.rotate(Vec3.Z), -behind);
      places.add(new Transform(at.withY(model.restHeight()), turn));
    }
    blocking.place(thing, places);
  }

  private double speed(boolean large) {
    return (large ? FAST : TOY) * Math.sqrt(cue.action().pace());
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var faster = (0.95 + 0.1 * choice.nextDouble()) * simulation.boldness(cue);
    var drives = new ArrayList<Drive>();
    for (var prop : simulation.stage().propsOf(thing)) {
      if (simulation.body(prop.id()).isFixed()) continue;
      var speed = speed(prop.model().mass() > ON_THE_ROAD) * faster;
      drives.add(new Drive(simulation, prop, speed));
    }
    return (time, step) -> {
      for (var drive : drives) drive.step(time, step);
    };
  }

  /** One vehicle on its way to the blow. */
  private final class Drive {
    private final Simulation simulation;
    private final Prop prop;
    private final double speed;
    private final Vec3 ahead;
    private final double room;
    private boolean struck;

    Drive(Simulation simulation, Prop prop, double speed) {
      this.simulation = simulation;
      this.prop = prop;
      this.speed = speed;
      this.ahead = prop.start().rotation().rotate(Vec3.Z);
      this.room = room();
    }

    /** Metres from where it starts to where it touches the target. */
    private double room() {
      var nearest = Double.POSITIVE_INFINITY;
      var from = prop.start().position();
      for (var victim : simulation.stage().propsOf(target)) {
        var half = victim.model().halfSize();
        var reach = prop.model().halfSize().z() + Math.max(half.x(), half.z());
        nearest = Math.min(nearest, victim.start().position().minus(from).dot(ahead) - reach);
      }
      if (Double.isFinite(nearest)) return nearest;
      var middle = simulation.middleOf(target);
      return middle == null
          ? 0
          : middle.minus(from).dot(ahead) - prop.model().halfSize().z();
    }

    void step(double time, double step) {
      if (struck) return;
      var body = simulation.body(prop.id());
      var gone = way(time + step - cue.start());
      if (gone >= room) {
        struck = true;
        body.launch(ahead.times(speed), Vec3.ZERO);
        return;
      }
      body.carryTo(prop.start().position().plus(ahead, gone), prop.start().rotation(), step);
    }

    private double way(double since) {
      var t = Math.max(0, since);
      return speed * (t < SPEED_UP ? t * t / (2 * SPEED_UP) : t - SPEED_UP / 2);
    }
  }
}
