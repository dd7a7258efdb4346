package io.kinora.world.stage;

import io.kinora.world.plan.Action;
import io.kinora.world.plan.Shot;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Gives the actions of a plan their times: one after the other, without dead time and in full. */
final class Script {
  /** Time to see where one is before something happens. */
  private static final double LEAD_IN = 0.5;

  private Script() {}

  static List<Cue> of(ShotPlan plan) {
    var cues = new ArrayList<Cue>();
    for (var i = 0; i < plan.shots().size(); i++) addShot(cues, plan.shots().get(i), i);
    return List.copyOf(cues);
  }

  private static void addShot(List<Cue> cues, Shot shot, int number) {
    var groups = new TreeMap<Integer, List<Action>>();
    for (var action : shot.actions()) {
      groups.computeIfAbsent(action.order(), k -> new ArrayList<>()).add(action);
    }
    var wanted = groups.values().stream().mapToDouble(Script::seconds).sum();
    var lead = Math.min(LEAD_IN, 0.1 * shot.seconds());
    var room = shot.seconds() - lead;
    var scale = wanted > room ? room / wanted : 1;
    var start = shot.startSeconds() + lead;
    var left = groups.size();
    for (var group : groups.values()) {
      left--;
      var end = left == 0 ? shot.startSeconds() + shot.seconds() : start + seconds(group) * scale;
      for (var action : group) cues.add(new Cue(cues.size(), action, number, start, end));
      start = end;
    }
  }

  private static double seconds(List<Action> group) {
    return group.stream()
        .mapToDouble(a -> seconds(a.verb()) / Math.sqrt(a.pace()))
        .max()
        .orElse(0);
  }

  /** How long an action takes until the next may begin, at the usual pace. */
  private static double seconds(Verb verb) {
    return switch (verb) {
      case LOOK, TURN, POINT, NOD, SHAKE_HEAD -> 1.2;
      case JUMP, BOW, WAVE, HIT, KICK, PUSH, PULL, OPEN, CATCH -> 1.8;
      case SIT, STAND_UP, LIE_DOWN, PICK_UP, PUT_DOWN, HUG, FLIP -> 2.2;
      case THROW, DROP, COLLIDE, TOPPLE, BREAK, FALL, SPLASH -> 2.4;
      case SHOOT, SINK, BOUNCE -> 3.2;
      default -> 3;
    };
  }
}
