package io.kinora.server.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Credit that somebody buys or bought. Amounts are micro-USD. */
public record Purchase(
    String id,
    String organizationId,
    String kind,
    long amountMicro,
    String status,
    @Nullable String stripeSessionId,
    @Nullable String stripePaymentIntentId,
    @Nullable String url,
    @Nullable String receiptUrl,
    long refundedMicro,
    @Nullable String error,
    Instant createdAt) {
  boolean isPaid() {
    return status.equals("paid");
  }
}
