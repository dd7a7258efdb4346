package io.kinora.world;

import io.kinora.world.plan.Attributes;
import io.kinora.world.plan.Entity;
import io.kinora.world.plan.Relation;
import io.kinora.world.plan.Shot;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an edit as a change of what is there: "make the ball blue" means the ball, although a blue
 * ball after a red one is another ball in a story. Used once.
 */
final class PlanEdit {
  private static final Pattern DEFINITE =
      Pattern.compile("\\b(the|his|her|its|their|it|them)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern FURTHER =
      Pattern.compile("\\b(a|an|another|second|more|add|two|three)\\b", Pattern.CASE_INSENSITIVE);

  private final ShotPlan edited;
  private final Renaming names = new Renaming();

  private PlanEdit(ShotPlan edited) {
    this.edited = edited;
  }

  /**
   * @param before the plan of the source
   * @param edited the plan of the source's prompt and the change together
   */
  static ShotPlan of(ShotPlan before, ShotPlan edited, String change) {
    if (!DEFINITE.matcher(change).find() || FURTHER.matcher(change).find()) return edited;
    return new PlanEdit(edited).changed(before);
  }

  private ShotPlan changed(ShotPlan before) {
    var world = edited.world();
    var entities = new ArrayList<>(world.entities());
    for (var entity : world.entities()) {
      var twin = twin(entity, before.world().entities());
      if (twin == null) continue;
      entities.remove(entity);
      names.put(entity.id(), twin.id());
      entities.replaceAll(e -> e.id().equals(twin.id()) ? recast(e, entity.attributes()) : e);
    }
    if (names.isEmpty()) return edited;
    return new ShotPlan(
        edited.version(),
        edited.frames(),
        edited.seed(),
        new World(
            world.environment(),
            world.timeOfDay(),
            world.weather(),
            world.ambience(),
            entities,
            world.relations().stream()
                .map(r -> new Relation(names.of(r.subject()), r.kind(), names.of(r.object())))
                .filter(r -> !r.subject().equals(r.object()))
                .toList()),
        edited.shots().stream().map(this::renamed).toList(),
        edited.style(),
        edited.warnings());
  }

  /** What a new thing must be, because there was exactly one of its kind. */
  private static @Nullable Entity twin(Entity entity, List<Entity> before) {
    if (before.stream().anyMatch(e -> e.id().equals(entity.id()))) return null;
    var same = before.stream().filter(e -> e.kind().equals(entity.kind())).toList();
    return same.size() == 1 ? same.get(0) : null;
  }

  private static Entity recast(Entity e, Attributes change) {
    var details = new HashMap<>(e.attributes().details());
    details.putAll(change.details());
    var attributes = new Attributes(
        change.color() == null ? e.attributes().color() : change.color(),
        change.scale() == 1 ? e.attributes().scale() : change.scale(),
        change.material() == null ? e.attributes().material() : change.material(),
        details);
    return new Entity(e.id(), e.kind(), e.nature(), e.count(), attributes);
  }

  private Shot renamed(Shot shot) {
    return new Shot(
        shot.startFrame(),
        shot.frames(),
        names.of(shot.camera()),
        names.ofActions(shot.actions()),
        names.ofLines(shot.dialogue()));
  }
}
