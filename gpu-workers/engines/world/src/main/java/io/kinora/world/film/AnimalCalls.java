package io.kinora.world.film;

import io.kinora.world.audio.Motion;
import io.kinora.world.audio.SoundEvent;
import io.kinora.world.catalog.Environment;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.Entity;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.stage.Creature;
import io.kinora.world.stage.Cue;
import io.kinora.world.stage.Recording;
import io.kinora.world.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** When animals call: with what they do, once more while it goes on, and when told to. */
final class AnimalCalls {
  private static final double FPS = ShotPlan.FRAMES_PER_SECOND;
  private static final double LONGEST = 2.5;

  private AnimalCalls() {}

  static List<SoundEvent> of(Stage stage, Recording recording, Creature creature) {
    var entity = stage.plan().world().entity(creature.entity());
    var call = entity.map(e -> call(e, stage.environment())).orElse(null);
    if (call == null) return List.of();
    var size = entity.map(e -> e.attributes().scale()).orElse(1.0);
    var random = new SplittableRandom(stage.plan().seed() ^ creature.id().hashCode());
    var events = new ArrayList<SoundEvent>();
    for (var cue : stage.cues()) {
      if (!cue.action().actor().equals(creature.entity()) || !isLoud(cue)) continue;
      var step = call == SoundEvent.Call.CHIRP ? 1.4 : 2.2;
      for (var t = cue.start() + 0.25 * random.nextDouble();
          t < cue.end() - 0.3;
          t += step * (0.8 + 0.5 * random.nextDouble())) {
        events.add(new SoundEvent.Cry(motion(recording, creature, t), call, size));
      }
    }
    return events;
  }

  /** Who sits, lies or creeps keeps quiet. */
  private static boolean isLoud(Cue cue) {
    return switch (cue.action().verb()) {
      case SIT, LIE_DOWN, EAT, DRINK, LOOK, IDLE, STAND_UP -> false;
      case WALK -> cue.action().pace() > 1.2;
      default -> true;
    };
  }

  private static Motion motion(Recording recording, Creature creature, double start) {
    var positions = new ArrayList<Vec3>();
    var mouth = 0.8 * creature.animal().height();
    for (var t = start; t < start + LONGEST; t += 1 / FPS) {
      positions.add(recording.conduct(creature.id()).at(t).position().plus(0, mouth, 0));
    }
    return new Motion(start, FPS, positions);
  }

  private static SoundEvent.@Nullable Call call(Entity entity, Environment place) {
    return switch (entity.kind()) {
      case "dog" -> SoundEvent.Call.BARK;
      case "wolf" -> SoundEvent.Call.HOWL;
      case "cat" -> SoundEvent.Call.MEOW;
      case "horse" -> SoundEvent.Call.NEIGH;
      case "cow" -> SoundEvent.Call.MOO;
      case "sheep" -> SoundEvent.Call.BLEAT;
      case "pig" -> SoundEvent.Call.OINK;
      case "bear", "lion", "dragon" -> SoundEvent.Call.ROAR;
      case "elephant" -> SoundEvent.Call.TRUMPET;
      case "monkey" -> SoundEvent.Call.CHATTER;
      case "bird" -> place.water() == null ? SoundEvent.Call.CHIRP : SoundEvent.Call.GULL;
      case "duck" -> SoundEvent.Call.QUACK;
      case "chicken" -> SoundEvent.Call.CLUCK;
      case "dolphin" -> SoundEvent.Call.WHISTLE;
      default -> null;
    };
  }
}
