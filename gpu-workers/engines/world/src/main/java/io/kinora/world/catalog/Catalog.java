package io.kinora.world.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All kinds of things and places, by id. Immutable and thread-safe. */
public final class Catalog {
  private final Map<String, ObjectDef> objects = new TreeMap<>();
  private final Map<String, EnvironmentDef> environments = new TreeMap<>();

  private Catalog(List<ObjectFamily> families, List<EnvironmentDef> places) {
    for (var family : families) {
      for (var object : family.objects()) add(objects, object.id(), object);
    }
    for (var place : places) add(environments, place.id(), place);
  }

  /**
   * Everything that {@link ServiceLoader} finds.
   *
   * @throws IllegalStateException if two entries have one id
   */
  public static Catalog load() {
    var families = new ArrayList<ObjectFamily>();
    ServiceLoader.load(ObjectFamily.class, Catalog.class.getClassLoader()).forEach(families::add);
    var places = new ArrayList<EnvironmentDef>();
    ServiceLoader.load(EnvironmentDef.class, Catalog.class.getClassLoader()).forEach(places::add);
    families.sort(Comparator.comparing(f -> f.getClass().getName()));
    return new Catalog(families, places);
  }

  private static <T> void add(Map<String, T> all, String id, T entry) {
    if (all.put(id, entry) != null) {
      throw new IllegalStateException("two entries of the catalogue are called " + id);
    }
  }

  /** The kind of thing with this id, if there is one. */
  public Optional<ObjectDef> object(String id) {
    return Optional.ofNullable(objects.get(id));
  }

  /** The kind of place with this id, if there is one. */
  public Optional<EnvironmentDef> environment(String id) {
    return Optional.ofNullable(environments.get(id));
  }

  /** All kinds of things in order of their ids. */
  public Collection<ObjectDef> objects() {
    return Collections.unmodifiableCollection(objects.values());
  }

  /** All kinds of places in order of their ids. */
  public Collection<EnvironmentDef> environments() {
    return Collections.unmodifiableCollection(environments.values());
  }
}
