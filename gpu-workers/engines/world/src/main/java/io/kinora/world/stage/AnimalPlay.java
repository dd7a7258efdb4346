package io.kinora.world.stage;

import io.kinora.world.animal.Animal;
import io.kinora.world.catalog.Environment;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.Entity;
import io.kinora.world.plan.Verb;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Animals walk, run, swim, fly, leap and sit; what is in their way is pushed by their bodies. */
record AnimalPlay(Cue cue, Entity entity, Animal animal) implements Play {
  private static final double FARTHEST = 9;
  private static final double INDOORS = 4;
  private static final double DEPTH = 0.45;
  private static final double ALOFT = 2.3;

  @Override
  public void block(Blocking blocking) {
    var target = cue.action().target();
    if (target != null && !target.startsWith("@") && !blocking.isPlaced(target)) {
      blocking.stand(target, blocking.centre().withY(0).plus(blocking.right(), 1.6));
      blocking.reserve(1.6, blocking.width(target));
    }
    if (blocking.isPlaced(entity.id())) return;
    var named = blocking.named(entity.id());
    if (!moves() && !swims() && !flies()) {
      if (named == null) blocking.standAside(entity.id());
      else blocking.stand(entity.id(), named);
      return;
    }
    var way = Math.min(way(), blocking.environment().indoor() ? INDOORS : FARTHEST);
    var lane = blocking.lane(0.5 + 0.4 * animal.length());
    var from = middle(blocking).plus(blocking.right(), -0.5 * way);
    blocking.stand(entity.id(), from.plus(blocking.forward(), lane));
    var lift = flies() ? ALOFT : swims() ? water(blocking.environment()) : 0;
    var turned = new ArrayList<Transform>();
    for (var t : blocking.transforms(entity.id())) {
      var facing = Blocking.facing(blocking.right());
      turned.add(new Transform(t.position().plus(0, lift, 0), facing));
    }
    blocking.place(entity.id(), turned);
  }

  /** Height of a swimmer's middle: below the surface, or over the ground where there is none. */
  private double water(Environment environment) {
    var water = environment.water();
    return water == null ? DEPTH : water.level() - Math.max(DEPTH, 0.7 * animal.height());
  }

  private Vec3 middle(Blocking blocking) {
    var water = blocking.environment().anchors().get(Environment.WATER);
    return (swims() && water != null ? water.position() : blocking.centre()).withY(0);
  }

  private boolean swims() {
    return animal.way() == Animal.Way.SWIMS;
  }

  private boolean flies() {
    return animal.way() == Animal.Way.FLIES && cue.action().verb() == Verb.FLY && cue.index() == 0;
  }

  private boolean moves() {
    return switch (cue.action().verb()) {
      case WALK,
          RUN,
          FLY,
          SWIM,
          CLIMB,
          DRIVE,
          SLIDE,
          KICK,
          HIT,
          PUSH,
          PULL,
          CATCH,
          COLLIDE,
          TOPPLE,
          PICK_UP,
          CARRY,
          ROLL,
          RIDE -> true;
      default -> false;
    };
  }

  private double speed() {
    var fast = switch (cue.action().verb()) {
      case RUN, FLY, CATCH, COLLIDE, TOPPLE -> true;
      default -> false;
    };
    return (fast ? animal.fast() : animal.slow()) * cue.action().pace();
  }

  private double way() {
    return speed() * Math.max(1, cue.seconds() - 0.2);
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var target = simulation.middleOf(cue.action().target());
    var late = 0.0;
    for (var creature : simulation.stage().creaturesOf(entity.id())) {
      act(simulation, creature, target, late, choice);
      late += 0.17 * choice.nextDouble();
    }
    return (time, step) -> {};
  }

  private void act(
      Simulation simulation,
      Creature creature,
      @Nullable Vec3 target,
      double late,
      SplittableRandom choice) {
    var conduct = simulation.conductOf(creature);
    var start = cue.start() + late;
    var verb = cue.action().verb();
    if (verb == Verb.SIT || verb == Verb.LIE_DOWN) conduct.sit(start);
    if (verb == Verb.JUMP || verb == Verb.FLIP || verb == Verb.CELEBRATE) {
      conduct.leap(start, 1.3 * animal.length(), 0.45 * animal.height());
    }
    if (!moves() && !swims()) return;
    var from = conduct.footing();
    var most = simulation.stage().environment().indoor() ? INDOORS : FARTHEST;
    var way = Math.min(way(), most);
    var to = from.point(0, 0, way);
    if (target != null && !swims()) {
      var reach = target.minus(from.position()).withY(0);
      to = from.position().plus(reach.unit(), Math.max(0, reach.length() - 0.4 * animal.length()));
    }
    var speed = speed() * (0.95 + 0.1 * choice.nextDouble());
    if (animal.way() == Animal.Way.FLIES && verb == Verb.FLY) {
      var rise = from.position().y() > 1 ? 0.3 : ALOFT + 0.5 * choice.nextDouble();
      conduct.fly(flies() ? -0.7 : start, to.plus(0, rise, 0), speed);
    } else {
      conduct.go(start, to, speed);
    }
  }
}
