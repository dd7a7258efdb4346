package io.kinora.world.stage;

import io.kinora.world.animal.Animal;
import io.kinora.world.animal.Animals;
import io.kinora.world.catalog.Catalog;
import io.kinora.world.catalog.Environment;
import io.kinora.world.catalog.ObjectModel;
import io.kinora.world.catalog.ObjectParams;
import io.kinora.world.catalog.Substance;
import io.kinora.world.figure.Footing;
import io.kinora.world.figure.Person;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.Entity;
import io.kinora.world.plan.Outcome;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.Verb;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Builds the world of a plan out of the catalogue and puts everything in its place. */
public final class StageBuilder {
  /** Size of blocks that toys play with. */
  private static final double TOY = 0.45;

  /** Size of a ball among dominoes. */
  private static final double TOY_BALL = 0.22;

  private final Catalog catalog;

  public StageBuilder(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Builds the stage of a plan. Same plan, same stage. */
  public Stage build(ShotPlan plan) {
    var notes = new ArrayList<String>();
    var environment = environment(plan);
    var cues = Script.of(plan);
    var models = models(plan, notes);
    var empty =
        new Stage(plan, environment, List.of(), List.of(), List.of(), cues, Map.of(), notes);
    var blocking = new Blocking(
        plan.world(),
        environment,
        models,
        empty.right(),
        empty.forward(),
        empty.random("blocking"));
    for (var play : Plays.of(plan.world(), environment, cues, notes)) play.block(blocking);
    for (var entity : blocking.unplaced()) {
      var at = blocking.named(entity.id());
      if (at != null) blocking.stand(entity.id(), at);
      else blocking.standAside(entity.id());
    }
    return new Stage(
        plan,
        environment,
        props(plan, blocking),
        actors(plan, blocking),
        creatures(plan, blocking, notes),
        cues,
        blocking.hung(),
        notes);
  }

  private Environment environment(ShotPlan plan) {
    var world = plan.world();
    var def = catalog
        .environment(world.environment())
        .orElseThrow(
            () -> new IllegalArgumentException("unknown environment: " + world.environment()));
    return def.build(world.timeOfDay(), world.weather(), (int) plan.seed());
  }

  private Map<String, List<ObjectModel>> models(ShotPlan plan, List<String> notes) {
    var models = new TreeMap<String, List<ObjectModel>>();
    for (var entity : plan.world().entities()) {
      if (entity.nature() != Entity.Nature.OBJECT) continue;
      var copies = new ArrayList<ObjectModel>();
      for (var i = 0; i < entity.count(); i++) {
        copies.add(
            weighted(plan, entity, model(plan, entity, i), i == 0 ? notes : new ArrayList<>()));
      }
      models.put(entity.id(), copies);
    }
    return models;
  }

  private ObjectModel model(ShotPlan plan, Entity entity, int copy) {
    var def = catalog
        .object(entity.kind())
        .orElseThrow(() -> new IllegalArgumentException("unknown object: " + entity.kind()));
    var a = entity.attributes();
    var color = a.color() == null
        ? null
        : new Rgb(a.color().linear()[0], a.color().linear()[1], a.color().linear()[2]);
    var substance =
        a.material() == null ? null : Substance.valueOf(a.material().toUpperCase(Locale.ROOT));
    var seed = (int) plan.seed() * 31 + entity.id().hashCode() + copy;
    var toy = entity.kind().equals("block") && hasToys(plan)
        || entity.kind().equals("ball")
            && plan.world().entities().stream().anyMatch(e -> e.kind().equals("domino"));
    var scale = toy ? a.scale() * (entity.kind().equals("ball") ? TOY_BALL : TOY) : a.scale();
    return def.build(new ObjectParams(scale, color, substance, a.details(), seed));
  }

  private static boolean hasToys(ShotPlan plan) {
    return plan.world().entities().stream().anyMatch(e -> e.kind().startsWith("toy_"));
  }

  /** Gives a thing that must float or sink against its nature the weight to do so. */
  private static ObjectModel weighted(
      ShotPlan plan, Entity entity, ObjectModel m, List<String> notes) {
    var outcome = plan.shots().stream()
        .flatMap(s -> s.actions().stream())
        .filter(a -> a.actor().equals(entity.id()))
        .map(a -> a.outcome())
        .filter(o -> o == Outcome.FLOATS || o == Outcome.SINKS)
        .findFirst();
    if (outcome.isEmpty() || m.floats() == (outcome.get() == Outcome.FLOATS)) return m;
    var sinks = outcome.get() == Outcome.SINKS;
    notes.add("The " + entity.kind().replace('_', ' ')
        + (sinks ? " is filled so that it sinks." : " is hollow so that it floats."));
    var mass = m.volume() * Substance.WATER.density() * (sinks ? 1.7 : 0.45);
    return new ObjectModel(
        m.pieces(),
        m.parts(),
        mass,
        m.volume(),
        m.substance(),
        m.restHeight(),
        m.halfSize(),
        m.breakEnergy(),
        m.perch());
  }

  private static List<Prop> props(ShotPlan plan, Blocking blocking) {
    var props = new ArrayList<Prop>();
    for (var entity : plan.world().entities()) {
      var models = blocking.models(entity.id());
      var places = blocking.transforms(entity.id());
      for (var i = 0; i < models.size(); i++) {
        var id = models.size() == 1 ? entity.id() : entity.id() + "#" + (i + 1);
        var at = i < places.size()
            ? places.get(i)
            : new Transform(Vec3.ZERO, Transform.IDENTITY.rotation());
        props.add(new Prop(id, entity.id(), entity.kind(), models.get(i), at));
      }
    }
    return props;
  }

  private static List<Actor> actors(ShotPlan plan, Blocking blocking) {
    var actors = new ArrayList<Actor>();
    for (var entity : plan.world().entities()) {
      if (entity.nature() != Entity.Nature.PERSON) continue;
      var places = blocking.transforms(entity.id());
      var details = dressed(entity, plan, blocking.environment());
      for (var i = 0; i < places.size(); i++) {
        var id = places.size() == 1 ? entity.id() : entity.id() + "#" + (i + 1);
        var person = Person.build(details, plan.seed() * 31 + id.hashCode());
        actors.add(new Actor(id, entity.id(), person, footing(places.get(i))));
      }
    }
    return actors;
  }

  /** Who goes into the water and has no clothes named wears what one swims in. */
  private static Map<String, String> dressed(Entity entity, ShotPlan plan, Environment place) {
    var details = entity.attributes().details();
    var swims = plan.shots().stream()
        .flatMap(s -> s.actions().stream())
        .filter(a -> a.actor().equals(entity.id()))
        .anyMatch(a -> a.verb() == Verb.SWIM || a.verb() == Verb.JUMP && place.isOnWater());
    if (!swims || details.containsKey("top") || details.containsKey("bottom")) return details;
    var dressed = new TreeMap<>(details);
    dressed.putIfAbsent("outfit", "swimsuit");
    return dressed;
  }

  private static Footing footing(Transform at) {
    var front = at.rotation().rotate(Vec3.Z);
    return new Footing(at.position(), StrictMath.atan2(front.x(), front.z()));
  }

  private static List<Creature> creatures(ShotPlan plan, Blocking blocking, List<String> notes) {
    var creatures = new ArrayList<Creature>();
    for (var entity : plan.world().entities()) {
      if (entity.nature() != Entity.Nature.ANIMAL) continue;
      var standIn = Animals.standIn(entity.kind());
      if (standIn != null) notes.add("The " + entity.kind() + " is shown as a " + standIn + ".");
      var places = blocking.transforms(entity.id());
      for (var i = 0; i < places.size(); i++) {
        var id = places.size() == 1 ? entity.id() : entity.id() + "#" + (i + 1);
        var animal = animal(entity, (int) plan.seed() * 31 + id.hashCode());
        creatures.add(new Creature(id, entity.id(), animal, footing(places.get(i))));
      }
    }
    return creatures;
  }

  static Animal animal(Entity entity, int seed) {
    var a = entity.attributes();
    var color = a.color() == null
        ? null
        : new Rgb(a.color().linear()[0], a.color().linear()[1], a.color().linear()[2]);
    return Animals.build(entity.kind(), color, a.scale(), seed);
  }
}
