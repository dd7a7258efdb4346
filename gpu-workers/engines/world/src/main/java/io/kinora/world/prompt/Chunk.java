package io.kinora.world.prompt;

/**
 * A word or phrase with its meaning.
 *
 * @param topic what kind of meaning
 * @param value what exactly, in the words of the topic file; of plain and unknown words the word
 * @param form in which inflection it stood
 * @param text as it stood, in lower case
 * @param words how many tokens it covers
 */
record Chunk(Topic topic, String value, Inflection form, String text, int words) {
  boolean is(Topic other) {
    return topic == other;
  }

  /** Whether it is this plain word. */
  boolean isWord(String word) {
    return topic == Topic.PLAIN && text.equals(word);
  }

  /** The part of the value before the slash. */
  String head() {
    var slash = value.indexOf('/');
    return slash < 0 ? value : value.substring(0, slash);
  }

  /** The part of the value after the slash, or the empty text. */
  String tail() {
    var slash = value.indexOf('/');
    return slash < 0 ? "" : value.substring(slash + 1);
  }
}
