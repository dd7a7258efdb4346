package io.kinora.world.figure;

import java.util.Locale;

/** A mouth shape of speech, made of {@link Feature} strengths. */
public enum Viseme {
  REST(0, 0, 0, 0, 0, 0, 0),
  /** p, b, m. */
  CLOSED(0, 0, 0.05, 0, 0, 0, 0.9),
  /** f, v. */
  TEETH_ON_LIP(0.1, 0.15, 0, 0.25, 0, 0.9, 0),
  /** th, l, d, t, n. */
  TONGUE(0.24, 0.2, 0, 0.3, 0.3, 0, 0),
  /** s, z. */
  HISS(0.08, 0.5, 0, 0.45, 0.45, 0, 0),
  /** sh, ch, j, zh. */
  HUSH(0.15, 0, 0.6, 0.45, 0.45, 0, 0),
  /** k, g, ng, h. */
  BACK(0.3, 0.15, 0, 0.2, 0.2, 0, 0),
  /** r, er. */
  ROUND_R(0.2, 0, 0.45, 0.2, 0.2, 0, 0),
  /** aa, ah, ay, aw. */
  OPEN(0.8, 0.1, 0, 0.2, 0.3, 0, 0),
  /** eh, ae, ey. */
  MID(0.5, 0.5, 0, 0.25, 0.35, 0, 0),
  /** iy, ih, y. */
  SPREAD(0.2, 0.8, 0, 0.3, 0.35, 0, 0),
  /** ao, ow. */
  ROUND(0.55, 0, 0.6, 0.1, 0.2, 0, 0),
  /** uw, uh, w. */
  SMALL_ROUND(0.22, 0, 0.95, 0.1, 0.15, 0, 0);

  final double jaw;
  final double wide;
  final double pucker;
  final double upper;
  final double lower;
  final double tuck;
  final double press;

  Viseme(
      double jaw,
      double wide,
      double pucker,
      double upper,
      double lower,
      double tuck,
      double press) {
    this.jaw = jaw;
    this.wide = wide;
    this.pucker = pucker;
    this.upper = upper;
    this.lower = lower;
    this.tuck = tuck;
    this.press = press;
  }

  /**
   * The mouth shape of a phone in the CMU alphabet, in either case, with or without stress digit.
   */
  public static Viseme ofPhone(String phone) {
    return switch (phone.toLowerCase(Locale.ROOT).replaceAll("[0-9]", "")) {
      case "p", "b", "m" -> CLOSED;
      case "f", "v" -> TEETH_ON_LIP;
      case "th", "dh", "l", "d", "t", "n", "dx" -> TONGUE;
      case "s", "z" -> HISS;
      case "sh", "ch", "jh", "zh" -> HUSH;
      case "k", "g", "ng", "hh" -> BACK;
      case "r", "er" -> ROUND_R;
      case "aa", "ah", "ay", "aw", "ax" -> OPEN;
      case "eh", "ae", "ey" -> MID;
      case "iy", "ih", "y" -> SPREAD;
      case "ao", "ow", "oy" -> ROUND;
      case "uw", "uh", "w" -> SMALL_ROUND;
      default -> REST;
    };
  }
}
