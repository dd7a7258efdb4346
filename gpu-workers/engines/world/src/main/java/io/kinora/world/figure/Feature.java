package io.kinora.world.figure;

/** The movements a face is made of; each has a strength from 0 to 1. */
enum Feature {
  BLINK_L,
  BLINK_R,
  EYES_WIDE,
  SQUINT,
  BROW_INNER_UP,
  BROW_OUTER_UP,
  BROW_DOWN,
  JAW_OPEN,
  SMILE,
  FROWN,
  LIPS_WIDE,
  PUCKER,
  UPPER_LIP_UP,
  LOWER_LIP_DOWN,
  LIP_TUCK,
  LIPS_PRESS,
  CHEEK_RAISE,
  NOSE_WRINKLE;

  static final int COUNT = values().length;
}
