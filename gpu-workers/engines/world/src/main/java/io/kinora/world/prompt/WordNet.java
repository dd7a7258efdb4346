package io.kinora.world.prompt;

import io.kinora.world.catalog.Catalog;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.PointerTarget;
import net.sf.extjwnl.data.PointerType;
import net.sf.extjwnl.data.Synset;
import net.sf.extjwnl.dictionary.Dictionary;
import org.jspecify.annotations.Nullable;

/**
 * Finds the nearest thing that can be shown by walking up the hypernyms of WordNet 3.1, first
 * senses first, to words that stand for something of the catalogue. The dictionary is opened at the
 * first unknown word. Thread-safe.
 */
final class WordNet implements NounFallback {
  private static final int SENSES = 3;
  private static final int DEEPEST = 12;
  private static final int COST_OF_SENSE = 2;
  private static final int MOST_REMEMBERED = 4_000;

  private final Map<String, Target> anchors = new HashMap<>();
  private final Map<String, Target> suffixes = new HashMap<>();
  private final Map<String, @Nullable Match> remembered = new HashMap<>();
  private @Nullable Map<Long, Target> bySynset;
  private @Nullable Dictionary dictionary;

  private record Target(Topic topic, String value) {}

  WordNet(Catalog catalog) {
    for (var line : TopicFile.read("wordnet-anchors")) {
      var target = target(line.value(), catalog);
      if (target != null) line.phrases().forEach(p -> anchors.put(p, target));
    }
    for (var line : TopicFile.read("compound-suffixes")) {
      var target = target(line.value(), catalog);
      if (target != null) line.phrases().forEach(p -> suffixes.put(p, target));
    }
  }

  /** Reads {@code topic kind}; null for kinds that the catalogue does not hold. */
  private static @Nullable Target target(String text, Catalog catalog) {
    var space = text.indexOf(' ');
    var topic = Topic.valueOf(text.substring(0, space));
    var value = text.substring(space + 1);
    if (topic == Topic.OBJECT && catalog.object(value).isEmpty()) return null;
    if (topic == Topic.ENVIRONMENT && catalog.environment(value).isEmpty()) return null;
    return new Target(topic, value);
  }

  @Override
  public synchronized @Nullable Match find(String word) {
    if (remembered.containsKey(word)) return remembered.get(word);
    if (remembered.size() >= MOST_REMEMBERED) remembered.clear();
    var match = search(word);
    remembered.put(word, match);
    return match;
  }

  private @Nullable Match search(String word) {
    if (word.length() < 3 || !word.matches("[a-z'-]+")) return null;
    try {
      var plural = false;
      var entry = open().getIndexWord(POS.NOUN, word);
      if (entry == null) {
        entry = open().lookupIndexWord(POS.NOUN, word);
        plural = entry != null && word.endsWith("s");
      }
      var target = entry == null ? null : nearest(entry.getSenses());
      if (target == null) target = bySuffix(word);
      return target == null ? null : match(word, target, plural);
    } catch (JWNLException e) {
      throw new IllegalStateException("WordNet cannot be read", e);
    }
  }

  private static Match match(String word, Target target, boolean plural) {
    var shown = target.value().replaceAll("^.*=", "").replace('_', ' ').replace("person", "person");
    return new Match(
        target.topic(),
        target.value(),
        plural ? Inflection.PLURAL : Inflection.BASE,
        "\"" + word + "\" is shown as: " + shown + ".");
  }

  private @Nullable Target bySuffix(String word) {
    for (var suffix : suffixes.entrySet()) {
      if (word.length() > suffix.getKey().length() + 1 && word.endsWith(suffix.getKey())) {
        return suffix.getValue();
      }
    }
    return null;
  }

  private @Nullable Target nearest(List<Synset> senses) throws JWNLException {
    Target best = null;
    var bestCost = Integer.MAX_VALUE;
    for (int sense = 0; sense < Math.min(SENSES, senses.size()); sense++) {
      var queue = new ArrayDeque<Step>();
      var seen = new HashSet<Long>();
      queue.add(new Step(senses.get(sense), 0));
      while (!queue.isEmpty()) {
        var step = queue.remove();
        var cost = step.depth() + COST_OF_SENSE * sense;
        if (step.depth() > DEEPEST
            || cost >= bestCost
            || !seen.add(step.synset().getOffset())) {
          continue;
        }
        var target = anchorsBySynset().get(step.synset().getOffset());
        if (target != null) {
          best = target;
          bestCost = cost;
        } else {
          parents(step, queue, PointerType.HYPERNYM);
          parents(step, queue, PointerType.INSTANCE_HYPERNYM);
        }
      }
    }
    return best;
  }

  private record Step(Synset synset, int depth) {}

  private static void parents(Step step, ArrayDeque<Step> queue, PointerType type)
      throws JWNLException {
    for (PointerTarget parent : step.synset().getTargets(type)) {
      queue.add(new Step(parent.getSynset(), step.depth() + 1));
    }
  }

  private Map<Long, Target> anchorsBySynset() throws JWNLException {
    var known = bySynset;
    if (known == null) {
      known = new HashMap<>();
      for (var anchor : anchors.entrySet()) {
        var hash = anchor.getKey().indexOf('#');
        var word = hash < 0 ? anchor.getKey() : anchor.getKey().substring(0, hash);
        var sense = hash < 0 ? 1 : Integer.parseInt(anchor.getKey().substring(hash + 1));
        var entry = open().getIndexWord(POS.NOUN, word);
        if (entry != null && entry.getSenses().size() >= sense) {
          known.put(entry.getSenses().get(sense - 1).getOffset(), anchor.getValue());
        }
      }
      bySynset = known;
    }
    return known;
  }

  private Dictionary open() throws JWNLException {
    var open = dictionary;
    if (open == null) {
      open = Dictionary.getDefaultResourceInstance();
      dictionary = open;
    }
    return open;
  }
}
