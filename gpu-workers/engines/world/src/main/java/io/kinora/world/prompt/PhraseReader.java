package io.kinora.world.prompt;

import io.kinora.world.plan.Entity;
import io.kinora.world.plan.Rgb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns chunks into clause items: gathers modifiers into noun phrases, marks passives and
 * negations, and takes out what concerns picture and place. One use per shot; not thread-safe.
 */
final class PhraseReader {
  private static final Set<String> DEFINITE =
      Set.of("the", "this", "that", "these", "those", "his", "her", "their", "its", "'s", "same");
  private static final Set<String> PRONOUNS = Set.of(
      "he", "she", "it", "they", "him", "them", "itself", "himself", "herself", "it's", "he's",
      "she's", "they're");
  private static final Set<String> BE =
      Set.of("is", "are", "was", "were", "be", "been", "being", "gets", "get", "got", "it's");
  private static final Set<String> NOT = Set.of(
      "not", "never", "no", "without", "doesn't", "don't", "didn't", "won't", "cannot", "can't",
      "isn't", "aren't", "nobody", "fails", "fail");
  private static final Set<String> THEN =
      Set.of("then", "next", "after", "finally", "eventually", "afterwards", "until", "before");
  private static final Set<String> MEANWHILE = Set.of("while", "as", "when", "meanwhile");
  private static final Set<String> PLACING = Set.of("in", "on", "near", "beside", "toward");

  private final NounFallback fallback;
  private final Warnings warnings;
  private final ShotNotes notes = new ShotNotes();
  private final List<Item> items = new ArrayList<>();

  private boolean definite;
  private boolean another;
  private boolean be;
  private boolean negated;
  private int count;
  private double scale = 1;
  private double pace = 1;
  private @Nullable String color;
  private @Nullable String material;
  private String arrangement = "";
  private final Map<String, String> details = new TreeMap<>();

  PhraseReader(NounFallback fallback, Warnings warnings) {
    this.fallback = fallback;
    this.warnings = warnings;
  }

  ShotNotes notes() {
    return notes;
  }

  List<Item> read(List<Chunk> chunks) {
    for (int i = 0; i < chunks.size(); i++) {
      var next = i + 1 < chunks.size() ? chunks.get(i + 1) : null;
      var before = i > 0 ? chunks.get(i - 1) : null;
      read(chunks.get(i), before, next);
    }
    applyLooseModifiers();
    return items;
  }

  private void read(Chunk chunk, @Nullable Chunk before, @Nullable Chunk next) {
    switch (chunk.topic()) {
      case OBJECT, PERSON, ANIMAL, ANCHOR, ACTION_NOUN -> noun(chunk, next);
      case ENVIRONMENT -> place(chunk, before);
      case VERB -> verb(chunk);
      case OUTCOME -> items.add(new Item.Ending(chunk.value()));
      case COLOUR -> color = chunk.value();
      case SIZE -> scale = Double.parseDouble(chunk.value());
      case MATERIAL -> material = chunk.value();
      case NUMBER -> count = Math.max(1, Math.min(Entity.MAX_COUNT, (int) parse(chunk.value())));
      case ARRANGEMENT -> arrange(chunk);
      case MOOD -> details.put("mood", chunk.value());
      case PERSON_DETAIL -> personDetail(chunk.value(), next);
      case CLOTHES -> clothes(chunk.value());
      case PACE -> pace(chunk);
      case PREPOSITION -> preposition(chunk);
      case TIME -> notes.time = first(notes.time, chunk.value());
      case WEATHER -> notes.weather = first(notes.weather, chunk.value());
      case STYLE -> notes.style = first(notes.style, chunk.value());
      case CAMERA_MOVE -> notes.move = first(notes.move, chunk.value());
      case FRAMING -> notes.framing = first(notes.framing, chunk.value());
      case ANGLE -> notes.angle = first(notes.angle, chunk.value());
      case PLAIN -> plain(chunk, next);
      case COMMA -> link(Item.Link.COMMA);
      case STOP -> link(Item.Link.STOP);
      case COLON -> link(Item.Link.COLON);
      case QUOTE -> items.add(new Item.Speech(chunk.text()));
      case UNKNOWN -> unknown(chunk, before, next);
    }
  }

  private static double parse(String number) {
    return Double.parseDouble(number);
  }

  private static String first(@Nullable String known, String value) {
    return known == null ? value : known;
  }

  private void noun(Chunk chunk, @Nullable Chunk next) {
    if (negated && !lastIsVerb()) {
      reset();
      return;
    }
    var phrase = new NounPhrase(
        chunk.topic(),
        chunk.value(),
        chunk.form() == Inflection.PLURAL,
        count,
        definite,
        another,
        color == null ? null : Rgb.parse(color),
        scale,
        material,
        new TreeMap<>(details),
        arrangement);
    items.add(new Item.Noun(phrase, next != null && next.isWord("'s")));
    reset();
  }

  private boolean lastIsVerb() {
    return !items.isEmpty() && items.get(items.size() - 1) instanceof Item.Act;
  }

  private void reset() {
    definite = false;
    another = false;
    be = false;
    negated = false;
    count = 0;
    scale = 1;
    color = null;
    material = null;
    arrangement = "";
    details.clear();
  }

  private void place(Chunk chunk, @Nullable Chunk before) {
    var placed = !items.isEmpty()
        && items.get(items.size() - 1) instanceof Item.Preposition p
        && PLACING.contains(p.relation());
    if (placed) items.remove(items.size() - 1);
    if (placed && before != null) notes.places.add(0, chunk.value());
    else notes.places.add(chunk.value());
    reset();
  }

  private void verb(Chunk chunk) {
    var participle = chunk.form() == Inflection.PARTICIPLE
        || (chunk.form() == Inflection.PAST && !chunk.text().isEmpty());
    applyLooseModifiers();
    items.add(new Item.Act(chunk.value(), be && participle, negated, pace));
    pace = 1;
    reset();
  }

  private void arrange(Chunk chunk) {
    arrangement = chunk.head();
    if (count <= 1) count = Integer.parseInt(chunk.tail());
  }

  private void personDetail(String keyValue, @Nullable Chunk next) {
    var equals = keyValue.indexOf('=');
    var key = keyValue.substring(0, equals);
    var value = keyValue.substring(equals + 1);
    var describesNext = next != null && (next.topic().isNoun() || next.topic().isModifier());
    if (describesNext) details.put(key, value);
    else items.add(new Item.Detail(key, value));
  }

  private void clothes(String slotGarment) {
    var equals = slotGarment.indexOf('=');
    var slot = slotGarment.substring(0, equals);
    dropPreposition();
    items.add(new Item.Detail(slot, slotGarment.substring(equals + 1)));
    if (color != null) items.add(new Item.Detail(slot + "_color", color));
    reset();
  }

  private void dropPreposition() {
    if (!items.isEmpty() && items.get(items.size() - 1) instanceof Item.Preposition) {
      items.remove(items.size() - 1);
    }
  }

  private void pace(Chunk chunk) {
    var value = parse(chunk.value());
    if (!items.isEmpty() && items.get(items.size() - 1) instanceof Item.Act act) {
      items.set(
          items.size() - 1,
          new Item.Act(act.value(), act.passive(), act.negated(), act.pace() * value));
    } else {
      pace = value;
    }
    if (notes.move != null) notes.cameraPace = value;
  }

  private void preposition(Chunk chunk) {
    applyLooseModifiers();
    items.add(new Item.Preposition(chunk.value(), chunk.text()));
    reset();
  }

  private void plain(Chunk chunk, @Nullable Chunk next) {
    var word = chunk.text();
    var describesNext = next != null && (next.topic().isNoun() || next.topic().isModifier());
    if (PRONOUNS.contains(word)) {
      items.add(new Item.Pronoun(word));
    }
    if (DEFINITE.contains(word) && describesNext) definite = true;
    if (word.equals("another") || word.equals("other") || word.equals("second")) another = true;
    if ((word.equals("a") || word.equals("an")) && count == 0) count = 1;
    if (BE.contains(word)) be = true;
    if (NOT.contains(word)) negated = true;
    if (word.equals("and") || word.equals("or") || word.equals("but")) link(Item.Link.AND);
    if (THEN.contains(word)) link(Item.Link.THEN);
    if (MEANWHILE.contains(word)) link(Item.Link.MEANWHILE);
  }

  private void link(Item.Link link) {
    if (link != Item.Link.AND && link != Item.Link.COMMA) {
      applyLooseModifiers();
      reset();
    } else if (be) {
      applyLooseModifiers();
    }
    items.add(link);
  }

  /** "The ball is red": what was said without a noun behind it belongs to the last one before. */
  private void applyLooseModifiers() {
    for (int i = items.size() - 1; i >= 0 && hasLooseModifiers(); i--) {
      if (items.get(i) instanceof Item.Noun noun) {
        items.set(i, new Item.Noun(described(noun.phrase()), noun.possessor()));
        color = null;
        material = null;
        scale = 1;
        details.clear();
      }
    }
  }

  private boolean hasLooseModifiers() {
    return color != null || material != null || scale != 1 || !details.isEmpty();
  }

  private NounPhrase described(NounPhrase noun) {
    var all = new TreeMap<>(noun.details());
    all.putAll(details);
    return new NounPhrase(
        noun.topic(),
        noun.value(),
        noun.plural(),
        noun.count(),
        noun.definite(),
        noun.another(),
        noun.color() != null || color == null ? noun.color() : Rgb.parse(color),
        noun.scale() != 1 ? noun.scale() : scale,
        noun.material() != null ? noun.material() : material,
        all,
        noun.arrangement());
  }

  private void unknown(Chunk chunk, @Nullable Chunk before, @Nullable Chunk next) {
    var noun = NounPosition.isNoun(before, next);
    var match = noun ? fallback.find(chunk.text()) : null;
    if (match == null && noun && NounPosition.mustBeNoun(before, next)) {
      match = fallback.generic(chunk.text());
    }
    if (match == null) {
      warnings.unknown(chunk.text());
      return;
    }
    if (match.warning() != null) warnings.add(match.warning());
    read(new Chunk(match.topic(), match.value(), match.form(), chunk.text(), 1), before, next);
  }
}
