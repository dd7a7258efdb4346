package io.kinora.world.stage;

import io.kinora.world.catalog.Environment;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.ShotPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The world of a plan as it stands before the first frame. Immutable.
 *
 * @param plan what was asked for
 * @param environment the place
 * @param props things in the order of the plan
 * @param actors people in the order of the plan
 * @param creatures animals in the order of the plan
 * @param cues actions in order of time
 * @param hung things that hang in the air, by entity, and the index of the cue that lets them go
 * @param notes what had to be left out or changed, one sentence each
 */
public record Stage(
    ShotPlan plan,
    Environment environment,
    List<Prop> props,
    List<Actor> actors,
    List<Creature> creatures,
    List<Cue> cues,
    Map<String, Integer> hung,
    List<String> notes) {
  public Stage {
    props = List.copyOf(props);
    actors = List.copyOf(actors);
    creatures = List.copyOf(creatures);
    cues = List.copyOf(cues);
    hung = Map.copyOf(hung);
    notes = List.copyOf(notes);
  }

  /** The props of one entity; none for a being or an unknown id. */
  public List<Prop> propsOf(String entity) {
    return props.stream().filter(p -> p.entity().equals(entity)).toList();
  }

  /** Whether a thing hangs in the air for this very cue. */
  boolean isHungFor(String entity, Cue cue) {
    return hung.getOrDefault(entity, -1) == cue.index();
  }

  /** The people of one entity; none for a thing or an unknown id. */
  public List<Actor> actorsOf(String entity) {
    return actors.stream().filter(a -> a.entity().equals(entity)).toList();
  }

  /** The animals of one entity; none for anything else. */
  public List<Creature> creaturesOf(String entity) {
    return creatures.stream().filter(c -> c.entity().equals(entity)).toList();
  }

  public Optional<Prop> prop(String id) {
    return props.stream().filter(p -> p.id().equals(id)).findFirst();
  }

  /** Horizontal direction from the usual camera towards the stage. */
  public Vec3 forward() {
    var from = environment.anchor(Environment.CAMERA).position();
    var to = environment.anchor(Environment.STAGE).position();
    var f = to.minus(from).withY(0);
    return f.length() < 1e-6 ? new Vec3(0, 0, -1) : f.unit();
  }

  /** Horizontal direction to the right in the usual picture. */
  public Vec3 right() {
    return forward().cross(Vec3.Y);
  }

  /** A stream of random numbers of its own, so that a new choice does not change the others. */
  SplittableRandom random(String name) {
    return new SplittableRandom(plan.seed() ^ scatter(name));
  }

  private static long scatter(String name) {
    var h = 0xcbf29ce484222325L;
    for (var i = 0; i < name.length(); i++) h = (h ^ name.charAt(i)) * 0x100000001b3L;
    return h;
  }
}
