package io.kinora.world.catalog;

import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.Weather;
import java.util.List;

/**
 * A kind of place. Stateless and thread-safe. Found by {@link java.util.ServiceLoader}, so that
 * another jar can add to the catalogue.
 */
public interface EnvironmentDef {
  /** Stable id, lower case with underscores: {@code living_room}. */
  String id();

  /** Words and phrases that mean it, lower case, singular. */
  List<String> names();

  /** Name of the background sound, one of those that {@code audio.Place} knows. */
  String ambience();

  /** Builds the place. Same arguments, same result. */
  Environment build(TimeOfDay timeOfDay, Weather weather, int seed);
}
