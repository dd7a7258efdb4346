package io.kinora.world.prompt;

import io.kinora.world.plan.Action;
import io.kinora.world.plan.Outcome;
import io.kinora.world.plan.Relation;
import io.kinora.world.plan.SpokenLine;
import io.kinora.world.plan.Verb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns deeds into the actions and lines of the shots: gives the roles their meaning, adds what is
 * implied, and folds what merely follows by physics into the outcome of its cause. Not thread-safe.
 */
final class Deeds {
  /** Verbs whose object is what moves. */
  private static final Set<Verb> MOVING_OBJECT = EnumSet.of(
      Verb.THROW,
      Verb.SHOOT,
      Verb.DROP,
      Verb.KICK,
      Verb.ROLL,
      Verb.BOUNCE,
      Verb.SLIDE,
      Verb.SPIN,
      Verb.SWING,
      Verb.PUT_DOWN,
      Verb.CATCH,
      Verb.CARRY,
      Verb.PICK_UP,
      Verb.POUR,
      Verb.FALL,
      Verb.FLOAT,
      Verb.SINK,
      Verb.FLY,
      Verb.BLOW,
      Verb.PLAY_MUSIC,
      Verb.EAT,
      Verb.DRINK,
      Verb.READ);
  /** Verbs of violence whose doer may be left unsaid. */
  private static final Set<Verb> NEEDS_DOER = EnumSet.of(Verb.TOPPLE, Verb.HIT, Verb.COLLIDE);

  /** Verbs that say nothing without an object. */
  private static final Set<Verb> NEEDS_OBJECT = EnumSet.of(
      Verb.PICK_UP,
      Verb.PUT_DOWN,
      Verb.CARRY,
      Verb.POUR,
      Verb.OPEN,
      Verb.HIT,
      Verb.PUSH,
      Verb.PULL);
  /** Verbs that imply a ball. */
  private static final Set<Verb> PROJECTING = EnumSet.of(Verb.THROW, Verb.KICK);

  private static final Set<Verb> CAUSES = EnumSet.of(
      Verb.THROW,
      Verb.SHOOT,
      Verb.DROP,
      Verb.KICK,
      Verb.HIT,
      Verb.PUSH,
      Verb.ROLL,
      Verb.TOPPLE,
      Verb.COLLIDE,
      Verb.BOUNCE,
      Verb.PUT_DOWN,
      Verb.SLIDE,
      Verb.SPLASH,
      Verb.BREAK);
  private static final Set<Verb> BEING_ONLY = EnumSet.of(
      Verb.WAVE,
      Verb.CLAP,
      Verb.POINT,
      Verb.NOD,
      Verb.SHAKE_HEAD,
      Verb.BOW,
      Verb.CELEBRATE,
      Verb.DESPAIR,
      Verb.LAUGH,
      Verb.CRY,
      Verb.HUG,
      Verb.EAT,
      Verb.DRINK,
      Verb.READ,
      Verb.TALK,
      Verb.LOOK,
      Verb.PLAY_MUSIC);
  private static final int MOST = 48;

  private final Cast cast;
  private final Warnings warnings;
  private final Movers movers;
  private List<Action> actions = new ArrayList<>();
  private List<SpokenLine> lines = new ArrayList<>();
  private @Nullable Action cause;
  private int causeAt = -1;
  private List<Action> causeShot = actions;
  private int order;
  private int total;
  private @Nullable String impliedDoer;
  private boolean acted;
  private boolean joinNext;
  private boolean joinSecond;

  Deeds(Cast cast, Movers movers, Warnings warnings) {
    this.cast = cast;
    this.movers = movers;
    this.warnings = warnings;
  }

  /** Begins the next shot. */
  void nextShot() {
    actions = new ArrayList<>();
    lines = new ArrayList<>();
    order = 0;
    nextSentence();
  }

  List<Action> actions() {
    return actions;
  }

  List<SpokenLine> lines() {
    return lines;
  }

  void nextSentence() {
    acted = false;
    joinNext = false;
    joinSecond = false;
  }

  /** "While": what stands before and behind happens together; with nothing before, the next two. */
  void meanwhile() {
    joinNext = acted;
    joinSecond = !acted;
  }

  void say(@Nullable String speaker, String text) {
    lines.add(new SpokenLine(speaker, text, null, nextOrder()));
  }

  private int nextOrder() {
    if (joinNext && order > 0) order--;
    joinNext = joinSecond;
    joinSecond = false;
    acted = true;
    return order++;
  }

  /** A phrase says how the current or last action ends. */
  void ending(String outcome, @Nullable Deed current) {
    if (current != null) {
      current.outcome = outcome;
    } else if (cause != null) {
      setOutcome(Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)));
    }
  }

  void add(Deed deed) {
    if (total >= MOST) {
      warnings.add("Only the first " + MOST + " actions are played.");
      return;
    }
    var verb = Verb.valueOf(deed.act.verb().toUpperCase(Locale.ROOT));
    var outcome = outcome(deed);
    if (isEndingOnly(deed, verb)) {
      setOutcome(outcome);
      return;
    }
    if (deed.act.negated() && outcome == Outcome.ANY) return;
    var action = deed.act.passive() ? passive(deed, verb, outcome) : active(deed, verb, outcome);
    if (action == null || isRealDoer(action) || isConsequence(action)) return;
    append(action);
  }

  /** As {@link #add}, at the same time as the last one. */
  void addAlong(Deed deed) {
    joinNext = acted;
    add(deed);
    joinNext = false;
  }

  /** "The tower falls when a marble hits it": the marble did what a ball was made up for. */
  private boolean isRealDoer(Action action) {
    var made = impliedDoer;
    var old = cause;
    if (made == null || old == null || !made.equals(old.actor())) return false;
    var hits = action.verb() == Verb.HIT || action.verb() == Verb.COLLIDE;
    if (!hits || !Objects.equals(action.target(), old.target())) return false;
    cast.forget(made);
    impliedDoer = null;
    replaceCause(new Action(
        action.actor(), old.verb(), old.target(), null, old.outcome(), old.order(), action.pace()));
    return true;
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Outcome outcome(Deed deed) {
    if (deed.outcome.isEmpty() || deed.act.verb().equals("play_music")) return Outcome.ANY;
    var outcome = Outcome.valueOf(deed.outcome.toUpperCase(Locale.ROOT));
    return deed.act.negated() ? opposite(outcome) : outcome;
  }

  private static Outcome opposite(Outcome outcome) {
    return switch (outcome) {
      case SCORES -> Outcome.MISSES;
      case MISSES -> Outcome.SCORES;
      case TOPPLES -> Outcome.STAYS_UP;
      case STAYS_UP -> Outcome.TOPPLES;
      case FLOATS -> Outcome.SINKS;
      case SINKS -> Outcome.FLOATS;
      case BREAKS -> Outcome.STAYS_WHOLE;
      case STAYS_WHOLE -> Outcome.BREAKS;
      case CAUGHT -> Outcome.NOT_CAUGHT;
      case NOT_CAUGHT -> Outcome.CAUGHT;
      case ANY, BOUNCES, HITS -> Outcome.ANY;
    };
  }

  /** "…, but misses": no action of its own when something was just thrown, shot or kicked. */
  private boolean isEndingOnly(Deed deed, Verb verb) {
    if (cause == null || verb != Verb.SHOOT || deed.outcome.isEmpty()) return false;
    var aimed =
        cause.verb() == Verb.SHOOT || cause.verb() == Verb.THROW || cause.verb() == Verb.KICK;
    var sameActor = deed.subject == null
        || deed.subject.equals(cause.actor())
        || deed.subject.equals(cause.instrument());
    return aimed && sameActor && cause.outcome() == Outcome.ANY;
  }

  private @Nullable Action passive(Deed deed, Verb verb, Outcome outcome) {
    var patient = deed.subject;
    if (patient == null || patient.startsWith("@")) return null;
    if (MOVING_OBJECT.contains(verb)) {
      if (deed.agent == null) return action(patient, verb, deed.place, null, outcome, deed);
      return action(deed.agent, verb, deed.place, patient, outcome, deed);
    }
    var doer = deed.agent != null ? deed.agent : deed.instrument;
    if (doer == null && NEEDS_DOER.contains(verb)) {
      doer = cast.thing("ball");
      impliedDoer = doer;
    }
    if (doer == null) return action(patient, verb, null, null, outcome, deed);
    return action(doer, verb, patient, null, outcome, deed);
  }

  private @Nullable Action active(Deed deed, Verb verb, Outcome outcome) {
    var actor = deed.subject;
    if (actor == null || actor.startsWith("@")) actor = deed.object;
    if (actor == null || actor.startsWith("@")) return null;
    if (!cast.isBeing(actor)) return thingActs(deed, actor, verb, outcome);
    var object = Objects.equals(deed.object, actor) ? null : deed.object;
    if (verb == Verb.SHOOT) return shot(actor, deed, object, outcome);
    if (object == null && verb == Verb.TOPPLE) verb = Verb.FALL;
    if (object == null && deed.place == null && NEEDS_OBJECT.contains(verb)) return null;
    if (object == null && PROJECTING.contains(verb)) object = cast.thing("ball");
    if (object != null && MOVING_OBJECT.contains(verb) && !object.startsWith("@")) {
      return action(actor, verb, deed.place, object, outcome, deed);
    }
    if (object == null && verb == Verb.PLAY_MUSIC) {
      return action(actor, verb, deed.place, instrument(actor, deed), outcome, deed);
    }
    var target = object != null ? object : deed.place;
    if (verb == Verb.RIDE && target != null) cast.relate(actor, Relation.Kind.RIDING, target);
    return action(actor, verb, target, deed.instrument, outcome, deed);
  }

  /** What music is made with: what the verb says, or what the player is known by. */
  private @Nullable String instrument(String actor, Deed deed) {
    var said = deed.outcome.isEmpty() ? cast.detail(actor, "instrument") : deed.outcome;
    if (!"violin".equals(said)) return deed.instrument;
    cast.thing("violin_bow");
    return cast.thing("violin");
  }

  private @Nullable Action shot(String actor, Deed deed, @Nullable String object, Outcome outcome) {
    var ball = object != null && !object.startsWith("@") ? object : deed.instrument;
    if (ball == null) ball = cast.lastOf(Set.of("basketball", "ball"));
    if (ball == null) ball = cast.thing("basketball");
    if (ball != null && cast.kind(ball).equals("ball")) cast.sharpen(ball, "basketball");
    var target = object != null && object.startsWith("@") ? object : deed.place;
    return action(actor, Verb.SHOOT, target == null ? "@hoop" : target, ball, outcome, deed);
  }

  private @Nullable Action thingActs(Deed deed, String thing, Verb verb, Outcome outcome) {
    var own = movers.verb(cast.kind(thing), verb);
    if (BEING_ONLY.contains(verb)) {
      warnings.add(String.format(
          Locale.ROOT, "A %s cannot %s.", words(cast.kind(thing)), words(verb.name())));
      return null;
    }
    if (own == null) return null;
    var object = Objects.equals(deed.object, thing) ? null : deed.object;
    if (own == Verb.TOPPLE && object == null && "on".equals(deed.placeRelation)) {
      if (deed.place != null) cast.relate(thing, Relation.Kind.ON, deed.place);
      deed.place = null;
    }
    if (own == Verb.TOPPLE && object == null && deed.place == null) {
      var doer = cast.thing("ball");
      if (doer != null && !doer.equals(thing)) {
        impliedDoer = doer;
        return action(doer, own, thing, null, outcome, deed);
      }
    }
    if (own == Verb.FALL) own = Verb.DROP;
    if (own == Verb.SHOOT) own = Verb.THROW;
    var target = object != null ? object : deed.place;
    return action(thing, own, target, deed.instrument, outcome, deed);
  }

  private Action action(
      String actor,
      Verb verb,
      @Nullable String target,
      @Nullable String instrument,
      Outcome outcome,
      Deed deed) {
    var aim = "@ground".equals(target) || actor.equals(target) ? null : target;
    var pace = Math.max(0.25, Math.min(4, deed.act.pace()));
    return new Action(actor, verb, aim, instrument, outcome, order, pace);
  }

  /** Whether physics does it anyway, being caused by the action before. */
  private boolean isConsequence(Action action) {
    var before = cause;
    if (before == null || action.instrument() != null) return false;
    var own = action.actor().equals(before.actor());
    var moved = own || action.actor().equals(before.instrument());
    if (!moved && !action.actor().equals(before.target())) return false;
    return switch (action.verb()) {
      case TOPPLE, HIT, COLLIDE, BREAK, PUSH -> isImpact(action, before, moved);
      case BOUNCE, FLOAT, SINK, DROP, ROLL, SLIDE, SPLASH, SPIN ->
        !cast.isBeing(action.actor()) && follows(action, before);
      default -> false;
    };
  }

  /** What moves meets the target of its motion. */
  private boolean isImpact(Action action, Action before, boolean moved) {
    if (!moved) {
      if (action.target() != null || action.verb() != Verb.BREAK) return false;
      fold(action.outcome());
      return true;
    }
    var aim = before.target();
    if (action.target() != null && aim != null && !aim.equals(action.target())) return false;
    if (cast.isBeing(action.actor()) && before.instrument() == null) return false;
    if (action.target() != null) retarget(action.target());
    fold(
        switch (action.verb()) {
          case TOPPLE, BREAK -> action.outcome();
          default -> Outcome.HITS;
        });
    return true;
  }

  private boolean follows(Action action, Action before) {
    switch (action.verb()) {
      case BOUNCE -> fold("@hoop".equals(action.target()) ? Outcome.MISSES : Outcome.BOUNCES);
      case FLOAT -> fold(action.outcome());
      case SINK -> fold(action.outcome());
      default -> {
        if (action.target() != null && before.target() == null) retarget(action.target());
      }
    }
    return true;
  }

  private void fold(Outcome outcome) {
    if (cause == null) return;
    var vague = cause.outcome() == Outcome.ANY || cause.outcome() == Outcome.HITS;
    if (vague) setOutcome(outcome);
  }

  private void setOutcome(Outcome outcome) {
    var old = cause;
    if (old == null) return;
    replaceCause(new Action(
        old.actor(), old.verb(), old.target(), old.instrument(), outcome, old.order(), old.pace()));
  }

  private void retarget(String target) {
    var old = cause;
    if (old == null) return;
    replaceCause(new Action(
        old.actor(), old.verb(), target, old.instrument(), old.outcome(), old.order(), old.pace()));
  }

  private void replaceCause(Action action) {
    causeShot.set(causeAt, action);
    cause = action;
  }

  private void append(Action action) {
    var placed = new Action(
        action.actor(),
        action.verb(),
        action.target(),
        action.instrument(),
        action.outcome(),
        nextOrder(),
        action.pace());
    actions.add(placed);
    total++;
    if (CAUSES.contains(placed.verb())) {
      cause = placed;
      causeAt = actions.size() - 1;
      causeShot = actions;
    }
  }
}
