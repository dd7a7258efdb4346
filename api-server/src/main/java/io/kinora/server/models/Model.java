package io.kinora.server.models;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the catalogue.
 *
 * @param id the name that clients ask for
 * @param aliases further names, such as dated snapshots; a video answers with the name it was asked
 *     for by
 * @param engineModel the name that the workers know it by
 * @param options settings that travel to the engine, such as a tier
 * @param sizes what it can draw, the default first
 * @param seconds lengths that it can make, the default first
 * @param ownedBy who made it
 * @param created the day it was published
 * @param shutdownDate the day on which it is switched off, or null
 * @param silent whether its videos have no sound
 */
public record Model(
    String id,
    List<String> aliases,
    String engineModel,
    Map<String, String> options,
    List<PictureSize> sizes,
    List<Integer> seconds,
    String ownedBy,
    LocalDate created,
    @Nullable LocalDate shutdownDate,
    boolean silent) {
  private static final String SELF = "kinora";

  public Model {
    aliases = List.copyOf(aliases);
    options = Map.copyOf(options);
    sizes = List.copyOf(sizes);
    seconds = List.copyOf(seconds);
    if (id.isBlank()) throw new IllegalArgumentException("a model has no id");
    if (options.containsKey("best_of")) {
      throw new IllegalArgumentException(
          "model " + id + " has the option best_of, which requests ask for themselves");
    }
    if (sizes.isEmpty()) throw new IllegalArgumentException("model " + id + " has no sizes");
    if (seconds.isEmpty()) throw new IllegalArgumentException("model " + id + " has no seconds");
  }

  @JsonCreator
  static Model of(
      @JsonProperty(value = "id", required = true) String id,
      @JsonProperty("aliases") @Nullable List<String> aliases,
      @JsonProperty(value = "engineModel", required = true) String engineModel,
      @JsonProperty("options") @Nullable Map<String, String> options,
      @JsonProperty(value = "sizes", required = true) List<PictureSize> sizes,
      @JsonProperty(value = "seconds", required = true) List<Integer> seconds,
      @JsonProperty("ownedBy") @Nullable String ownedBy,
      @JsonProperty(value = "created", required = true) LocalDate created,
      @JsonProperty("shutdownDate") @Nullable LocalDate shutdownDate,
      @JsonProperty("silent") boolean silent) {
    return new Model(
        id,
        aliases == null ? List.of() : aliases,
        engineModel,
        options == null ? Map.of() : options,
        sizes,
        seconds,
        ownedBy == null ? SELF : ownedBy,
        created,
        shutdownDate,
        silent);
  }

  Model named(String name) {
    return new Model(
        name,
        List.of(),
        engineModel,
        options,
        sizes,
        seconds,
        ownedBy,
        created,
        shutdownDate,
        silent);
  }
}
