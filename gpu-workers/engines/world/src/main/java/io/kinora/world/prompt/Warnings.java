package io.kinora.world.prompt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What could not be done, each said once, in bounded number. */
final class Warnings {
  private static final int MOST = 40;
  private static final int MOST_WORDS = 60;

  private final Set<String> sentences = new LinkedHashSet<>();
  private final Set<String> unknownWords = new LinkedHashSet<>();

  void add(String sentence) {
    if (sentences.size() < MOST) sentences.add(sentence);
  }

  void unknown(String word) {
    if (unknownWords.size() < MOST_WORDS) unknownWords.add(word);
  }

  List<String> list() {
    var all = new ArrayList<>(sentences);
    if (!unknownWords.isEmpty()) {
      all.add("Not understood: " + String.join(", ", unknownWords) + ".");
    }
    return all;
  }
}
