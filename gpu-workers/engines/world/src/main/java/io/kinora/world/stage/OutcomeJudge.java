package io.kinora.world.stage;

import io.kinora.world.catalog.Environment;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.Verb;
import java.util.List;
import java.util.Locale;

/** Says whether a simulated run ended as an action wanted it. */
final class OutcomeJudge {
  private OutcomeJudge() {}

  static boolean holds(Cue cue, Stage stage, Recording run) {
    return switch (cue.action().outcome()) {
      case ANY, NOT_CAUGHT -> true;
      case CAUGHT -> caught(cue, stage, run);
      case BREAKS -> concerns(cue, stage).stream().anyMatch(p -> run.breaks().containsKey(p.id()));
      case STAYS_WHOLE ->
        concerns(cue, stage).stream().noneMatch(p -> run.breaks().containsKey(p.id()));
      case SCORES -> scored(cue, stage, run);
      case MISSES ->
        cue.action().verb() == Verb.SHOOT ? missed(cue, stage, run) : !hit(cue, stage, run);
      case HITS -> hit(cue, stage, run);
      case TOPPLES -> toppled(cue, stage, run);
      case STAYS_UP -> !toppled(cue, stage, run);
      case FLOATS ->
        moving(cue, stage).stream().allMatch(p -> bottom(p, run) > waterLevel(stage) - 2 * size(p));
      case SINKS ->
        moving(cue, stage).stream().allMatch(p -> bottom(p, run) < waterLevel(stage) - size(p));
      case BOUNCES -> moving(cue, stage).stream().allMatch(p -> bounces(p, cue, run) >= 2);
    };
  }

  static String sentence(Cue cue) {
    var a = cue.action();
    return "No simulation was found in which \"" + words(a.verb().name()) + "\" ends as \""
        + words(a.outcome().name()) + "\".";
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * What flies, falls or rolls in this cue: the instrument if there is one, else the actor itself.
   */
  static List<Prop> moving(Cue cue, Stage stage) {
    var a = cue.action();
    return stage.propsOf(a.instrument() != null ? a.instrument() : a.actor());
  }

  /** What would break in this cue: what is acted on, or else what acts. */
  static List<Prop> concerns(Cue cue, Stage stage) {
    var a = cue.action();
    var target = a.target() == null ? List.<Prop>of() : stage.propsOf(a.target());
    var moving = moving(cue, stage);
    var breaks = a.verb() == Verb.BREAK || target.isEmpty();
    return breaks && !moving.isEmpty() ? moving : target;
  }

  private static List<Prop> victims(Cue cue, Stage stage) {
    var a = cue.action();
    var target = a.target() == null ? List.<Prop>of() : stage.propsOf(a.target());
    return target.isEmpty() ? stage.propsOf(a.actor()) : target;
  }

  /** Whether what was thrown is in the hands of whoever was to catch it. */
  private static boolean caught(Cue cue, Stage stage, Recording run) {
    var last = run.frames() - 1;
    var end = last / (double) ShotPlan.FRAMES_PER_SECOND;
    var actors = stage.actorsOf(cue.action().actor());
    if (actors.isEmpty() || cue.action().verb() != Verb.CATCH) return true;
    var hands = run.performance(actors.get(0).id()).held(end);
    return hands.isEmpty()
        || moving(cue, stage).stream()
            .allMatch(p -> run.at(p.id(), last).position().distance(hands.get()) < 0.1);
  }

  private static boolean scored(Cue cue, Stage stage, Recording run) {
    return moving(cue, stage).stream().anyMatch(p -> run.scored().containsKey(p.id()));
  }

  /** A miss worth seeing: off the board or the ring, then down to the ground, never through. */
  private static boolean missed(Cue cue, Stage stage, Recording run) {
    var hoop = stage.environment().anchors().get(Environment.HOOP);
    if (hoop == null) return !hit(cue, stage, run);
    for (var p : moving(cue, stage)) {
      if (run.scored().containsKey(p.id())) return false;
      var board = run.contacts()
          .of(p.id())
          .filter(i -> i.position().y() > hoop.position().y() + 0.05)
          .filter(i -> i.position().distance(hoop.position()) < 1.4)
          .filter(i -> Math.abs(i.normal().y()) < 0.3)
          .findFirst();
      if (board.isEmpty()) return false;
      var after = board.get().time();
      var landed = run.contacts()
          .of(p.id())
          .anyMatch(i -> i.time() > after && i.position().y() < 0.3);
      if (!landed) return false;
    }
    return true;
  }

  private static boolean hit(Cue cue, Stage stage, Recording run) {
    var victims = victims(cue, stage);
    return moving(cue, stage).stream()
        .anyMatch(p -> victims.stream().anyMatch(v -> run.contacts().touched(p.id(), v.id())));
  }

  /** Whether any of them lies on its side or has come down; of a row, every one. */
  private static boolean toppled(Cue cue, Stage stage, Recording run) {
    var props = victims(cue, stage);
    return isRow(props, stage)
        ? props.stream().allMatch(p -> lies(p, run))
        : props.stream().anyMatch(p -> lies(p, run));
  }

  private static boolean isRow(List<Prop> props, Stage stage) {
    return !props.isEmpty() && RowPlay.isRow(stage.plan().world(), props.get(0).entity());
  }

  private static boolean lies(Prop p, Recording run) {
    var t = run.at(p.id(), run.frames() - 1);
    var up = t.rotation().rotate(p.start().rotation().inverse().rotate(Vec3.Y));
    return up.y() < 0.6 || p.start().position().y() - t.position().y() > 0.6 * size(p);
  }

  private static double size(Prop p) {
    return p.model().halfSize().y();
  }

  private static double bottom(Prop p, Recording run) {
    return run.at(p.id(), run.frames() - 1).position().y();
  }

  private static double waterLevel(Stage stage) {
    var water = stage.environment().water();
    return water == null ? 0 : water.level();
  }

  private static long bounces(Prop p, Cue cue, Recording run) {
    return run.contacts()
        .of(p.id())
        .filter(i -> i.time() >= cue.start() && i.normal().y() * i.normal().y() > 0.5)
        .count();
  }
}
