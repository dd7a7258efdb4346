package io.kinora.server.billing;

import java.time.Instant;

/**
 * One transfer as the owner of the money sees it.
 *
 * @param code such as {@code topup} or {@code capture}
 * @param amount what was moved
 * @param change what it did to the balance that can be spent
 * @param balance what could be spent afterwards
 * @param groupId what it was for: a video, a purchase
 */
public record LedgerEntry(
    long sequence,
    String id,
    String code,
    String lotId,
    long amount,
    long change,
    long balance,
    String groupId,
    String actor,
    Instant createdAt) {}
