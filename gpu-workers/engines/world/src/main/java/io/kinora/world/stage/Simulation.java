package io.kinora.world.stage;

import io.kinora.world.animal.Conduct;
import io.kinora.world.catalog.Environment;
import io.kinora.world.figure.Performance;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Body;
import io.kinora.world.physics.BodySpec;
import io.kinora.world.physics.Part;
import io.kinora.world.physics.PhysicsWorld;
import io.kinora.world.physics.VerletSheet;
import io.kinora.world.physics.Water;
import io.kinora.world.plan.Outcome;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.Verb;
import io.kinora.world.plan.Weather;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One run of a stage from before the first frame to the last, with one set of choices. Used once,
 * by one thread.
 */
final class Simulation implements AutoCloseable {
  /** Prefix of the names of the environment's bodies; the rest is the surface. */
  static final String PLACE = "place:";

  /** Things heavier than this that nobody acts on do not take part. */
  private static final double IMMOVABLE = 700;

  private static final double SETTLE_SECONDS = 1.5;

  private final Stage stage;
  private final int[] tries;
  private final PhysicsWorld world;
  private final SortedMap<String, Body> bodies = new TreeMap<>();
  private final Fragility fragility;
  private final SortedMap<String, Performance> performances = new TreeMap<>();
  private final Crowd crowd;
  private final Herd herd;
  private final SortedMap<String, Conduct> conducts = new TreeMap<>();
  private final List<Play.Act> acts = new ArrayList<>();
  private final Map<String, Body> people = new TreeMap<>();
  private final Map<String, Body> animals = new TreeMap<>();
  private final List<VerletSheet> nets = new ArrayList<>();
  private final Map<String, Double> scored = new TreeMap<>();
  private final Map<String, Vec3> before = new TreeMap<>();
  private final Map<String, Toss> tosses = new TreeMap<>();

  /** @param tries number of the try of each cue, in the order of the stage's cues */
  Simulation(Stage stage, List<Play> plays, int[] tries) {
    this.stage = stage;
    this.tries = tries.clone();
    this.world = new PhysicsWorld(PhysicsWorld.USUAL_RATE, -SETTLE_SECONDS);
    this.fragility = new Fragility(stage, world);
    this.crowd = new Crowd(world);
    this.herd = new Herd(world);
    furnish();
    for (var prop : stage.props()) add(prop);
    for (var actor : stage.actors()) add(actor);
    for (var creature : stage.creatures()) add(creature);
    for (var actor : stage.actors()) letHandsThrough(actor);
    for (var play : plays) {
      var cue = play.cue();
      var choice = stage.random("cue " + cue.index() + " try " + tries[cue.index()]);
      acts.add(play.begin(this, choice));
    }
  }

  private void furnish() {
    var bySurface = new TreeMap<String, List<Part>>();
    for (var part : stage.environment().solids()) {
      bySurface.computeIfAbsent(part.surface().name(), k -> new ArrayList<>()).add(part);
    }
    for (var e : bySurface.entrySet()) {
      world.addFixed(PLACE + e.getKey(), e.getValue(), Vec3.ZERO, Quat.IDENTITY);
    }
    var water = stage.environment().water();
    if (water != null) world.fill(new Pond(water));
    if (!stage.environment().indoor()) world.blow(wind(stage.plan().world().weather()));
    var hoop = stage.environment().anchors().get(Environment.HOOP);
    if (hoop != null) {
      var net = VerletSheet.net(hoop.position().plus(0, -0.01, 0), hoop.radius(), 0.42, 12, 7);
      nets.add(net);
      world.add(net);
    }
  }

  private Vec3 wind(Weather weather) {
    var speed = switch (weather) {
      case STORM -> 9.0;
      case WIND -> 6.0;
      case RAIN, SNOW -> 2.0;
      default -> 0.6;
    };
    return stage.right().times(speed);
  }

  private void add(Prop prop) {
    var m = prop.model();
    var acting =
        stage.cues().stream().anyMatch(c -> prop.entity().equals(c.action().actor()));
    if (m.mass() > IMMOVABLE && !acting) {
      var at = prop.start();
      bodies.put(prop.id(), world.addFixed(prop.id(), m.parts(), at.position(), at.rotation()));
      return;
    }
    var hollow = m.mass() < 0.5 * m.volume() * m.substance().density();
    var spec = BodySpec.atRest(
            prop.id(),
            m.parts(),
            m.mass(),
            hollow,
            prop.start().position(),
            prop.start().rotation())
        .displacing(m.volume());
    bodies.put(prop.id(), world.add(spec));
  }

  private void add(Actor actor) {
    var seed = stage.random("life of " + actor.id()).nextLong();
    var performance = new Performance(actor.person(), actor.start(), seed);
    performances.put(actor.id(), performance);
    people.put(actor.id(), crowd.add(actor, performance));
  }

  private void add(Creature creature) {
    var conduct = new Conduct(creature.animal(), creature.start());
    conducts.put(creature.id(), conduct);
    animals.put(creature.id(), herd.add(creature, conduct));
  }

  /** What an animal does. */
  Conduct conductOf(Creature creature) {
    var conduct = conducts.get(creature.id());
    if (conduct == null) throw new IllegalArgumentException("no such animal: " + creature.id());
    return conduct;
  }

  /** What a person handles or rides does not push that person away. */
  private void letHandsThrough(Actor actor) {
    for (var cue : stage.cues()) {
      if (!cue.action().actor().equals(actor.entity())) continue;
      if (cue.action().verb() == Verb.RIDE) letRide(actor);
      for (var prop : OutcomeJudge.moving(cue, stage)) {
        world.ignore(body(prop.id()), person(actor.id()), true);
      }
    }
  }

  private void letRide(Actor actor) {
    for (var prop : stage.props()) world.ignore(body(prop.id()), person(actor.id()), true);
    for (var animal : animals.values()) world.ignore(animal, person(actor.id()), true);
  }

  private Body person(String actor) {
    var body = people.get(actor);
    if (body == null) throw new IllegalArgumentException("no such person: " + actor);
    return body;
  }

  Stage stage() {
    return stage;
  }

  PhysicsWorld world() {
    return world;
  }

  /** The body of a prop. */
  Body body(String prop) {
    var body = bodies.get(prop);
    if (body == null) throw new IllegalArgumentException("no such prop: " + prop);
    return body;
  }

  /** The first person of an entity. */
  Actor actor(String entity) {
    return stage.actorsOf(entity).get(0);
  }

  /** What the first person of an entity does. */
  Performance performance(String entity) {
    return performanceOf(actor(entity));
  }

  Performance performanceOf(Actor actor) {
    var performance = performances.get(actor.id());
    if (performance == null) throw new IllegalArgumentException("no such person: " + actor.id());
    return performance;
  }

  /** Says that an entity will fly to whoever is to catch it. */
  void toss(String thing, Toss toss) {
    tosses.put(thing, toss);
  }

  /** The flight of an entity that an earlier cue throws; null where none does. */
  @Nullable
  Toss tossOf(String thing) {
    return tosses.get(thing);
  }

  /** Who catches a thing that is thrown to an entity; empty where nobody is to. */
  Optional<Actor> catcher(@Nullable String target, String thing) {
    if (target == null) return Optional.empty();
    var caught = stage.cues().stream()
        .map(Cue::action)
        .anyMatch(a -> a.verb() == Verb.CATCH
            && a.outcome() != Outcome.NOT_CAUGHT
            && target.equals(a.actor())
            && thing.equals(a.instrument()));
    return caught ? stage.actorsOf(target).stream().findFirst() : Optional.empty();
  }

  /** How much harder than usual to go at it: grows with the tries. */
  double boldness(Cue cue) {
    return 1 + 0.15 * Math.min(12, tries[cue.index()]);
  }

  /** Middle of the things of an entity, or an anchor; null where there is neither. */
  @Nullable
  Vec3 middleOf(@Nullable String target) {
    if (target == null) return null;
    if (target.startsWith("@")) {
      var anchor = stage.environment().anchors().get(target.substring(1));
      return anchor == null ? null : anchor.position();
    }
    var people = stage.actorsOf(target);
    if (!people.isEmpty()) return people.get(0).start().position().plus(0, 1.2, 0);
    var creatures = stage.creaturesOf(target);
    if (!creatures.isEmpty()) {
      var c = creatures.get(0);
      return c.start().position().plus(0, 0.5 * c.animal().height(), 0);
    }
    var props = stage.propsOf(target);
    if (props.isEmpty()) return null;
    var sum = Vec3.ZERO;
    for (var p : props) sum = sum.plus(body(p.id()).centreOfMass());
    return sum.times(1.0 / props.size());
  }

  /**
   * Runs it all.
   *
   * @throws InterruptedException when the thread is interrupted
   */
  Recording run() throws InterruptedException {
    var frames = stage.plan().frames();
    var tracks = new TreeMap<String, Transform[]>();
    for (var id : bodies.keySet()) tracks.put(id, new Transform[frames]);
    var recorded = new ArrayList<Recording.Net>();
    for (var net : nets) recorded.add(new Recording.Net(net.threads(), new float[frames][]));
    while (world.time() < -1e-9) step();
    for (var f = 0; f < frames; f++) {
      if (Thread.interrupted()) throw new InterruptedException("simulation interrupted");
      for (var e : bodies.entrySet()) record(tracks, e.getKey(), e.getValue(), f);
      for (var e : fragility.shards().entrySet()) {
        tracks.computeIfAbsent(e.getKey(), id -> unbroken(tracks, id, frames));
        record(tracks, e.getKey(), e.getValue(), f);
      }
      for (var i = 0; i < nets.size(); i++)
        recorded.get(i).frames()[f] = floats(nets.get(i).points());
      var until = (f + 1.0) / ShotPlan.FRAMES_PER_SECOND - 1e-9;
      while (world.time() < until) step();
    }
    return new Recording(
        frames,
        tracks,
        recorded,
        world.contacts().from(0),
        scored,
        fragility.breaks(),
        performances,
        conducts);
  }

  /** Where a shard is while it is still part of the whole. */
  private static Transform[] unbroken(Map<String, Transform[]> tracks, String shard, int frames) {
    var whole = tracks.get(shard.substring(0, shard.indexOf('/')));
    return whole == null ? new Transform[frames] : whole.clone();
  }

  private static void record(Map<String, Transform[]> tracks, String id, Body body, int frame) {
    var track = tracks.get(id);
    if (track != null) track[frame] = new Transform(body.position(), body.rotation());
  }

  private static float[] floats(double[] values) {
    var f = new float[values.length];
    for (var i = 0; i < f.length; i++) f[i] = (float) values[i];
    return f;
  }

  private void step() {
    var time = world.time();
    for (var act : acts) act.step(time, world.stepSeconds());
    crowd.step(time, world.stepSeconds());
    herd.step(time, world.stepSeconds());
    world.step();
    fragility.step(bodies);
    watchHoop();
  }

  /** Notes what falls through the ring from above. */
  private void watchHoop() {
    var hoop = stage.environment().anchors().get(Environment.HOOP);
    if (hoop == null) return;
    for (var e : bodies.entrySet()) {
      var now = e.getValue().centreOfMass();
      var last = before.put(e.getKey(), now);
      if (last == null
          || last.y() < hoop.position().y()
          || now.y() >= hoop.position().y()) continue;
      if (now.minus(hoop.position()).horizontal() < hoop.radius())
        scored.putIfAbsent(e.getKey(), world.time());
    }
  }

  @Override
  public void close() {
    world.close();
  }

  /** The renderer's water as physics sees it, so that things float on the waves that are drawn. */
  private record Pond(io.kinora.world.render.Water water) implements Water {
    @Override
    public double height(double x, double z, double time) {
      return water.height(x, z, time);
    }

    @Override
    public boolean covers(double x, double z) {
      return water.covers(x, z);
    }
  }
}
