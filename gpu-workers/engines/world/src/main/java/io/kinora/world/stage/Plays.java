package io.kinora.world.stage;

import io.kinora.world.catalog.Environment;
import io.kinora.world.plan.Action;
import io.kinora.world.plan.Entity;
import io.kinora.world.plan.Relation;
import io.kinora.world.plan.Verb;
import io.kinora.world.plan.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses the play for each cue. */
final class Plays {
  private Plays() {}

  /** The plays of a plan, in the order of its cues; a cue that nothing can play has none. */
  static List<Play> of(World world, Environment place, List<Cue> cues, List<String> notes) {
    var plays = new ArrayList<Play>();
    for (var cue : cues) {
      var play = of(world, place, cues, cue, notes);
      if (play.isPresent()) plays.add(play.get());
      else notes.add("Nothing in this world can " + words(cue.action()) + ".");
    }
    return List.copyOf(plays);
  }

  private static Optional<Play> of(
      World world, Environment place, List<Cue> cues, Cue cue, List<String> notes) {
    var action = cue.action();
    var actor = world.entity(action.actor());
    if (actor.isEmpty()) return Optional.empty();
    if (actor.get().nature() == Entity.Nature.OBJECT) {
      if (action.verb() == Verb.BREAK && isOnItsWay(cues, cue)) {
        return Optional.of(new RestPlay(cue, action.actor()));
      }
      var support = support(world, action);
      return Optional.of(
          support == null
              ? ofThing(world, cue, action.actor())
              : new TipOffPlay(cue, action.actor(), support));
    }
    if (actor.get().nature() == Entity.Nature.ANIMAL) {
      return Optional.of(new AnimalPlay(cue, actor.get(), StageBuilder.animal(actor.get(), 0)));
    }
    var wet = ofSwimmer(place, cue);
    return Optional.of(wet == null ? ofPerson(world, cues, cue, notes) : wet);
  }

  /** What a falling thing stands on at first; null where it falls from the air. */
  private static @Nullable String support(World world, Action action) {
    var falls =
        action.verb() == Verb.DROP || action.verb() == Verb.FALL || action.verb() == Verb.BREAK;
    if (!falls || action.target() != null) return null;
    return world.relations().stream()
        .filter(r -> r.subject().equals(action.actor()) && r.kind() == Relation.Kind.ON)
        .map(Relation::object)
        .filter(id -> id.equals("@" + Environment.TABLE)
            || world.entity(id).filter(e -> e.nature() == Entity.Nature.OBJECT).isPresent())
        .findFirst()
        .orElse(null);
  }

  /** Whether a thing that is to break is already let go or struck by an earlier cue. */
  private static boolean isOnItsWay(List<Cue> cues, Cue cue) {
    var thing = cue.action().actor();
    return cues.stream()
        .limit(cue.index())
        .map(Cue::action)
        .anyMatch(a ->
            thing.equals(a.actor()) || thing.equals(a.target()) || thing.equals(a.instrument()));
  }

  /** What a person does in the water of a place; null where that is nothing. */
  private static @Nullable Play ofSwimmer(Environment place, Cue cue) {
    var a = cue.action();
    return switch (a.verb()) {
      case SWIM -> place.water() == null ? null : new SwimPlay(cue, a.actor());
      case JUMP -> place.isOnWater() ? new PlungePlay(cue, a.actor()) : null;
      default -> null;
    };
  }

  private static Play ofPerson(World world, List<Cue> cues, Cue cue, List<String> notes) {
    var a = cue.action();
    var thing = a.instrument() != null ? a.instrument() : a.target();
    var isThing = thing != null
        && world.entity(thing).filter(e -> e.nature() == Entity.Nature.OBJECT).isPresent();
    var ride = a.verb() == Verb.RIDE ? RidePlay.of(world, cues, cue) : null;
    if (ride != null) return ride;
    return switch (a.verb()) {
      case SHOOT, THROW, BOUNCE, ROLL, SLIDE ->
        isThing && thing != null
            ? new ShootPlay(cue, a.actor(), thing)
            : new GesturePlay(cue, a.actor());
      case DROP, PUT_DOWN ->
        isThing && thing != null
            ? new LetGoPlay(cue, a.actor(), thing)
            : new GesturePlay(cue, a.actor());
      case KICK, HIT, PUSH, TOPPLE, COLLIDE ->
        isThing && thing != null
            ? new StrikePlay(cue, a.actor(), thing)
            : new WalkPlay(cue, a.actor());
      case WALK, RUN, CLIMB -> new WalkPlay(cue, a.actor());
      case PLAY_MUSIC ->
        thing != null && isViolin(world, thing)
            ? new FiddlePlay(cue, a.actor(), thing)
            : new GesturePlay(cue, a.actor());
      case CATCH ->
        isThing && thing != null && isThrown(cues, cue, thing)
            ? new CatchPlay(cue, a.actor(), thing)
            : standBy(cue, notes);
      case SWIM, RIDE, SAIL, DRIVE, SWING, HUG, SIT, LIE_DOWN, OPEN, POUR, CARRY, PICK_UP, PULL ->
        standBy(cue, notes);
      default -> new GesturePlay(cue, a.actor());
    };
  }

  private static boolean isViolin(World world, String thing) {
    return world.entity(thing).filter(e -> e.kind().equals(FiddlePlay.VIOLIN)).isPresent();
  }

  private static Play standBy(Cue cue, List<String> notes) {
    var a = cue.action();
    notes.add("Nobody in this world can " + words(a) + " yet; the person stands by.");
    return new GesturePlay(cue, a.actor());
  }

  /** Whether somebody throws a thing to the actor of a later cue. */
  private static boolean isThrown(List<Cue> cues, Cue cue, String thing) {
    return cues.stream()
        .limit(cue.index())
        .map(Cue::action)
        .anyMatch(a -> a.verb() == Verb.THROW
            && thing.equals(a.instrument())
            && cue.action().actor().equals(a.target()));
  }

  private static Play ofMissile(World world, Cue cue, String thing, @Nullable String target) {
    var kind = world.entity(thing).map(Entity::kind).orElse("");
    if (target != null && kind.endsWith("ball") && RowPlay.isRow(world, target)) {
      return new RowPlay(cue, thing, target);
    }
    return target != null && CrashPlay.drives(kind)
        ? new CrashPlay(cue, thing, target)
        : new LaunchPlay(cue, thing, target);
  }

  private static Play ofThing(World world, Cue cue, String thing) {
    var target = cue.action().target();
    return switch (cue.action().verb()) {
      case DROP, FALL, BOUNCE, BREAK, SINK, SPLASH -> new FallPlay(cue, thing, 0);
      case FLOAT -> new FloatPlay(cue, thing);
      case DANCE -> new SwayPlay(cue, thing);
      case SPIN, TURN -> new SpinPlay(cue, thing);
      case DRIVE, SAIL, FLY, RIDE, WALK, RUN, SWIM -> new TravelPlay(cue, thing);
      case ROLL, SLIDE, COLLIDE, TOPPLE, HIT, PUSH, THROW, KICK, SHOOT ->
        ofMissile(world, cue, thing, target);
      default -> new RestPlay(cue, thing);
    };
  }

  private static String words(Action action) {
    return action.verb().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
