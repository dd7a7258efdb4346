package io.kinora.world.animal;

import io.kinora.world.render.Pattern;

/**
 * The measures of a four-legged animal, all but the first as shares of its height.
 *
 * @param height of the withers, metres
 * @param length from shoulder to hip
 * @param girth radius of the chest
 * @param waist radius of the belly
 * @param neck length of it
 * @param rise of the neck over the horizontal, radians
 * @param head radius of the skull
 * @param muzzle length before the eyes
 * @param ear length of an ear
 * @param ears shape of them
 * @param tail length of it
 * @param tailLift of the tail over the horizontal, radians
 * @param leg radius of a shin
 * @param hoofed whether it goes on hooves
 * @param mane whether it has one
 * @param coat colour of it, sRGB
 * @param second colour of the pattern, sRGB
 * @param pattern of the coat
 */
record Build(
    double height,
    double length,
    double girth,
    double waist,
    double neck,
    double rise,
    double head,
    double muzzle,
    double ear,
    Ears ears,
    double tail,
    double tailLift,
    double leg,
    boolean hoofed,
    boolean mane,
    int coat,
    int second,
    Pattern pattern) {
  /** Shapes of ears. */
  enum Ears {
    POINTED,
    FLOPPY,
    ROUND,
    LONG,
    NONE
  }

  private static final Pattern FUR = Pattern.MOTTLED;

  /** The measures of a kind; of an unknown one, those of a dog. */
  static Build of(String kind) {
    return switch (kind) {
      case "cat" ->
        of(
            0.26,
            0.95,
            .23,
            .22,
            .2,
            .8,
            .21,
            .07,
            .17,
            Ears.POINTED,
            .9,
            .35,
            .04,
            0x8c8176,
            0x5e554c);
      case "horse" ->
        hoofed(
            1.55,
            .9,
            .21,
            .2,
            .52,
            .85,
            .115,
            .24,
            .11,
            Ears.POINTED,
            .55,
            -1.05,
            .03,
            true,
            0x6b3f22,
            0x4d2b16);
      case "cow" ->
        hoofed(
            1.35,
            1.05,
            .26,
            .27,
            .35,
            .25,
            .14,
            .24,
            .15,
            Ears.FLOPPY,
            .6,
            -1.3,
            .042,
            false,
            0xe9e4da,
            0x2e2723);
      case "sheep" ->
        hoofed(
            0.75,
            1.0,
            .32,
            .32,
            .3,
            .6,
            .14,
            .2,
            .16,
            Ears.FLOPPY,
            .2,
            -.9,
            .045,
            false,
            0xe8e2d2,
            0xcdc4b0);
      case "pig" ->
        hoofed(
            0.7,
            1.2,
            .33,
            .34,
            .18,
            .1,
            .2,
            .26,
            .16,
            Ears.POINTED,
            .25,
            .5,
            .065,
            false,
            0xe2a79b,
            0xcf8f84);
      case "bear" ->
        of(1.0, 1.05, .3, .3, .3, .25, .2, .2, .11, Ears.ROUND, .1, -.6, .085, 0x4f3522, 0x3a2617);
      case "lion" -> maned(1.05, 1.15, .23, .19, .3, .45, .16, .15, .1, 0xc39a5b, 0xa98146);
      case "wolf" ->
        of(
            0.75,
            1.0,
            .2,
            .16,
            .34,
            .45,
            .145,
            .2,
            .15,
            Ears.POINTED,
            .6,
            -.5,
            .038,
            0x8b8378,
            0x565049);
      case "deer" ->
        hoofed(
            1.15, .85, .18, .16, .5, .9, .1, .18, .15, Ears.LONG, .12, .2, .022, false, 0x9a6a3f,
            0x7f5430);
      case "elephant" ->
        hoofed(
            2.7,
            .8,
            .3,
            .31,
            .16,
            .1,
            .17,
            .12,
            .3,
            Ears.FLOPPY,
            .4,
            -1.2,
            .085,
            false,
            0x8a847e,
            0x716b66);
      case "giraffe" ->
        hoofed(
            2.9,
            .55,
            .16,
            .14,
            .75,
            1.15,
            .06,
            .11,
            .07,
            Ears.POINTED,
            .3,
            -1.2,
            .024,
            true,
            0xd9a95b,
            0x8a5526);
      case "rabbit" ->
        of(0.17, 1.0, .34, .34, .2, .6, .25, .11, .6, Ears.LONG, .15, .9, .06, 0xa08a70, 0x7d6a54);
      case "monkey" ->
        of(0.5, .8, .23, .2, .22, .7, .2, .08, .12, Ears.ROUND, 1.0, .8, .05, 0x6b4a30, 0x8f6a4a);
      case "turtle", "frog" ->
        of(0.2, .9, .42, .45, .3, .2, .17, .08, .01, Ears.NONE, .15, -.3, .09, 0x5f7d3a, 0x46602a);
      case "dragon", "snake" ->
        of(
            1.5,
            1.3,
            .24,
            .22,
            .6,
            .7,
            .13,
            .25,
            .1,
            Ears.POINTED,
            1.5,
            -.2,
            .055,
            0x4f7d45,
            0x2f5a34);
      default ->
        of(
            0.5,
            .9,
            .23,
            .18,
            .26,
            .8,
            .17,
            .17,
            .16,
            Ears.FLOPPY,
            .55,
            .55,
            .042,
            0xb98850,
            0xa2733f);
    };
  }

  /** The same animal in another size. */
  Build scaled(double scale) {
    return new Build(
        height * scale,
        length,
        girth,
        waist,
        neck,
        rise,
        head,
        muzzle,
        ear,
        ears,
        tail,
        tailLift,
        leg,
        hoofed,
        mane,
        coat,
        second,
        pattern);
  }

  private static Build of(
      double height,
      double length,
      double girth,
      double waist,
      double neck,
      double rise,
      double head,
      double muzzle,
      double ear,
      Ears ears,
      double tail,
      double tailLift,
      double leg,
      int coat,
      int second) {
    return new Build(
        height, length, girth, waist, neck, rise, head, muzzle, ear, ears, tail, tailLift, leg,
        false, false, coat, second, FUR);
  }

  private static Build hoofed(
      double height,
      double length,
      double girth,
      double waist,
      double neck,
      double rise,
      double head,
      double muzzle,
      double ear,
      Ears ears,
      double tail,
      double tailLift,
      double leg,
      boolean mane,
      int coat,
      int second) {
    return new Build(
        height, length, girth, waist, neck, rise, head, muzzle, ear, ears, tail, tailLift, leg,
        true, mane, coat, second, FUR);
  }

  private static Build maned(
      double height,
      double length,
      double girth,
      double waist,
      double neck,
      double rise,
      double head,
      double muzzle,
      double ear,
      int coat,
      int second) {
    return new Build(
        height,
        length,
        girth,
        waist,
        neck,
        rise,
        head,
        muzzle,
        ear,
        Ears.ROUND,
        .8,
        -.5,
        .05,
        false,
        true,
        coat,
        second,
        FUR);
  }
}
