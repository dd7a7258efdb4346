package io.kinora.world;

import io.kinora.world.plan.Action;
import io.kinora.world.plan.CameraPlan;
import io.kinora.world.plan.SpokenLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** New ids for the entities of a plan, wherever the plan speaks of them. Not thread-safe. */
final class Renaming {
  private final Map<String, String> names = new HashMap<>();

  void put(String from, String to) {
    names.put(from, to);
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  String of(String name) {
    return names.getOrDefault(name, name);
  }

  private @Nullable String ofMaybe(@Nullable String name) {
    return name == null ? null : of(name);
  }

  CameraPlan of(CameraPlan c) {
    return new CameraPlan(c.move(), c.framing(), c.angle(), ofMaybe(c.subject()), c.pace());
  }

  List<Action> ofActions(List<Action> actions) {
    return actions.stream().map(this::of).toList();
  }

  private Action of(Action a) {
    return new Action(
        of(a.actor()),
        a.verb(),
        ofMaybe(a.target()),
        ofMaybe(a.instrument()),
        a.outcome(),
        a.order(),
        a.pace());
  }

  List<SpokenLine> ofLines(List<SpokenLine> lines) {
    return lines.stream()
        .map(l -> new SpokenLine(ofMaybe(l.speaker()), l.text(), l.mood(), l.order()))
        .toList();
  }
}
