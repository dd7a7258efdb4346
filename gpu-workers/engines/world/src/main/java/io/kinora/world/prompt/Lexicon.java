package io.kinora.world.prompt;

import io.kinora.world.catalog.Catalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All phrases that are known, with their meanings: the topic files and the names of the catalogue.
 * Immutable after construction and thread-safe.
 */
final class Lexicon {
  private final Inflector inflector = new Inflector();
  private final Map<String, List<Entry>> byFirstWord = new HashMap<>();

  /**
   * A phrase and one of its meanings.
   *
   * @param words that must stand in a row
   * @param particle that may stand apart, such as "over" of "knock over", or empty
   */
  record Entry(List<String> words, String particle, Topic topic, String value, Inflection form) {}

  Lexicon(Catalog catalog) {
    for (var object : catalog.objects()) nouns(Topic.OBJECT, object.id(), object.names());
    for (var place : catalog.environments()) {
      nouns(Topic.ENVIRONMENT, place.id(), place.names());
    }
    nouns(Topic.PERSON, "persons");
    nouns(Topic.ANIMAL, "animals");
    nouns(Topic.ANCHOR, "anchors");
    nouns(Topic.ACTION_NOUN, "action-nouns");
    nouns(Topic.CLOTHES, "clothes");
    for (var line : TopicFile.read("verbs")) verbs(line.value(), line.phrases());
    phrases(Topic.OUTCOME, "outcomes");
    phrases(Topic.COLOUR, "colours");
    phrases(Topic.SIZE, "sizes");
    phrases(Topic.MATERIAL, "materials");
    phrases(Topic.NUMBER, "numbers");
    phrases(Topic.ARRANGEMENT, "arrangements");
    phrases(Topic.MOOD, "moods");
    phrases(Topic.PERSON_DETAIL, "person-details");
    phrases(Topic.PACE, "paces");
    phrases(Topic.PREPOSITION, "prepositions");
    phrases(Topic.TIME, "times");
    phrases(Topic.WEATHER, "weathers");
    phrases(Topic.STYLE, "styles");
    phrases(Topic.CAMERA_MOVE, "camera-moves");
    phrases(Topic.FRAMING, "framings");
    phrases(Topic.ANGLE, "angles");
    for (var line : TopicFile.read("ignored")) {
      for (var word : line.phrases()) add(word, "", Topic.PLAIN, word, Inflection.BASE);
    }
  }

  /** Entries whose first word this is. */
  List<Entry> startingWith(String word) {
    return byFirstWord.getOrDefault(word, List.of());
  }

  private void nouns(Topic topic, String file) {
    for (var line : TopicFile.read(file)) nouns(topic, line.value(), line.phrases());
  }

  private void nouns(Topic topic, String value, List<String> names) {
    for (var name : names) {
      var marked = name.endsWith("=plural");
      var noun = marked ? name.substring(0, name.length() - "=plural".length()) : name;
      add(noun, "", topic, value, marked ? Inflection.PLURAL : Inflection.BASE);
      if (!marked) add(inflector.plural(noun), "", topic, value, Inflection.PLURAL);
    }
  }

  private void phrases(Topic topic, String file) {
    for (var line : TopicFile.read(file)) {
      for (var phrase : line.phrases()) add(phrase, "", topic, line.value(), Inflection.BASE);
    }
  }

  private void verbs(String value, List<String> verbs) {
    for (var verb : verbs) {
      var plus = verb.indexOf('+');
      var particle = plus < 0 ? "" : verb.substring(plus + 1);
      var phrase = plus < 0 ? verb : verb.substring(0, plus);
      for (var form : inflector.verb(phrase).entrySet()) {
        add(form.getValue(), particle, Topic.VERB, value, form.getKey());
      }
    }
  }

  private void add(String phrase, String particle, Topic topic, String value, Inflection form) {
    var words = Tokenizer.words(phrase);
    var entries = byFirstWord.computeIfAbsent(words.get(0), w -> new ArrayList<>());
    var entry = new Entry(words, particle, topic, value, form);
    var known = entries.stream()
        .anyMatch(e -> e.topic() == topic
            && e.words().equals(words)
            && e.particle().equals(particle)
            && e.value().equals(value));
    if (!known) entries.add(entry);
  }
}
