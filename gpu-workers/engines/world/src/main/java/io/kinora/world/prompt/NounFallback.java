package io.kinora.world.prompt;

import org.jspecify.annotations.Nullable;

/** Finds the nearest thing that can be shown for a noun that the lexicon lacks. Thread-safe. */
interface NounFallback {
  /**
   * What to show.
   *
   * @param warning what differs from what was asked, or null
   */
  record Match(
      Topic topic, String value, Inflection form, @Nullable String warning) {}

  /** The nearest kind, or null if the word is no known noun. */
  @Nullable
  Match find(String word);

  /** A plain shape for a word that must be a noun but is not known at all. */
  default Match generic(String word) {
    return new Match(
        Topic.OBJECT,
        "block",
        Inflection.BASE,
        "\"" + word + "\" is not known and is shown as a plain block.");
  }
}
