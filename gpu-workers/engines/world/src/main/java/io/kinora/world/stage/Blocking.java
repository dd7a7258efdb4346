package io.kinora.world.stage;

import io.kinora.world.catalog.Environment;
import io.kinora.world.catalog.ObjectModel;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.Entity;
import io.kinora.world.plan.Relation;
import io.kinora.world.plan.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where everything stands before the first frame, found step by step: first what actions need, then
 * what the plan says, then what is left over, side by side. Not thread-safe.
 */
final class Blocking {
  private static final double GAP = 0.25;

  /** Higher stacks are built as pyramids, metres. */
  private static final double HIGHEST_COLUMN = 1.6;

  private static final double PYRAMID_SPACING = 1.06;

  /** How far people spread along a bank, metres from where one stands best. */
  private static final double BANK = 3;

  /** From the middle of a road to where people stand, by the road's radius. */
  private static final double KERB = 2;

  /** Room that people need beside a table that is the stage, metres. */
  private static final double TABLE_ROOM = 0.6;

  /** Highest thing that people stand on as if it were the ground, metres. */
  private static final double STEP = 0.3;

  /** Metres from one vehicle to the next in a lane. */
  private static final double QUEUE = 9;

  /** From the middle of a road to that of a lane, by the road's radius. */
  private static final double LANE = 0.85;

  private final World world;
  private final Environment environment;
  private final Map<String, List<ObjectModel>> models;
  private final Vec3 right;
  private final Vec3 forward;
  private final SplittableRandom random;
  private final Map<String, List<Transform>> placed = new TreeMap<>();
  private final Map<String, Integer> hung = new TreeMap<>();
  private double leftEdge;
  private double rightEdge;
  private double nextLane;
  private int vehicles;

  /** @param models of every entity that is a thing, one per copy */
  Blocking(
      World world,
      Environment environment,
      Map<String, List<ObjectModel>> models,
      Vec3 right,
      Vec3 forward,
      SplittableRandom random) {
    this.world = world;
    this.environment = environment;
    this.models = models;
    this.right = right;
    this.forward = forward;
    this.random = random;
  }

  Environment environment() {
    return environment;
  }

  Vec3 right() {
    return right;
  }

  Vec3 forward() {
    return forward;
  }

  Vec3 centre() {
    return environment.anchor(Environment.STAGE).position();
  }

  boolean isPlaced(String entity) {
    return placed.containsKey(entity);
  }

  /** The models of a thing; empty for a being. */
  List<ObjectModel> models(String entity) {
    return models.getOrDefault(entity, List.of());
  }

  /** Where the copies of an entity are; empty where it is not placed. */
  List<Transform> transforms(String entity) {
    return placed.getOrDefault(entity, List.of());
  }

  /** Height of the ground, or of the water, at a place. */
  double ground(Vec3 at) {
    var water = environment.water();
    return water != null && water.covers(at.x(), at.z()) ? water.level() : 0;
  }

  /** Where somebody stands who does not swim: there, or beside the water or table that is there. */
  Vec3 ashore(Vec3 at) {
    var stage = environment.anchor(Environment.STAGE);
    var inTable = stage.position().y() > STEP
        && at.minus(stage.position()).horizontal() < stage.radius() + TABLE_ROOM;
    if (!inTable && (!environment.isOnWater() || bears(at))) return at;
    var bank = environment.anchor(Environment.ACTOR);
    var along = Quat.yaw(bank.yaw()).rotate(Vec3.X);
    var most = inTable ? TABLE_ROOM : BANK;
    var aside = Math.max(-most, Math.min(most, at.minus(centre()).dot(right)));
    return bank.position().plus(along, along.dot(right) < 0 ? -aside : aside);
  }

  /** Where people stand: out of the water, and off a road that vehicles take. */
  private Vec3 aside(Vec3 at) {
    var road = environment.anchors().get(Environment.LANE);
    if (vehicles == 0 || road == null) return ashore(at);
    var across = Quat.yaw(road.yaw()).rotate(Vec3.X);
    across = across.dot(right) < 0 ? across.times(-1) : across;
    var kerb = road.position().plus(across, KERB * road.radius());
    var step = at.minus(centre()).dot(right) * across.cross(Vec3.Y).dot(forward);
    return kerb.plus(across.cross(Vec3.Y), step);
  }

  /** The top of what lies on the ground at a place and is low enough to stand on. */
  private double floor(Vec3 at) {
    var top = 0.0;
    for (var p : environment.solids()) {
      var half = p.shape().halfExtent();
      var way = at.minus(p.offset());
      var high = p.offset().y() + half.y();
      var over = Math.abs(way.x()) < half.x() && Math.abs(way.z()) < half.z();
      if (over && p.rotation().equals(Quat.IDENTITY) && high < STEP) top = Math.max(top, high);
    }
    return top;
  }

  /** Whether something solid is underfoot at a place, at the height of the ground. */
  boolean bears(Vec3 at) {
    var below = at.withY(-0.02);
    return environment.solids().stream()
        .anyMatch(p -> p.shape().contains(p.rotation().inverse().rotate(below.minus(p.offset()))));
  }

  /** Puts every copy where it is told. */
  void place(String entity, List<Transform> transforms) {
    placed.put(entity, List.copyOf(transforms));
  }

  /** Remembers that a thing hangs in the air until a cue lets it go. */
  void hang(String entity, Cue cue) {
    hung.put(entity, cue.index());
  }

  /** Index of the cue that lets a hanging thing go, by entity. */
  Map<String, Integer> hung() {
    return hung;
  }

  /** Puts the copies of a thing on the ground, or on what lies below, around a place. */
  void stand(String entity, Vec3 at) {
    place(entity, group(entity, at));
  }

  /**
   * Puts a thing where the plan says, with what it stands on put up before.
   *
   * @return whether the plan says anything
   */
  boolean settle(String entity) {
    for (var r : world.relations()) {
      var support = r.object();
      if (!r.subject().equals(entity) || support.equals(entity) || support.startsWith("@"))
        continue;
      if (!isPlaced(support)) standAside(support);
    }
    var at = named(entity);
    if (at == null) return false;
    stand(entity, at);
    return true;
  }

  /** Finds a free place beside what already stands, and puts the entity there. */
  void standAside(String entity) {
    var floor = environment.anchors().get(Environment.FLOOR);
    if (floor != null && !models(entity).isEmpty() && width(entity) > TABLE_ROOM) {
      stand(entity, floor.position());
      return;
    }
    var x = free(entity);
    reserve(x, width(entity));
    var depth = (random.nextDouble() - 0.5) * 0.3;
    stand(entity, centre().plus(right, x).plus(forward, depth).withY(0));
  }

  /** Metres to the right of the centre at which an entity stands beside all others. */
  double free(String entity) {
    if (placed.isEmpty()) return 0;
    var half = width(entity) / 2;
    return rightEdge <= -leftEdge ? rightEdge + half : leftEdge - half;
  }

  /**
   * A lane across the stage for the next one that crosses it, so that nobody runs through another:
   * metres away from the camera, 0 for the first.
   */
  double lane(double width) {
    var lane = nextLane == 0 ? 0 : nextLane + width / 2;
    nextLane = lane + width / 2 + GAP;
    return lane;
  }

  /**
   * Where the next vehicle drives: on the right-hand side of the road, the second one the other
   * way, and so on; null where the place has no road.
   *
   * @return a place in the middle of its lane, turned the way that it drives
   */
  @Nullable
  Transform road() {
    var road = environment.anchors().get(Environment.LANE);
    if (road == null) return null;
    var turn = Quat.yaw(road.yaw() + (vehicles % 2 == 0 ? 0 : Math.PI));
    var behind = QUEUE * (vehicles / 2);
    vehicles++;
    var aside = turn.rotate(Vec3.X).times(-LANE * road.radius());
    return new Transform(road.position().plus(aside).plus(turn.rotate(Vec3.Z), -behind), turn);
  }

  /** Keeps a stretch of the stage free of what comes later; x runs to the right from its centre. */
  void reserve(double x, double width) {
    leftEdge = Math.min(leftEdge, x - width / 2 - GAP);
    rightEdge = Math.max(rightEdge, x + width / 2 + GAP);
  }

  /** Room that the copies of an entity take up side by side, metres. */
  double width(String entity) {
    var all = models(entity);
    if (all.isEmpty()) {
      return spacing(entity) * world.entity(entity).map(Entity::count).orElse(1);
    }
    var one = 2 * Math.max(all.get(0).halfSize().x(), all.get(0).halfSize().z());
    return arrangement(entity) == Relation.Kind.STACKED
        ? one * (all.size() > 4 && all.size() * one > HIGHEST_COLUMN ? 3 : 1)
        : one * (1 + 1.25 * (Math.ceil(Math.sqrt(all.size())) - 1));
  }

  /**
   * The place that the plan names for an entity: an anchor or another thing; null if it names none.
   */
  @Nullable
  Vec3 named(String entity) {
    for (var r : world.relations()) {
      if (!r.subject().equals(entity) || r.object().equals(entity)) continue;
      var at = spot(r.object());
      if (at != null) return beside(r.kind(), at, width(entity), width(r.object()));
    }
    return null;
  }

  /** Where an anchor or a placed entity is: the top of it. */
  @Nullable
  Vec3 spot(@Nullable String name) {
    if (name == null) return null;
    if (name.startsWith("@")) {
      var anchor = environment.anchors().get(name.substring(1));
      return anchor == null ? null : anchor.position();
    }
    var at = transforms(name);
    if (at.isEmpty()) return null;
    var p = at.get(0).position();
    var all = models(name);
    if (all.isEmpty()) return p;
    var top = p.y();
    for (var i = 0; i < at.size(); i++) {
      top = Math.max(top, at.get(i).position().y() + rise(all.get(i)));
    }
    return p.withY(top);
  }

  /** From the centre of mass, which of a table is near its top, up to the highest point. */
  private static double rise(ObjectModel model) {
    return model.pieces().stream().mapToDouble(p -> p.mesh().bounds()[4]).max().orElse(0);
  }

  private Vec3 beside(Relation.Kind kind, Vec3 at, double own, double other) {
    var apart = (own + other) / 2 + GAP;
    var ground = at.withY(ground(at));
    return switch (kind) {
      case LEFT_OF -> ground.plus(right, -apart);
      case RIGHT_OF, BESIDE, NEAR -> ground.plus(right, apart);
      case BEHIND -> ground.plus(forward, apart);
      case IN_FRONT_OF -> ground.plus(forward, -apart);
      case ABOVE -> at.plus(0, 0.8, 0);
      case UNDER -> ground;
      case ON, IN, HOLDING, STACKED, IN_A_ROW, RIDING -> at;
    };
  }

  private Relation.@Nullable Kind arrangement(String entity) {
    return world.relations().stream()
        .filter(r -> r.subject().equals(entity))
        .map(Relation::kind)
        .filter(k -> k == Relation.Kind.STACKED || k == Relation.Kind.IN_A_ROW)
        .findFirst()
        .orElse(null);
  }

  private List<Transform> group(String entity, Vec3 at) {
    var all = models(entity);
    if (all.isEmpty()) return people(entity, at);
    var kind = arrangement(entity);
    if (kind == Relation.Kind.STACKED) {
      var high =
          all.stream().mapToDouble(m -> m.restHeight() + m.halfSize().y()).sum();
      return high > HIGHEST_COLUMN ? pyramid(all, at) : stack(all, at);
    }
    if (kind == Relation.Kind.IN_A_ROW) return row(all, at);
    return cluster(all, at);
  }

  /** Room that one being of an entity takes up, metres. */
  private double spacing(String entity) {
    return world
        .entity(entity)
        .filter(e -> e.nature() == Entity.Nature.ANIMAL)
        .map(e -> 0.2 + StageBuilder.animal(e, 0).length())
        .orElse(0.85);
  }

  private boolean isAnimal(String entity) {
    return world.entity(entity).filter(e -> e.nature() == Entity.Nature.ANIMAL).isPresent();
  }

  /** Side by side on a shallow arc: people towards the camera, animals to be seen from the side. */
  private List<Transform> people(String entity, Vec3 at) {
    var count = world.entity(entity).map(Entity::count).orElse(1);
    var list = new ArrayList<Transform>();
    var spacing = spacing(entity);
    var front = forward.times(-1).plus(right, isAnimal(entity) ? 1.6 : 0);
    var foot = isAnimal(entity) ? at : aside(at);
    for (var i = 0; i < count; i++) {
      var x = (i - (count - 1) / 2.0) * spacing;
      var depth = (i % 2) * 0.47 * spacing + 0.03 * x * x;
      var turn = 0.5 * (random.nextDouble() - 0.5);
      var flat = foot.plus(right, x).plus(forward, depth);
      var place = flat.withY(foot.equals(at) ? 0 : floor(flat));
      list.add(new Transform(place, facing(front.plus(right, turn))));
    }
    return list;
  }

  /** A column, each a little out of line as a hand would do it. */
  private List<Transform> stack(List<ObjectModel> all, Vec3 at) {
    var list = new ArrayList<Transform>();
    var y = at.y();
    for (var m : all) {
      var off = 0.06 * Math.min(m.halfSize().x(), m.halfSize().z());
      var place = new Vec3(
          at.x() + off * (random.nextDouble() - 0.5),
          y + m.restHeight(),
          at.z() + off * (random.nextDouble() - 0.5));
      list.add(new Transform(place, Quat.yaw((random.nextDouble() - 0.5) * 0.16)));
      y += m.restHeight() + m.halfSize().y();
    }
    return list;
  }

  /** Rows on each other, each shorter than the one below. */
  private List<Transform> pyramid(List<ObjectModel> all, Vec3 at) {
    var list = new ArrayList<Transform>();
    var base = (int) Math.ceil((Math.sqrt(8.0 * all.size() + 1) - 1) / 2);
    var y = at.y();
    for (var length = base; list.size() < all.size(); length = Math.max(1, length - 1)) {
      var m = all.get(list.size());
      var n = Math.min(length, all.size() - list.size());
      for (var i = 0; i < n; i++) {
        var x = PYRAMID_SPACING * 2 * m.halfSize().x() * (i - (n - 1) / 2.0);
        var turn = facing(forward.times(-1)).times(Quat.yaw(0.06 * (random.nextDouble() - 0.5)));
        list.add(new Transform(at.plus(right, x).withY(y + m.restHeight()), turn));
      }
      y += m.restHeight() + m.halfSize().y();
    }
    return list;
  }

  private List<Transform> row(List<ObjectModel> all, Vec3 at) {
    var list = new ArrayList<Transform>();
    for (var i = 0; i < all.size(); i++) {
      var m = all.get(i);
      var spacing = Math.max(
          2.6 * Math.min(m.halfSize().x(), m.halfSize().z()), 1.1 * m.halfSize().y());
      var x = (i - (all.size() - 1) / 2.0) * spacing;
      list.add(new Transform(at.plus(right, x).plus(0, m.restHeight(), 0), facing(right)));
    }
    return list;
  }

  private List<Transform> cluster(List<ObjectModel> all, Vec3 at) {
    var list = new ArrayList<Transform>();
    var columns = (int) Math.ceil(Math.sqrt(all.size()));
    for (var i = 0; i < all.size(); i++) {
      var m = all.get(i);
      var spacing = 2.5 * Math.max(m.halfSize().x(), m.halfSize().z());
      var x = (i % columns - (columns - 1) / 2.0) * spacing;
      var z = (i / columns - (columns - 1) / 2.0) * spacing;
      if (all.size() > 1) {
        x += spacing * 0.12 * (random.nextDouble() - 0.5);
        z += spacing * 0.12 * (random.nextDouble() - 0.5);
      }
      var place = at.plus(right, x).plus(forward, z).plus(0, m.restHeight(), 0);
      list.add(new Transform(
          place, facing(forward.times(-1).plus(right, 0.5 * (random.nextDouble() - 0.5)))));
    }
    return list;
  }

  /** The rotation that turns a thing's front, its +z, to a horizontal direction. */
  static Quat facing(Vec3 direction) {
    return Quat.yaw(StrictMath.atan2(direction.x(), direction.z()));
  }

  /** The people and things of the plan that nothing has placed yet. */
  List<Entity> unplaced() {
    return world.entities().stream().filter(e -> !isPlaced(e.id())).toList();
  }
}
