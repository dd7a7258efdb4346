package io.kinora.world.stage;

import io.kinora.world.figure.Action;
import io.kinora.world.figure.Gesture;
import io.kinora.world.figure.Jump;
import io.kinora.world.figure.PointAt;
import io.kinora.world.figure.Stand;
import io.kinora.world.figure.Turn;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** People do something on the spot: gestures, jumps, turns. Several do it almost together. */
record GesturePlay(Cue cue, String actor) implements Play {
  private static final double APART = 0.13;

  @Override
  public void block(Blocking blocking) {
    if (blocking.isPlaced(actor)) return;
    var target = cue.action().target();
    if (target != null && !target.startsWith("@") && !blocking.isPlaced(target)) {
      blocking.standAside(target);
    }
    var named = blocking.named(actor);
    if (named == null) blocking.standAside(actor);
    else blocking.stand(actor, named);
    var at = blocking.spot(target);
    if (at != null) face(blocking, at);
  }

  private void face(Blocking blocking, Vec3 target) {
    var turned = new ArrayList<Transform>();
    for (var t : blocking.transforms(actor)) {
      var way = target.minus(t.position()).withY(0);
      var turn = way.length() < 0.1 ? t.rotation() : Blocking.facing(way);
      turned.add(new Transform(t.position(), turn));
    }
    blocking.place(actor, turned);
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var target = simulation.middleOf(cue.action().target());
    var late = 0.0;
    for (var who : simulation.stage().actorsOf(actor)) {
      var performance = simulation.performanceOf(who);
      performance.at(cue.start() + late, action(simulation, target));
      late += APART * (0.5 + choice.nextDouble());
    }
    return (time, step) -> {};
  }

  private Action action(Simulation simulation, @Nullable Vec3 target) {
    var seconds = Math.max(0.8, Math.min(2.6, cue.seconds()));
    var whole = Math.max(0.8, cue.seconds());
    var ahead = simulation.stage().environment().anchor("camera").position();
    return switch (cue.action().verb()) {
      case WAVE -> new Gesture(Gesture.Kind.WAVE, seconds);
      case CLAP -> new Gesture(Gesture.Kind.CLAP, seconds);
      case NOD -> new Gesture(Gesture.Kind.NOD, Math.min(1.6, seconds));
      case SHAKE_HEAD -> new Gesture(Gesture.Kind.SHAKE_HEAD, Math.min(1.8, seconds));
      case BOW -> new Gesture(Gesture.Kind.BOW, seconds);
      case DANCE, PLAY_MUSIC -> new Gesture(Gesture.Kind.DANCE, whole);
      case CELEBRATE -> new Gesture(Gesture.Kind.CELEBRATE, seconds);
      case DESPAIR -> new Gesture(Gesture.Kind.DESPAIR, seconds);
      case LAUGH -> new Gesture(Gesture.Kind.LAUGH, seconds);
      case CRY -> new Gesture(Gesture.Kind.CRY, whole);
      case TALK -> new Gesture(Gesture.Kind.TALK, whole);
      case EAT, DRINK -> new Gesture(Gesture.Kind.DRINK, seconds);
      case READ -> new Gesture(Gesture.Kind.THINK, whole);
      case JUMP -> new Jump(0.34 * cue.action().pace(), 0.25, 0);
      case FLIP -> new Jump(0.9, 0.2, -1);
      case POINT -> new PointAt(target == null ? ahead : target, seconds);
      case TURN, LOOK -> new Turn(target == null ? ahead : target);
      default -> new Stand(0.8);
    };
  }
}
