package io.kinora.world.prompt;

/** The forms of nouns and verbs. */
enum Inflection {
  BASE,
  PLURAL,
  THIRD_PERSON,
  PAST,
  PARTICIPLE,
  GERUND
}
