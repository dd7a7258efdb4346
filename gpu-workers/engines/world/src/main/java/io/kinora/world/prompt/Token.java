package io.kinora.world.prompt;

/**
 * A piece of a prompt.
 *
 * @param text in lower case; of a quotation the words between the marks, as written
 */
record Token(Kind kind, String text) {
  enum Kind {
    WORD,
    COMMA,
    /** End of a sentence or line. */
    STOP,
    COLON,
    QUOTE
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }
}
