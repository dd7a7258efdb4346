package io.kinora.protocol;

/**
 * The server's wish that a worker runs one attempt in one of its slots. It counts once the worker
 * has fetched the job of that fence.
 *
 * @param videoId for the log
 * @param fence names the attempt; a larger one is younger
 * @param attempt 1 for the first
 * @param slot one of the worker's {@link WorkerSlot#id()}s
 */
public record Assignment(String videoId, long fence, int attempt, String slot) {}
