package io.kinora.world.prompt;

import io.kinora.world.plan.Verb;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How things move by themselves: cars drive, boats sail, balls roll. */
final class Movers {
  private static final Set<Verb> GOING =
      Set.of(Verb.WALK, Verb.RUN, Verb.DRIVE, Verb.FLY, Verb.SAIL, Verb.RIDE, Verb.SWIM);

  private final Map<String, Verb> ways = new HashMap<>();

  Movers() {
    for (var line : TopicFile.read("movers")) {
      var verb = Verb.valueOf(line.value().toUpperCase(Locale.ROOT));
      for (var kind : line.phrases()) ways.put(kind, verb);
    }
  }

  /** What a verb means when a thing does it, or null if a thing of this kind does no such thing. */
  @Nullable
  Verb verb(String kind, Verb verb) {
    var way = ways.get(kind);
    if (GOING.contains(verb)) {
      if (way == null) return verb == Verb.RUN || verb == Verb.WALK ? Verb.SLIDE : null;
      return way == Verb.ROLL && verb == Verb.FLY ? Verb.THROW : way;
    }
    return switch (verb) {
      case JUMP, FLIP -> Verb.BOUNCE;
      case IDLE, SIT, LIE_DOWN, STAND_UP, TURN, CLIMB -> null;
      case CATCH, CARRY, PICK_UP, PUT_DOWN -> null;
      default -> verb;
    };
  }
}
