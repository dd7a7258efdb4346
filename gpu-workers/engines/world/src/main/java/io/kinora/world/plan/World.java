package io.kinora.world.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The one world that all shots look at.
 *
 * @param environment catalogue id of the place, such as {@code court}
 * @param timeOfDay sets sun, sky and lights
 * @param weather sets clouds, rain, snow, fog and wind
 * @param ambience name of the background sound
 * @param entities things and people, ids unique
 * @param relations how they are arranged when the first shot begins
 */
public record World(
    String environment,
    TimeOfDay timeOfDay,
    Weather weather,
    String ambience,
    List<Entity> entities,
    List<Relation> relations) {
  public World {
    entities = List.copyOf(entities);
    relations = List.copyOf(relations);
    var ids = new HashSet<String>();
    for (var entity : entities) {
      if (!ids.add(entity.id())) {
        throw new IllegalArgumentException("two entities are called " + entity.id());
      }
    }
  }

  /** The entity with this id, if there is one. */
  public Optional<Entity> entity(String id) {
    return entities.stream().filter(e -> e.id().equals(id)).findFirst();
  }
}
