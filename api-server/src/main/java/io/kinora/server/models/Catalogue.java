package io.kinora.server.models;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All models under all their names. Immutable. */
public final class Catalogue {
  private static final String TEST_ENGINE_MODEL = "world-draft";
  private static final String DEFAULT = "sora-2";
  private static final PictureSize PORTRAIT = new PictureSize(720, 1280);
  private static final PictureSize LANDSCAPE = new PictureSize(1280, 720);
  private static final List<PictureSize> PRO_SIZES = List.of(
      PORTRAIT,
      LANDSCAPE,
      new PictureSize(1024, 1792),
      new PictureSize(1792, 1024),
      new PictureSize(1080, 1920),
      new PictureSize(1920, 1080));
  private static final List<Integer> SECONDS = List.of(4, 8, 12, 16, 20);
  private static final String OPENAI = "openai";

  private final Map<String, Model> byName;

  /** @throws IllegalArgumentException when there are no models or two share a name */
  public Catalogue(List<Model> models) {
    if (models.isEmpty()) throw new IllegalArgumentException("the catalogue has no models");
    var names = new LinkedHashMap<String, Model>();
    for (var model : models) {
      add(names, model);
      for (var alias : model.aliases()) add(names, model.named(alias));
    }
    byName = Collections.unmodifiableMap(names);
  }

  private static void add(Map<String, Model> names, Model model) {
    if (names.put(model.id(), model) != null) {
      throw new IllegalArgumentException("two models are called " + model.id());
    }
  }

  /** What an unchanged configuration offers: the old names, all made by the world engine. */
  public static List<Model> outOfTheBox() {
    return List.of(
        new Model(
            "sora-2",
            List.of("sora-2-2025-10-06", "sora-2-2025-12-08"),
            "world-fast",
            Map.of(),
            List.of(PORTRAIT, LANDSCAPE),
            SECONDS,
            OPENAI,
            LocalDate.of(2025, 10, 6),
            null,
            false),
        new Model(
            "sora-2-pro",
            List.of("sora-2-pro-2025-10-06"),
            "world-quality",
            Map.of(),
            PRO_SIZES,
            SECONDS,
            OPENAI,
            LocalDate.of(2025, 10, 6),
            null,
            false),
        new Model(
            "sora-1-turbo",
            List.of(),
            "world-draft",
            Map.of("audio", "none"),
            List.of(PORTRAIT, LANDSCAPE),
            SECONDS,
            OPENAI,
            LocalDate.of(2024, 12, 9),
            null,
            true));
  }

  /** Every name with its model, in the order of the configuration. */
  public Collection<Model> models() {
    return byName.values();
  }

  public Optional<Model> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** What is meant when nothing is asked for. */
  public Model defaultModel() {
    return find(DEFAULT).orElseGet(() -> models().iterator().next());
  }

  /** Which model of an engine does the work; a test key never costs a GPU second. */
  public String engineModel(Model model, boolean test) {
    return test ? TEST_ENGINE_MODEL : model.engineModel();
  }
}
