package io.kinora.server.scheduling;

/**
 * A running attempt, its video's row locked by the current transaction.
 *
 * @param id the video's
 * @param cancelled whether the user wants it no more
 * @param overdue whether its deadline has passed
 */
public record RunningAttempt(
    String id,
    String projectId,
    long fence,
    int attempts,
    String workerId,
    boolean cancelled,
    boolean overdue) {}
