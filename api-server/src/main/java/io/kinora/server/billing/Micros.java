package io.kinora.server.billing;

import java.math.BigDecimal;

/** Amounts of money: whole micro-USD inside the server, decimal USD as text on the wire. */
public final class Micros {
  /** A hundredth of a USD. */
  public static final long OF_A_CENT = 10_000;

  private static final int PLACES = 6;
  private static final int CENTS = 2;

  private Micros() {}

  /** @throws ArithmeticException when the amount is finer than a micro-USD or too large */
  public static long of(BigDecimal usd) {
    return usd.movePointRight(PLACES).longValueExact();
  }

  /** Such as {@code 0.40}; never fewer than two places, and no more than needed. */
  public static String text(long micros) {
    var usd = BigDecimal.valueOf(micros, PLACES).stripTrailingZeros();
    return (usd.scale() < CENTS ? usd.setScale(CENTS) : usd).toPlainString();
  }
}
