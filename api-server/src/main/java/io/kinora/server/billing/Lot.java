package io.kinora.server.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credit of one origin. Amounts are micro-USD; those of the free allowance, milliseconds.
 *
 * @param code {@code paid}, {@code promo} or {@code free_day}
 * @param amount what it held at first
 * @param available what can be spent
 * @param reserved what running and waiting videos hold
 * @param spent what was captured, refunded or has expired
 * @param reference of what it came from, such as a purchase
 */
public record Lot(
    String id,
    String code,
    long amount,
    long available,
    long reserved,
    long spent,
    int priority,
    @Nullable Instant expiresAt,
    @Nullable String reference,
    Instant createdAt) {}
