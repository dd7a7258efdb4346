package io.kinora.world.prompt;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the English forms of nouns and verbs, with the irregular ones from a file. */
final class Inflector {
  private static final int PARTS = 4;

  private final Map<String, List<String>> verbs = new HashMap<>();
  private final Map<String, String> plurals = new HashMap<>();

  Inflector() {
    for (var line : TopicFile.read("irregular")) {
      if (line.value().equals("plural")) {
        for (var pair : line.phrases()) {
          var words = pair.split(" ");
          plurals.put(words[0], words[1]);
        }
      } else if (line.phrases().size() == PARTS) {
        verbs.put(line.value(), line.phrases());
      }
    }
  }

  /** The plural of the last word of a phrase. */
  String plural(String noun) {
    var space = noun.lastIndexOf(' ') + 1;
    var head = noun.substring(0, space);
    var last = noun.substring(space);
    var irregular = plurals.get(last);
    if (irregular != null) return head + irregular;
    if (last.endsWith("man") && !last.endsWith("human")) {
      return head + last.substring(0, last.length() - 2) + "en";
    }
    return head + withS(last);
  }

  /** All forms of the first word of a verb phrase, with the rest of the phrase behind. */
  Map<Inflection, String> verb(String phrase) {
    var space = phrase.indexOf(' ');
    var base = space < 0 ? phrase : phrase.substring(0, space);
    var rest = space < 0 ? "" : phrase.substring(space);
    var irregular = verbs.getOrDefault(base, List.of("-", "-", "-", "-"));
    var forms = new EnumMap<Inflection, String>(Inflection.class);
    forms.put(Inflection.BASE, phrase);
    forms.put(Inflection.THIRD_PERSON, pick(irregular.get(0), withS(base)) + rest);
    forms.put(Inflection.PAST, pick(irregular.get(1), withEd(base)) + rest);
    forms.put(Inflection.PARTICIPLE, pick(irregular.get(2), withEd(base)) + rest);
    forms.put(Inflection.GERUND, pick(irregular.get(3), withIng(base)) + rest);
    return forms;
  }

  private static String pick(String irregular, String regular) {
    return irregular.equals("-") ? regular : irregular;
  }

  private static String withS(String word) {
    if (word.matches(".*(s|x|z|ch|sh)") || word.matches(".*[^aeiou]o")) return word + "es";
    if (word.matches(".*[^aeiou]y")) return word.substring(0, word.length() - 1) + "ies";
    return word + "s";
  }

  private static String withEd(String word) {
    if (word.endsWith("e")) return word + "d";
    if (word.matches(".*[^aeiou]y")) return word.substring(0, word.length() - 1) + "ied";
    return word + "ed";
  }

  private static String withIng(String word) {
    if (word.endsWith("ie")) return word.substring(0, word.length() - 2) + "ying";
    if (word.endsWith("e") && !word.endsWith("ee") && !word.endsWith("oe")) {
      return word.substring(0, word.length() - 1) + "ing";
    }
    return word + "ing";
  }
}
