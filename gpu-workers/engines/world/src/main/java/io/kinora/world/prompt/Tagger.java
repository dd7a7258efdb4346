package io.kinora.world.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives every stretch of tokens its most fitting meaning, from left to right: longest phrase first,
 * then by what stands before and after. Thread-safe.
 */
final class Tagger {
  private static final Set<String> DETERMINERS = Set.of(
      "the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my",
      "your", "another", "other", "each", "every", "'s", "no", "any", "all", "own");
  private static final Set<String> BEFORE_VERB = Set.of(
      "to",
      "he",
      "she",
      "it",
      "they",
      "we",
      "i",
      "you",
      "who",
      "which",
      "that",
      "and",
      "then",
      "is",
      "are",
      "was",
      "were",
      "be",
      "being",
      "been",
      "will",
      "would",
      "can",
      "could",
      "not",
      "but",
      "while",
      "as",
      "let",
      "lets",
      "begins",
      "starts",
      "suddenly",
      "slowly",
      "or",
      "about",
      "tries",
      "doesn't",
      "don't",
      "didn't",
      "won't",
      "never");
  private static final Set<String> COPULAS = Set.of("is", "are", "was", "were", "be", "of", "it's");
  private static final Set<String> SHOT_WORDS =
      Set.of("shot", "angle", "view", "of", "on", "lens", "framing");
  private static final Set<String> CLAUSE_LINKS = Set.of("and", "but", "then", "while", "or", "as");
  private static final Set<String> RELATIVES = Set.of("that", "this", "which", "who");
  private static final int PARTICLE_REACH = 6;

  private final Lexicon lexicon;

  Tagger(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  List<Chunk> tag(List<Token> tokens) {
    var chunks = new ArrayList<Chunk>();
    var usedParticles = new boolean[tokens.size()];
    for (int i = 0; i < tokens.size(); ) {
      if (usedParticles[i]) {
        i++;
        continue;
      }
      var chunk = chunkAt(tokens, i, chunks.isEmpty() ? null : last(chunks), usedParticles);
      chunks.add(chunk);
      i += chunk.words();
    }
    return chunks;
  }

  private static Chunk last(List<Chunk> chunks) {
    return chunks.get(chunks.size() - 1);
  }

  private Chunk chunkAt(
      List<Token> tokens, int at, @Nullable Chunk before, boolean[] usedParticles) {
    var token = tokens.get(at);
    switch (token.kind()) {
      case COMMA:
        return mark(Topic.COMMA, token);
      case STOP:
        return mark(Topic.STOP, token);
      case COLON:
        return mark(Topic.COLON, token);
      case QUOTE:
        return mark(Topic.QUOTE, token);
      case WORD:
        break;
    }
    Lexicon.@Nullable Entry best = null;
    var bestScore = 0.0;
    for (var entry : lexicon.startingWith(token.text())) {
      if (!stands(entry.words(), tokens, at)) continue;
      if (!entry.particle().isEmpty() && particle(entry, tokens, at) < 0) continue;
      var score = score(entry, before, next(tokens, at + entry.words().size()));
      if (best == null || score > bestScore) {
        best = entry;
        bestScore = score;
      }
    }
    if (best == null || isMisread(best, bestScore)) return unknown(token);
    if (!best.particle().isEmpty()) usedParticles[particle(best, tokens, at)] = true;
    var words = best.words();
    return new Chunk(
        best.topic(), best.value(), best.form(), String.join(" ", words), words.size());
  }

  /** A verb where none can stand is another word that is not known. */
  private static boolean isMisread(Lexicon.Entry entry, double score) {
    return entry.topic() == Topic.VERB && score < entry.words().size() * 10 - 2.5;
  }

  private static Chunk mark(Topic topic, Token token) {
    return new Chunk(topic, token.text(), Inflection.BASE, token.text(), 1);
  }

  private static Chunk unknown(Token token) {
    var isNumber = token.text().matches("\\d{1,4}");
    var topic = isNumber ? Topic.NUMBER : Topic.UNKNOWN;
    return new Chunk(topic, token.text(), Inflection.BASE, token.text(), 1);
  }

  private static boolean stands(List<String> words, List<Token> tokens, int at) {
    if (at + words.size() > tokens.size()) return false;
    for (int i = 1; i < words.size(); i++) {
      var token = tokens.get(at + i);
      if (!token.isWord() || !token.text().equals(words.get(i))) return false;
    }
    return true;
  }

  /** Where the particle of a verb stands, at once or behind its object, or -1. */
  private static int particle(Lexicon.Entry entry, List<Token> tokens, int at) {
    var from = at + entry.words().size();
    for (int i = from; i < Math.min(tokens.size(), from + PARTICLE_REACH); i++) {
      var token = tokens.get(i);
      if (!token.isWord()) return -1;
      if (token.text().equals(entry.particle())) return i;
      if (CLAUSE_LINKS.contains(token.text())) return -1;
    }
    return -1;
  }

  private @Nullable String next(List<Token> tokens, int at) {
    return at < tokens.size() && tokens.get(at).isWord() ? tokens.get(at).text() : null;
  }

  private double score(Lexicon.Entry entry, @Nullable Chunk before, @Nullable String next) {
    var length = entry.words().size() * 10 + (entry.particle().isEmpty() ? 0 : 6);
    return length
        + switch (entry.topic()) {
          case VERB -> verbBonus(entry, before, next);
          case OBJECT, PERSON, ANIMAL, ENVIRONMENT, ANCHOR, ACTION_NOUN, CLOTHES ->
            nounBonus(entry, before, next);
          case COLOUR, SIZE, MATERIAL, MOOD, PERSON_DETAIL, NUMBER, ARRANGEMENT ->
            modifierBonus(entry, before, next);
          case FRAMING -> framingBonus(entry, before, next);
          case CAMERA_MOVE -> entry.words().size() > 1 || isCamera(before) ? 2 : -3;
          case PLAIN -> -0.5;
          default -> 0.0;
        };
  }

  private static double verbBonus(
      Lexicon.Entry entry, @Nullable Chunk before, @Nullable String next) {
    var bonus = entry.form() == Inflection.BASE ? 0.0 : 1.0;
    if (before == null) return bonus + 0.5;
    if (RELATIVES.contains(before.text()) && entry.form() != Inflection.BASE) return bonus + 3;
    if (isDeterminer(before)) return bonus - 6;
    if (before.topic().isModifier()) {
      return bonus + (entry.form() == Inflection.THIRD_PERSON ? 0 : -4);
    }
    if (before.is(Topic.PREPOSITION)) return bonus + (before.text().equals("to") ? 3 : -3);
    if (before.topic() == Topic.PLAIN && BEFORE_VERB.contains(before.text())) return bonus + 3;
    if (before.topic().isNoun() || before.is(Topic.UNKNOWN)) {
      var agrees = (before.form() == Inflection.PLURAL) == (entry.form() == Inflection.BASE);
      return bonus + (agrees || entry.form() != Inflection.BASE ? 3 : -1);
    }
    return bonus + (next == null ? 0 : 0.5);
  }

  private double nounBonus(Lexicon.Entry entry, @Nullable Chunk before, @Nullable String next) {
    var bonus = next != null && startsNoun(next) && entry.topic() == Topic.OBJECT ? -0.5 : 0.5;
    if (before == null) return bonus;
    if (isDeterminer(before) || before.topic().isModifier()) return bonus + 3;
    if (before.is(Topic.PREPOSITION)) return bonus + 2;
    return before.isWord("to") ? bonus - 3 : bonus;
  }

  private double modifierBonus(Lexicon.Entry entry, @Nullable Chunk before, @Nullable String next) {
    if (entry.topic() == Topic.NUMBER || entry.topic() == Topic.ARRANGEMENT) return 1;
    if (next != null && (startsNoun(next) || startsModifier(next))) return 4.2;
    if (before != null && COPULAS.contains(before.text())) return 3.6;
    if (entry.topic() == Topic.MOOD || entry.topic() == Topic.PERSON_DETAIL) return 0.5;
    return entry.topic() == Topic.COLOUR ? 0 : -1;
  }

  private static double framingBonus(
      Lexicon.Entry entry, @Nullable Chunk before, @Nullable String next) {
    if (entry.words().size() > 1) return 2;
    var opens = before == null || before.is(Topic.STOP) || before.is(Topic.COMMA);
    return opens && (next == null || SHOT_WORDS.contains(next)) ? 5 : -4;
  }

  private static boolean isCamera(@Nullable Chunk before) {
    return before == null
        || before.is(Topic.COMMA)
        || before.is(Topic.STOP)
        || before.text().endsWith("camera");
  }

  private static boolean isDeterminer(Chunk chunk) {
    return chunk.is(Topic.PLAIN) && DETERMINERS.contains(chunk.text());
  }

  private boolean startsNoun(String word) {
    return lexicon.startingWith(word).stream()
        .anyMatch(e -> e.words().size() == 1 && e.topic().isNoun());
  }

  private boolean startsModifier(String word) {
    return lexicon.startingWith(word).stream().anyMatch(e -> e.topic().isModifier());
  }
}
