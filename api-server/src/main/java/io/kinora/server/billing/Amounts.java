package io.kinora.server.billing;

import io.kinora.server.http.ApiError;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Amounts of money that come as text. */
public final class Amounts {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{1,9}([.][0-9]{1,6})?");

  private Amounts() {}

  /**
   * Reads decimal USD into micro-USD.
   *
   * @throws io.kinora.server.http.ApiException when the text is not an amount
   */
  public static long parse(String param, String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw ApiError.INVALID_VALUE.about(
          param, "Invalid value: '" + text + "'. Expected an amount in USD such as '12.50'.");
    }
    return Micros.of(new BigDecimal(text));
  }
}
