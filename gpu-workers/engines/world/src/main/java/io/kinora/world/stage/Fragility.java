package io.kinora.world.stage;

import io.kinora.world.catalog.Piece;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Body;
import io.kinora.world.physics.BodySpec;
import io.kinora.world.physics.PhysicsWorld;
import io.kinora.world.plan.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Breaks what is hit too hard: the thing leaves the world and its shards go on with its motion.
 * Used once, by one thread.
 */
final class Fragility {
  private static final int SHARDS = 16;

  /** All shards of a world together, so that its time stays bounded. */
  private static final int MOST_SHARDS = 72;

  /** What a thing that must break withstands, joules for each kilogram. */
  private static final double FRAIL = 1.5;

  private final Stage stage;
  private final PhysicsWorld world;
  private final SortedMap<String, Double> limits = new TreeMap<>();
  private final SortedMap<String, Break> breaks = new TreeMap<>();
  private final SortedMap<String, Body> shards = new TreeMap<>();

  Fragility(Stage stage, PhysicsWorld world) {
    this.stage = stage;
    this.world = world;
    for (var prop : stage.props()) {
      var limit = limit(prop);
      if (Double.isFinite(limit)) limits.put(prop.id(), limit);
    }
  }

  private double limit(Prop prop) {
    if (wants(prop, Outcome.STAYS_WHOLE)) return Double.POSITIVE_INFINITY;
    var usual = prop.model().breakEnergy();
    return wants(prop, Outcome.BREAKS) ? Math.min(usual, FRAIL * prop.model().mass()) : usual;
  }

  private boolean wants(Prop prop, Outcome outcome) {
    return stage.cues().stream()
        .filter(c -> c.action().outcome() == outcome)
        .anyMatch(c -> OutcomeJudge.concerns(c, stage).contains(prop));
  }

  SortedMap<String, Break> breaks() {
    return breaks;
  }

  /** The bodies of the shards so far, by id. */
  SortedMap<String, Body> shards() {
    return shards;
  }

  /** Looks at the blows of the last step. */
  void step(SortedMap<String, Body> bodies) {
    for (var e : limits.entrySet()) {
      var body = bodies.get(e.getKey());
      if (body == null || breaks.containsKey(e.getKey())) continue;
      var blow = body.takeBlow();
      if (blow < e.getValue() || world.time() < 0 || body.isFixed()) continue;
      stage.prop(e.getKey()).ifPresent(prop -> shatter(prop, body));
    }
  }

  private void shatter(Prop prop, Body body) {
    var count = Math.min(SHARDS, MOST_SHARDS - shards.size());
    if (count < 4) return;
    var random = stage.random("shards of " + prop.id());
    var cut = Shards.of(prop.model(), count, random);
    var velocity = body.velocity();
    var spin = body.spin();
    var made = new ArrayList<Body>();
    var pieces = new TreeMap<String, List<Piece>>();
    world.retire(body);
    for (var shard : cut) {
      var id = prop.id() + "/shard " + pieces.size();
      var arm = body.rotation().rotate(shard.part().offset());
      var burst = arm.withY(0).unit().times(0.5 + 0.9 * random.nextDouble());
      var tumble = new Vec3(random.nextDouble() - 0.5, 0, random.nextDouble() - 0.5).times(9);
      var spec = new BodySpec(
          id,
          List.of(shard.part()),
          Math.max(0.002, prop.model().mass() * shard.share()),
          prop.model().mass() * shard.share() / prop.model().substance().density(),
          false,
          body.position(),
          body.rotation(),
          velocity.times(0.6).plus(spin.cross(arm)).plus(burst),
          spin.plus(tumble));
      var piece = world.add(spec);
      for (var other : made) world.ignore(piece, other, true);
      made.add(piece);
      shards.put(id, piece);
      pieces.put(id, shard.pieces());
    }
    var size = 2 * prop.model().halfSize().length() / Math.sqrt(3);
    breaks.put(
        prop.id(),
        new Break(
            world.time(),
            body.centreOfMass(),
            velocity.length(),
            prop.model().substance(),
            size,
            pieces));
  }
}
