package io.kinora.world.catalog;

import java.util.List;
import java.util.function.Function;

/**
 * A kind of thing that can be put into a world. Immutable and thread-safe.
 *
 * @param id stable, lower case with underscores, singular: {@code soccer_ball}
 * @param names words and phrases that mean it, lower case, singular
 * @param builder builds one; same parameters, same result
 */
public record ObjectDef(
    String id, List<String> names, Function<ObjectParams, ObjectModel> builder) {
  public ObjectDef {
    names = List.copyOf(names);
  }

  /** Names separated by commas. */
  public static ObjectDef of(String id, String names, Function<ObjectParams, ObjectModel> builder) {
    return new ObjectDef(id, List.of(names.split(", *")), builder);
  }

  @Override
  public String toString() {
    return id;
  }

  /** Builds one. Same parameters, same result. */
  public ObjectModel build(ObjectParams params) {
    return builder.apply(params);
  }
}
