package io.kinora.world.prompt;

import io.kinora.world.catalog.Catalog;
import io.kinora.world.plan.Action;
import io.kinora.world.plan.Entity;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Chooses the place: the one that was named, or the one that things and actions imply. */
final class Places {
  /** Where things are shown that imply no place. */
  static final String NEUTRAL = "studio";

  private final Catalog catalog;
  private final List<TopicFile.Line> implied = TopicFile.read("implied-places");

  Places(Catalog catalog) {
    this.catalog = catalog;
  }

  String choose(
      List<String> named, List<Entity> entities, List<Action> actions, Warnings warnings) {
    if (!named.isEmpty()) {
      var place = named.get(0);
      if (named.stream().anyMatch(n -> !n.equals(place))) {
        warnings.add("All shots play in one place: " + place.replace('_', ' ') + ".");
      }
      return place;
    }
    var signs = signs(entities, actions);
    var best = NEUTRAL;
    var bestRank = Integer.MAX_VALUE;
    for (var line : implied) {
      if (catalog.environment(line.value()).isEmpty()) continue;
      for (int i = 0; i < line.phrases().size(); i++) {
        if (i < bestRank && signs.contains(line.phrases().get(i))) {
          best = line.value();
          bestRank = i;
        }
      }
    }
    return best;
  }

  private static Set<String> signs(List<Entity> entities, List<Action> actions) {
    var signs = new HashSet<String>();
    for (var entity : entities) signs.add(entity.kind());
    for (var action : actions) {
      signs.add(action.verb().name());
      if (action.target() != null) signs.add(action.target());
    }
    return signs;
  }

  /** Says so if an action needs a spot that the place does not have. */
  static void checkSpots(String place, List<Action> actions, Warnings warnings) {
    for (var line : TopicFile.read("anchors")) {
      var slash = line.value().indexOf('/');
      var spot = "@" + line.value().substring(0, slash);
      var places = Set.of(line.value().substring(slash + 1).split(","));
      if (places.contains("*") || places.contains(place)) continue;
      for (var action : actions) {
        if (spot.equals(action.target())) {
          warnings.add(String.format(
              Locale.ROOT, "The %s has no %s.", place.replace('_', ' '), spot.substring(1)));
        }
      }
    }
  }
}
