package io.kinora.world.prompt;

import io.kinora.world.catalog.Catalog;
import io.kinora.world.catalog.EnvironmentDef;
import io.kinora.world.plan.Action;
import io.kinora.world.plan.Entity;
import io.kinora.world.plan.Shot;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.SpokenLine;
import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.VisualStyle;
import io.kinora.world.plan.Weather;
import io.kinora.world.plan.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Understands prompts. Immutable and thread-safe; same prompt, length and seed, same plan. */
public final class PromptParser {
  private static final int LONGEST_PROMPT = 32_000;
  private static final int MOST_TOKENS = 6_000;
  private static final double BASE_SECONDS = 1.2;
  private static final double SECONDS_PER_ACTION = 2.2;
  private static final double WORDS_PER_SECOND = 2.4;

  private final Catalog catalog;
  private final Tagger tagger;
  private final NounFallback fallback;
  private final Places places;
  private final Movers movers = new Movers();

  /** A shot as far as it is understood while others are still read. */
  private record Draft(
      ShotText text,
      ShotNotes notes,
      List<Action> actions,
      List<SpokenLine> lines,
      @Nullable String mention) {}

  /** A parser that knows the things and places of a catalogue. */
  public PromptParser(Catalog catalog) {
    this.catalog = catalog;
    tagger = new Tagger(new Lexicon(catalog));
    fallback = new WordNet(catalog);
    places = new Places(catalog);
  }

  /**
   * Plans a video.
   *
   * @param prompt any text; what lies beyond 32,000 characters is not read
   * @param seconds length of the video, 1 or more
   * @param seed root of all free choices
   */
  public ShotPlan parse(String prompt, int seconds, long seed) {
    return parse(prompt, seconds, seed, null);
  }

  /**
   * Plans what happens next.
   *
   * @param known where it happens and who is there already, whom the prompt may mean by "she" or
   *     "the ball"; null for nobody
   */
  public ShotPlan parse(String prompt, int seconds, long seed, @Nullable World known) {
    var frames = Math.multiplyExact(seconds, ShotPlan.FRAMES_PER_SECOND);
    var warnings = new Warnings();
    var texts = shots(prompt, frames, warnings);
    var cast = new Cast(warnings, known == null ? List.of() : known.entities());
    var deeds = new Deeds(cast, movers, warnings);
    var drafts = new ArrayList<Draft>();
    for (var text : texts) drafts.add(read(text, cast, deeds, warnings));
    var world = world(drafts, cast, known, warnings);
    var style = notes(drafts, n -> n.style);
    return new ShotPlan(
        ShotPlan.VERSION,
        frames,
        seed,
        world,
        shots(drafts, frames, seed, world),
        style == null ? VisualStyle.CINEMATIC : VisualStyle.valueOf(upper(style)),
        warnings.list());
  }

  private static List<ShotText> shots(String prompt, int frames, Warnings warnings) {
    var text = prompt;
    if (text.length() > LONGEST_PROMPT) {
      text = text.substring(0, LONGEST_PROMPT);
      warnings.add("Only the first " + LONGEST_PROMPT + " characters are read.");
    }
    var texts = Storyboard.shots(text).orElseGet(List::of);
    if (texts.isEmpty()) texts = ShotSplitter.split(text);
    var most = ShotTiming.mostShots(frames);
    if (texts.size() <= most) return texts;
    warnings.add(String.format(
        Locale.ROOT, "Only the first %d of %d shots fit the length.", most, texts.size()));
    return texts.subList(0, most);
  }

  private Draft read(ShotText text, Cast cast, Deeds deeds, Warnings warnings) {
    var tokens = Tokenizer.tokens(text.text());
    if (tokens.size() > MOST_TOKENS) {
      tokens = tokens.subList(0, MOST_TOKENS);
      warnings.add("Only the first " + MOST_TOKENS + " words of a shot are read.");
    }
    var phrases = new PhraseReader(fallback, warnings);
    var items = phrases.read(tagger.tag(tokens));
    deeds.nextShot();
    var clauses = new ClauseReader(cast, deeds);
    clauses.read(items);
    cast.nextShot();
    return new Draft(text, phrases.notes(), deeds.actions(), deeds.lines(), clauses.mention());
  }

  private World world(List<Draft> drafts, Cast cast, @Nullable World known, Warnings warnings) {
    var named = new ArrayList<String>();
    var actions = new ArrayList<Action>();
    for (var draft : drafts) {
      named.addAll(draft.notes().places);
      actions.addAll(draft.actions());
    }
    var entities = cast.entities();
    if (entities.isEmpty() && named.isEmpty()) {
      cast.thing("ball");
      entities = cast.entities();
      warnings.add("Nothing to show was understood; a ball is shown.");
    }
    var place = named.isEmpty() && known != null
        ? known.environment()
        : places.choose(named, entities, actions, warnings);
    Places.checkSpots(place, actions, warnings);
    var time = notes(drafts, n -> n.time);
    var weather = notes(drafts, n -> n.weather);
    var sky = weather == null ? Weather.PARTLY_CLOUDY : Weather.valueOf(upper(weather));
    return new World(
        place,
        time == null ? TimeOfDay.GOLDEN_HOUR : TimeOfDay.valueOf(upper(time)),
        sky,
        catalog.environment(place).map(EnvironmentDef::ambience).orElse(place),
        entities,
        cast.relations());
  }

  private static @Nullable String notes(
      List<Draft> drafts, Function<ShotNotes, @Nullable String> note) {
    for (var draft : drafts) {
      var value = note.apply(draft.notes());
      if (value != null) return value;
    }
    return null;
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static List<Shot> shots(List<Draft> drafts, int frames, long seed, World world) {
    var wishes = drafts.stream().map(d -> d.text().seconds()).toList();
    var weights = drafts.stream().map(PromptParser::weight).toList();
    var lengths = ShotTiming.frames(frames, wishes, weights);
    var named = world.entities().stream().map(Entity::id).findFirst().orElse(null);
    var shots = new ArrayList<Shot>();
    var start = 0;
    for (int i = 0; i < lengths.length; i++) {
      var draft = drafts.get(i);
      var seen = world.entity(String.valueOf(draft.mention())).isPresent();
      var subject = seen ? draft.mention() : named;
      var camera = CameraChoice.of(draft.notes(), draft.actions(), subject, seed, i);
      shots.add(new Shot(start, lengths[i], camera, draft.actions(), draft.lines()));
      start += lengths[i];
    }
    return shots;
  }

  private static double weight(Draft draft) {
    var words =
        draft.lines().stream().mapToInt(l -> l.text().split("\\s+").length).sum();
    return BASE_SECONDS + SECONDS_PER_ACTION * draft.actions().size() + words / WORDS_PER_SECOND;
  }
}
