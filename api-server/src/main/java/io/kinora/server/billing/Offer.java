package io.kinora.server.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a video costs in one tier.
 *
 * @param priceId null when nothing is charged
 * @param unitMicro for a second of each take
 * @param amountMicro altogether, in micro-USD
 * @param standardMicro what the standard tier costs, charged when the start comes later than
 *     promised
 * @param waitSeconds until it starts, as estimated; null when unknown
 * @param expiresAt until when it binds
 */
record Offer(
    String tier,
    @Nullable String priceId,
    long unitMicro,
    long amountMicro,
    long standardMicro,
    @Nullable Double waitSeconds,
    Instant expiresAt) {}
