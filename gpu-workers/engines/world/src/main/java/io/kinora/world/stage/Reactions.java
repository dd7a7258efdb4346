package io.kinora.world.stage;

import io.kinora.world.figure.Expression;
import io.kinora.world.figure.Gesture;
import io.kinora.world.figure.Performance;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.Outcome;
import io.kinora.world.plan.ShotPlan;
import java.util.Comparator;
import java.util.Optional;

/** Lets people see what happens: their eyes follow what moves, and their faces say how it went. */
final class Reactions {
  private Reactions() {}

  static void add(Stage stage, Recording recording) {
    for (var actor : stage.actors()) {
      watched(stage, recording, actor).ifPresent(prop -> watch(stage, recording, actor, prop));
    }
  }

  /** What the person handles, or else what moves most. */
  private static Optional<String> watched(Stage stage, Recording recording, Actor actor) {
    var own = stage.cues().stream()
        .filter(c -> c.action().actor().equals(actor.entity()))
        .flatMap(c -> OutcomeJudge.moving(c, stage).stream())
        .map(Prop::id)
        .findFirst();
    if (own.isPresent()) return own;
    return stage.props().stream()
        .map(Prop::id)
        .filter(id -> recording.travel(id) > 0.3)
        .max(Comparator.comparingDouble(recording::travel));
  }

  private static void watch(Stage stage, Recording recording, Actor actor, String prop) {
    var performance = recording.performance(actor.id());
    var end = recording.frames() / (double) ShotPlan.FRAMES_PER_SECOND;
    performance.look(0.1, end + 1, t -> place(recording, prop, t));
    for (var cue : stage.cues()) {
      if (!cue.action().actor().equals(actor.entity())) continue;
      var then = Math.min(end - 0.4, cue.start() + 2.4);
      if (cue.action().outcome() == Outcome.MISSES) {
        performance.feel(then, Expression.SAD, 0.9);
        react(performance, Gesture.Kind.DESPAIR, then + 0.2, end);
      }
      if (cue.action().outcome() == Outcome.SCORES) {
        performance.feel(then, Expression.SMILE, 1);
        react(performance, Gesture.Kind.CELEBRATE, then + 0.2, end);
      }
    }
  }

  /** Shows it with the whole body, if there is time left for it. */
  private static void react(Performance performance, Gesture.Kind kind, double time, double end) {
    var start = Math.max(time, performance.end());
    if (end - start > 1.2) performance.at(start, new Gesture(kind, Math.min(3, end - start + 0.4)));
  }

  private static Vec3 place(Recording recording, String prop, double time) {
    var f = Math.max(0, Math.min(recording.frames() - 1.0, time * ShotPlan.FRAMES_PER_SECOND));
    var before = (int) f;
    var after = Math.min(recording.frames() - 1, before + 1);
    return recording
        .at(prop, before)
        .position()
        .lerp(recording.at(prop, after).position(), f - before);
  }
}
