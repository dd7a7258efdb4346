package io.kinora.world.prompt;

/** An element of a clause, in the order of the text. */
sealed interface Item {
  /** Something named; a possessor is named only to say whose the next thing is. */
  record Noun(NounPhrase phrase, boolean possessor) implements Item {}

  record Pronoun(String word) implements Item {}

  /**
   * Something done.
   *
   * @param passive whether it is done to the subject
   * @param negated whether it is said not to happen
   */
  record Act(String value, boolean passive, boolean negated, double pace) implements Item {
    String verb() {
      var slash = value.indexOf('/');
      return slash < 0 ? value : value.substring(0, slash);
    }

    String outcome() {
      var slash = value.indexOf('/');
      return slash < 0 ? "" : value.substring(slash + 1);
    }
  }

  /** How something ends, said in a phrase of its own. */
  record Ending(String outcome) implements Item {}

  record Preposition(String relation, String text) implements Item {}

  /** Garments or other details of the last person. */
  record Detail(String key, String value) implements Item {}

  record Speech(String text) implements Item {}

  /** What joins or parts clauses. */
  enum Link implements Item {
    AND,
    COMMA,
    THEN,
    MEANWHILE,
    STOP,
    COLON
  }
}
