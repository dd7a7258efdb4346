package io.kinora.world.prompt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What pictographs mean in words. */
final class Emoji {
  private static final Map<Integer, String> WORDS = load();

  private Emoji() {}

  static @Nullable String word(int codePoint) {
    return WORDS.get(codePoint);
  }

  static List<String> wordsOf(String phrase) {
    return List.of(phrase.split(" "));
  }

  private static Map<Integer, String> load() {
    var words = new HashMap<Integer, String>();
    for (var line : TopicFile.read("emoji")) {
      for (var sign : line.phrases()) words.put(sign.codePointAt(0), line.value());
    }
    return Map.copyOf(words);
  }
}
