package io.kinora.world.stage;

import io.kinora.world.catalog.Environment;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.Verb;
import java.util.ArrayList;
import java.util.SplittableRandom;

/**
 * A thing that moves by its own power crosses the stage: driving, sailing or flying. It speeds up,
 * leans into its movement and pushes what is in its way.
 */
record TravelPlay(Cue cue, String thing) implements Play {
  /** Metres that a ride goes, however long it takes, so that it does not leave the place. */
  private static final double LONGEST_RIDE = 14;

  /** Vehicles come from no further away, metres. */
  private static final double FARTHEST_START = 12;

  /** What a place begins with is under way when the picture begins, seconds. */
  private static final double AT_ONCE = 0.7;

  @Override
  public void block(Blocking blocking) {
    if (blocking.isPlaced(thing)) return;
    if (cue.action().verb() == Verb.DRIVE
        && blocking.environment().anchors().containsKey(Environment.LANE)) {
      takeRoad(blocking);
      return;
    }
    var size = blocking.width(thing);
    var water = blocking.environment().anchors().get(Environment.WATER);
    var middle =
        cue.action().verb() == Verb.SAIL && water != null ? water.position() : blocking.centre();
    var span = speed() * cue.seconds();
    var run = -Math.min(0.5 * span, 3 + 1.5 * size);
    var lane = blocking.lane(0.6 * size);
    var start = middle.plus(blocking.right(), run).plus(blocking.forward(), lane);
    var height = blocking.ground(start) + height(size);
    blocking.stand(thing, start.withY(height));
    var turned = new ArrayList<Transform>();
    for (var t : blocking.transforms(thing)) {
      turned.add(new Transform(t.position(), Blocking.facing(blocking.right())));
    }
    blocking.place(thing, turned);
  }

  /** Each in its lane, so far back that it passes the middle of the stage half-way. */
  private void takeRoad(Blocking blocking) {
    var places = new ArrayList<Transform>();
    var back = Math.min(FARTHEST_START, 0.55 * speed() * cue.seconds());
    for (var model : blocking.models(thing)) {
      var road = blocking.road();
      if (road == null) throw new IllegalStateException("no road");
      var start = road.position().plus(road.rotation().rotate(Vec3.Z), -back);
      places.add(new Transform(start.withY(model.restHeight()), road.rotation()));
    }
    blocking.place(thing, places);
  }

  private double height(double size) {
    return cue.action().verb() == Verb.FLY ? 2.2 + 0.6 * size : 0;
  }

  private double speed() {
    return switch (cue.action().verb()) {
          case DRIVE -> 5;
          case FLY -> 3;
          case RIDE ->
            Math.min(3, LONGEST_RIDE / Math.max(1, cue.seconds() * cue.action().pace()));
          default -> 1.3;
        }
        * cue.action().pace();
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var travellers = new ArrayList<Traveller>();
    for (var prop : simulation.stage().propsOf(thing)) {
      if (simulation.body(prop.id()).isFixed()) continue;
      travellers.add(new Traveller(simulation, prop, choice.nextDouble() * 6.28));
    }
    return (time, step) -> {
      for (var t : travellers) t.step(time, step);
    };
  }

  /** Where a thing that began without delay is at a time. */
  Transform at(Simulation simulation, Prop prop, double time) {
    return new Traveller(simulation, prop, 0).at(time);
  }

  private final class Traveller {
    private final Simulation simulation;
    private final Prop prop;
    private final double phase;

    Traveller(Simulation simulation, Prop prop, double phase) {
      this.simulation = simulation;
      this.prop = prop;
      this.phase = phase;
    }

    void step(double time, double step) {
      if (time > cue.start() + 30) return;
      var next = at(time + step);
      simulation.body(prop.id()).carryTo(next.position(), next.rotation(), step);
    }

    Transform at(double time) {
      var place = prop.start().position().plus(heading(), way(time)).plus(0, bob(time), 0);
      return new Transform(place, prop.start().rotation().times(Quat.about(Vec3.X, pitch(time))));
    }

    /** Riders and drivers go where they look; all else crosses the picture. */
    private Vec3 heading() {
      var verb = cue.action().verb();
      return verb == Verb.RIDE || verb == Verb.DRIVE
          ? prop.start().rotation().rotate(Vec3.Z)
          : simulation.stage().right();
    }

    private boolean isUnderWay() {
      var verb = cue.action().verb();
      return verb == Verb.RIDE || verb == Verb.DRIVE && cue.start() < AT_ONCE;
    }

    /**
     * Distance covered: riders and first drivers are on their way already, all else speeds up at
     * first.
     */
    private double way(double time) {
      if (isUnderWay()) return speed() * Math.max(0, time);
      var t = Math.max(0, time - cue.start());
      var up = 1.5;
      return speed() * (t < up ? t * t / (2 * up) : t - up / 2);
    }

    private double bob(double time) {
      var verb = cue.action().verb();
      if (verb == Verb.FLY)
        return 0.12 * StrictMath.sin(1.9 * time + phase) + 0.05 * StrictMath.sin(3.7 * time);
      if (verb != Verb.SAIL) return 0;
      var at = prop.start().position().plus(simulation.stage().right(), way(time));
      var water = simulation.stage().environment().water();
      return water == null ? 0 : 0.7 * (water.height(at.x(), at.z(), time) - water.level());
    }

    private double pitch(double time) {
      var accelerating = !isUnderWay() && time > cue.start() && time < cue.start() + 1.5 ? 1 : 0;
      return switch (cue.action().verb()) {
        case DRIVE -> -0.02 * accelerating;
        case FLY -> 0.05 * StrictMath.cos(1.9 * time + phase);
        case RIDE -> 0;
        default -> 0.03 * StrictMath.sin(1.3 * time + phase);
      };
    }
  }
}
