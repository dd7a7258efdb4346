package io.kinora.server.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an organisation pays. Amounts are micro-USD. */
public record BillingAccount(
    String organizationId,
    @Nullable String stripeCustomerId,
    @Nullable String paymentMethodId,
    @Nullable String cardBrand,
    @Nullable String cardLast4,
    boolean autoTopUp,
    long thresholdMicro,
    long topUpMicro,
    long monthlyCapMicro,
    @Nullable Instant backoffUntil) {}
