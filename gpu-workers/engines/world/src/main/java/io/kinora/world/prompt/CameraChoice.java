package io.kinora.world.prompt;

import io.kinora.world.plan.Action;
import io.kinora.world.plan.CameraPlan;
import io.kinora.world.plan.CameraPlan.Angle;
import io.kinora.world.plan.CameraPlan.Framing;
import io.kinora.world.plan.CameraPlan.Move;
import io.kinora.world.plan.Verb;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The camera of a shot: as asked, or a calm one that suits the action. */
final class CameraChoice {
  /** What the camera turns after. */
  private static final Set<Verb> THINGS_MOVE =
      EnumSet.of(Verb.DROP, Verb.FALL, Verb.BREAK, Verb.BOUNCE, Verb.ROLL, Verb.SLIDE, Verb.SINK);

  private CameraChoice() {}

  static CameraPlan of(
      ShotNotes notes, List<Action> actions, @Nullable String named, long seed, int shot) {
    var random = new SplittableRandom(seed ^ ("camera-" + shot).hashCode());
    var move = notes.move == null ? usual(actions, random) : Move.valueOf(upper(notes.move));
    var framing = notes.framing == null ? Framing.AUTO : Framing.valueOf(upper(notes.framing));
    var angle = notes.angle == null ? Angle.EYE : Angle.valueOf(upper(notes.angle));
    var pace = Math.max(0.25, Math.min(4, notes.cameraPace));
    return new CameraPlan(move, framing, angle, subject(actions, named), pace);
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static Move usual(List<Action> actions, SplittableRandom random) {
    for (var action : actions) {
      switch (action.verb()) {
        case WALK, RUN, DRIVE, SAIL, FLY, RIDE, SWIM -> {
          return Move.FOLLOW;
        }
        default -> {}
      }
    }
    var still =
        actions.stream().anyMatch(a -> THINGS_MOVE.contains(a.verb())) ? Move.PAN : Move.STATIC;
    var calm = new Move[] {Move.DOLLY_IN, Move.TRUCK, still, Move.HANDHELD};
    return calm[random.nextInt(calm.length)];
  }

  private static @Nullable String subject(List<Action> actions, @Nullable String named) {
    if (actions.isEmpty()) return named;
    var first = actions.get(0);
    return first.instrument() != null ? first.instrument() : first.actor();
  }
}
