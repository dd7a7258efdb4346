package io.kinora.world;

import io.kinora.world.plan.Action;
import io.kinora.world.plan.CameraPlan;
import io.kinora.world.plan.Entity;
import io.kinora.world.plan.Relation;
import io.kinora.world.plan.Shot;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.SpokenLine;
import io.kinora.world.plan.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Joins two plans into one that plays the second after the first, in the world of the first. */
final class PlanExtension {
  private final ShotPlan before;
  private final ShotPlan after;
  private final Map<String, String> names = new TreeMap<>();

  private PlanExtension(ShotPlan before, ShotPlan after) {
    this.before = before;
    this.after = after;
  }

  static ShotPlan of(ShotPlan before, ShotPlan after) {
    return new PlanExtension(before, after).join();
  }

  private ShotPlan join() {
    var entities = new ArrayList<>(before.world().entities());
    var taken = new HashSet<String>();
    for (var entity : after.world().entities()) {
      var known = before.world().entities().stream()
          .filter(e -> e.kind().equals(entity.kind()) && taken.add(e.id()))
          .findFirst();
      if (known.isPresent()) {
        names.put(entity.id(), known.get().id());
      } else {
        names.put(entity.id(), "then-" + before.frames() + "-" + entity.id());
        entities.add(renamed(entity));
      }
    }
    return new ShotPlan(
        ShotPlan.VERSION,
        before.frames() + after.frames(),
        before.seed(),
        world(entities),
        shots(),
        before.style(),
        after.warnings());
  }

  private Entity renamed(Entity e) {
    return new Entity(named(e.id()), e.kind(), e.nature(), e.count(), e.attributes());
  }

  private World world(ArrayList<Entity> entities) {
    var w = before.world();
    var known = new HashSet<String>();
    w.entities().forEach(e -> known.add(e.id()));
    var relations = new ArrayList<>(w.relations());
    for (var r : after.world().relations()) {
      if (known.contains(named(r.subject()))) continue;
      relations.add(new Relation(named(r.subject()), r.kind(), named(r.object())));
    }
    return new World(
        w.environment(), w.timeOfDay(), w.weather(), w.ambience(), entities, relations);
  }

  private ArrayList<Shot> shots() {
    var shots = new ArrayList<>(before.shots());
    for (var shot : after.shots()) {
      var c = shot.camera();
      shots.add(new Shot(
          before.frames() + shot.startFrame(),
          shot.frames(),
          new CameraPlan(c.move(), c.framing(), c.angle(), maybe(c.subject()), c.pace()),
          shot.actions().stream().map(this::renamed).toList(),
          shot.dialogue().stream()
              .map(l -> new SpokenLine(maybe(l.speaker()), l.text(), l.mood(), l.order()))
              .toList()));
    }
    return shots;
  }

  private Action renamed(Action a) {
    return new Action(
        named(a.actor()),
        a.verb(),
        maybe(a.target()),
        maybe(a.instrument()),
        a.outcome(),
        a.order(),
        a.pace());
  }

  private @Nullable String maybe(@Nullable String name) {
    return name == null ? null : named(name);
  }

  private String named(String name) {
    return names.getOrDefault(name, name);
  }
}
