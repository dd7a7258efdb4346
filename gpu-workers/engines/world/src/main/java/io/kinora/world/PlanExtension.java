package io.kinora.world;

import io.kinora.world.plan.Shot;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.World;
import java.util.ArrayList;

/** Joins two plans into one that plays the second after the first, in the world of the first. */
final class PlanExtension {
  private PlanExtension() {}

  /** @param after a plan that knows the world of the first */
  static ShotPlan of(ShotPlan before, ShotPlan after) {
    return new ShotPlan(
        ShotPlan.VERSION,
        before.frames() + after.frames(),
        before.seed(),
        world(before.world(), after.world()),
        shots(before, after),
        before.style(),
        after.warnings());
  }

  /** What was there stays as it was, or the part that is replayed would come out otherwise. */
  private static World world(World before, World after) {
    var entities = new ArrayList<>(before.entities());
    for (var entity : after.entities()) {
      if (before.entity(entity.id()).isEmpty()) entities.add(entity);
    }
    var relations = new ArrayList<>(before.relations());
    for (var relation : after.relations()) {
      if (before.entity(relation.subject()).isEmpty()) relations.add(relation);
    }
    return new World(
        before.environment(),
        before.timeOfDay(),
        before.weather(),
        before.ambience(),
        entities,
        relations);
  }

  private static ArrayList<Shot> shots(ShotPlan before, ShotPlan after) {
    var shots = new ArrayList<>(before.shots());
    for (var shot : after.shots()) {
      shots.add(new Shot(
          before.frames() + shot.startFrame(),
          shot.frames(),
          shot.camera(),
          shot.actions(),
          shot.dialogue()));
    }
    return shots;
  }
}
