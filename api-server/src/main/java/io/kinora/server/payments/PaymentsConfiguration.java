package io.kinora.server.payments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.kinora.server.db.SecretString;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How credit is bought. Without a key nothing can be bought, and an operator gives credit.
 *
 * @param stripeKey secret key of the Stripe account, or null
 * @param webhookSecret of the endpoint that Stripe sends events to, {@code whsec_…}, or null
 * @param stripeUrl where Stripe is
 * @param creditMonths how long bought credit lasts
 */
public record PaymentsConfiguration(
    @Nullable SecretString stripeKey,
    @Nullable SecretString webhookSecret,
    URI stripeUrl,
    int creditMonths) {
  public static final PaymentsConfiguration DEFAULT =
      new PaymentsConfiguration(null, null, URI.create("https://api.stripe.com"), 12);

  public PaymentsConfiguration {
    if ((stripeKey == null) != (webhookSecret == null)) {
      throw new IllegalArgumentException(
          "payments.stripeKey and payments.webhookSecret are set together or not at all");
    }
  }

  @JsonCreator
  static PaymentsConfiguration of(
      @JsonProperty("stripeKey") @Nullable SecretString stripeKey,
      @JsonProperty("webhookSecret") @Nullable SecretString webhookSecret,
      @JsonProperty("stripeUrl") @Nullable URI stripeUrl,
      @JsonProperty("creditMonths") @Nullable Integer creditMonths) {
    return new PaymentsConfiguration(
        blankToNull(stripeKey),
        blankToNull(webhookSecret),
        stripeUrl == null ? DEFAULT.stripeUrl : stripeUrl,
        creditMonths == null ? DEFAULT.creditMonths : creditMonths);
  }

  /** An environment variable that is not set leaves an empty text. */
  private static @Nullable SecretString blankToNull(@Nullable SecretString secret) {
    return secret == null || secret.value().isBlank() ? null : secret;
  }

  /** Whether anything can be bought. */
  public boolean isOn() {
    return stripeKey != null;
  }
}
