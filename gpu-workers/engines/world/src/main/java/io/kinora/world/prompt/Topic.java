package io.kinora.world.prompt;

/** What kind of thing a word tells. */
enum Topic {
  OBJECT,
  PERSON,
  ANIMAL,
  ENVIRONMENT,
  ANCHOR,
  ACTION_NOUN,
  VERB,
  OUTCOME,
  COLOUR,
  SIZE,
  MATERIAL,
  NUMBER,
  ARRANGEMENT,
  MOOD,
  PERSON_DETAIL,
  CLOTHES,
  PACE,
  PREPOSITION,
  TIME,
  WEATHER,
  STYLE,
  CAMERA_MOVE,
  FRAMING,
  ANGLE,
  /** A function word or one that carries nothing. */
  PLAIN,
  COMMA,
  STOP,
  COLON,
  QUOTE,
  UNKNOWN;

  /** Whether it names something that can take part. */
  boolean isNoun() {
    return switch (this) {
      case OBJECT, PERSON, ANIMAL, ENVIRONMENT, ANCHOR, ACTION_NOUN, CLOTHES -> true;
      default -> false;
    };
  }

  /** Whether it describes a noun that follows. */
  boolean isModifier() {
    return switch (this) {
      case COLOUR, SIZE, MATERIAL, NUMBER, MOOD, PERSON_DETAIL, ARRANGEMENT -> true;
      default -> false;
    };
  }
}
