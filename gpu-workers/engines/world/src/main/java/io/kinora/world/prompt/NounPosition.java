package io.kinora.world.prompt;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an unknown word stands where a noun stands. */
final class NounPosition {
  private static final Set<String> BEFORE_NOUN = Set.of(
      "a", "an", "the", "this", "that", "his", "her", "their", "its", "another", "'s", "my", "your",
      "our", "every", "each", "some", "two", "three", "and");

  private NounPosition() {}

  /** Whether it may be one. */
  static boolean isNoun(@Nullable Chunk before, @Nullable Chunk next) {
    if (next != null && (next.topic().isNoun() || next.is(Topic.UNKNOWN))) return false;
    if (before == null || before.is(Topic.STOP) || before.is(Topic.COMMA)) return true;
    return before.topic().isModifier()
        || before.is(Topic.PREPOSITION)
        || before.is(Topic.VERB)
        || before.is(Topic.UNKNOWN)
        || before.is(Topic.PLAIN);
  }

  /** Whether it cannot be anything else: behind an article or a modifier, and not before a noun. */
  static boolean mustBeNoun(@Nullable Chunk before, @Nullable Chunk next) {
    if (before == null) return next != null && next.is(Topic.VERB);
    return before.topic().isModifier()
        || (before.is(Topic.PLAIN) && BEFORE_NOUN.contains(before.text()));
  }
}
