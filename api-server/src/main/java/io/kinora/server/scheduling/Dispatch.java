package io.kinora.server.scheduling;

/**
 * What the rest of the server tells the scheduler. A call may be lost with the process that makes
 * it: the scheduler finds the same in the database a little later.
 */
public interface Dispatch {
  /** A video was committed as queued. */
  void queued(String videoId);

  /**
   * Ends a video as cancelled: before this returns when no worker has begun it, otherwise within
   * seconds. Does nothing to one that is done.
   */
  void cancel(String videoId);

  /**
   * Takes a video from its worker and queues it again, as if the attempt had not been. Does nothing
   * to one that has no attempt running.
   */
  void requeue(String videoId);
}
