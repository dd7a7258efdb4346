package io.kinora.world.stage;

import io.kinora.world.animal.Animal;
import io.kinora.world.animal.Moment;
import io.kinora.world.catalog.Environment;
import io.kinora.world.figure.Performance;
import io.kinora.world.figure.Ride;
import io.kinora.world.figure.Saddle;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.Action;
import io.kinora.world.plan.Entity;
import io.kinora.world.plan.Outcome;
import io.kinora.world.plan.Relation;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.Verb;
import io.kinora.world.plan.World;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People ride: each is bound to the saddle of a mount, which crosses the stage unless an action of
 * its own moves it.
 *
 * @param mount entity that carries them
 * @param goes what moves the mount; null where another cue does
 */
record RidePlay(
    Cue cue, String actor, Entity mount, @Nullable Play goes) implements Play {
  /** Lower animals carry nobody, metres from the ground to the top of the head. */
  private static final double LEAST_HEIGHT = 1;

  /** From the middle of a pedal up to the sole, metres. */
  private static final double SOLE = 0.02;

  private static final double FURTHER = 2;
  private static final double RUN_UP = 8;

  /** Riders trot rather than walk. */
  private static final double TROT = 1.6;

  /** Rides begin before the first frame, seconds. */
  private static final double UNDER_WAY = 1;

  /** What a person of a cue can ride, if anything in the world is meant and can be ridden. */
  static @Nullable RidePlay of(World world, List<Cue> cues, Cue cue) {
    var a = cue.action();
    var related = world.relations().stream()
        .filter(r -> r.subject().equals(a.actor()))
        .filter(r -> r.kind() == Relation.Kind.RIDING || r.kind() == Relation.Kind.ON)
        .map(Relation::object);
    var mount = Stream.concat(Stream.of(a.target(), a.instrument()), related)
        .filter(id -> id != null)
        .flatMap(id -> world.entity(id).stream())
        .filter(RidePlay::carries)
        .findFirst();
    return mount
        .map(entity -> new RidePlay(cue, a.actor(), entity, mover(cues, cue, entity)))
        .orElse(null);
  }

  private static boolean carries(Entity entity) {
    if (entity.nature() != Entity.Nature.ANIMAL) return isRidden(entity.kind());
    var animal = StageBuilder.animal(entity, 0);
    return animal.isMount() && animal.height() >= LEAST_HEIGHT;
  }

  private static boolean isRidden(String kind) {
    return kind.equals("bicycle") || kind.equals("skateboard") || kind.equals("motorcycle");
  }

  private static @Nullable Play mover(List<Cue> cues, Cue cue, Entity mount) {
    if (cues.stream().anyMatch(c -> c.action().actor().equals(mount.id()))) return null;
    var a = cue.action();
    var animal = mount.nature() == Entity.Nature.ANIMAL;
    var pace = Math.max(0.25, Math.min(4, a.pace() * (animal ? TROT : 1)));
    var verb = animal ? Verb.WALK : Verb.RIDE;
    var action = new Action(mount.id(), verb, null, null, Outcome.ANY, a.order(), pace);
    var own = new Cue(cue.index(), action, cue.shot(), cue.start(), cue.end());
    return animal
        ? new AnimalPlay(own, mount, StageBuilder.animal(mount, 0))
        : new TravelPlay(own, mount.id());
  }

  @Override
  public void block(Blocking blocking) {
    if (goes != null && !blocking.isPlaced(mount.id())) {
      goes.block(blocking);
      takeLane(blocking);
    }
    if (!blocking.isPlaced(mount.id())) blocking.standAside(mount.id());
    if (blocking.isPlaced(actor)) return;
    blocking.stand(actor, blocking.centre());
    var places = new ArrayList<Transform>();
    var mounts = blocking.transforms(mount.id());
    for (var own : blocking.transforms(actor)) {
      var i = places.size();
      places.add(i < mounts.size() ? grounded(mounts.get(i)) : own);
    }
    blocking.place(actor, places);
  }

  /** On the way that the place has for riders, else from further off than walkers come. */
  private void takeLane(Blocking blocking) {
    var lane = blocking.environment().anchors().get(Environment.LANE);
    var places = new ArrayList<Transform>();
    for (var at : blocking.transforms(mount.id())) {
      var turn = lane == null ? at.rotation() : Quat.yaw(lane.yaw());
      var ahead = turn.rotate(Vec3.Z);
      var aside =
          blocking.forward().times(at.position().minus(blocking.centre()).dot(blocking.forward()));
      var start = lane == null
          ? at.position().plus(ahead, blocking.environment().indoor() ? 0 : -FURTHER)
          : lane.position()
              .plus(ahead, -RUN_UP)
              .plus(aside.without(ahead))
              .withY(at.position().y());
      places.add(new Transform(start, turn));
    }
    blocking.place(mount.id(), places);
  }

  private static Transform grounded(Transform at) {
    return new Transform(at.position().withY(0), at.rotation());
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var act = goes == null ? null : goes.begin(simulation, choice);
    var riders = simulation.stage().actorsOf(actor);
    var saddles = saddles(simulation);
    for (var i = 0; i < Math.min(riders.size(), saddles.size()); i++) {
      mount(
          simulation.performanceOf(riders.get(i)),
          saddles.get(i),
          simulation.stage().plan());
    }
    return act == null ? (time, step) -> {} : act;
  }

  /** Who comes to it by an earlier action gets on at the cue, all others ride from the start. */
  private void mount(Performance rider, DoubleFunction<Saddle> saddle, ShotPlan plan) {
    var end = plan.frames() / (double) ShotPlan.FRAMES_PER_SECOND;
    if (rider.isIdle()) {
      rider.already(
          UNDER_WAY, new Ride(t -> saddle.apply(Math.max(0, t - UNDER_WAY)), end + UNDER_WAY));
      return;
    }
    var start = Math.max(cue.start(), rider.end());
    rider.at(start, new Ride(t -> saddle.apply(t + start), Math.max(0.5, end - start)));
  }

  private List<DoubleFunction<Saddle>> saddles(Simulation simulation) {
    var saddles = new ArrayList<DoubleFunction<Saddle>>();
    for (var creature : simulation.stage().creaturesOf(mount.id())) {
      var conduct = simulation.conductOf(creature);
      saddles.add(t -> astride(creature.animal(), conduct.at(t)));
    }
    for (var prop : simulation.stage().propsOf(mount.id())) {
      if (prop.model().perch() != null) saddles.add(t -> perched(prop, at(simulation, prop, t)));
    }
    return saddles;
  }

  private static Saddle astride(Animal animal, Moment moment) {
    var back = animal.back(moment);
    if (back == null) throw new IllegalStateException("nobody rides that animal");
    var foot = new Vec3(back.halfWidth() + 0.05, 0, 0);
    return new Saddle(back.at(), Saddle.Hold.ASTRIDE, Vec3.ZERO, Vec3.ZERO, foot, foot);
  }

  /** Where a thing is at a time: on its way, or where it stands. */
  private Transform at(Simulation simulation, Prop prop, double time) {
    return goes instanceof TravelPlay travel ? travel.at(simulation, prop, time) : prop.start();
  }

  private static Saddle perched(Prop prop, Transform at) {
    var perch = prop.model().perch();
    if (perch == null) throw new IllegalStateException("nobody rides a " + prop.kind());
    var foot = perch.foot();
    if (perch.seat() == null) {
      var rear = new Vec3(foot.x(), foot.y(), -foot.z());
      return new Saddle(at, Saddle.Hold.STANDING, foot.lerp(rear, 0.5), perch.hand(), foot, rear);
    }
    var way = at.position().minus(prop.start().position());
    var turn = prop.start().rotation().inverse().rotate(way).z() / perch.gear();
    var down = new Vec3(0, -StrictMath.cos(turn), -StrictMath.sin(turn)).times(perch.crank());
    var left = foot.plus(down).plus(0, SOLE, 0);
    var right = new Vec3(-foot.x(), foot.y(), foot.z()).minus(down).plus(0, SOLE, 0);
    return new Saddle(at, Saddle.Hold.SEATED, perch.seat(), perch.hand(), left, right);
  }
}
