package io.kinora.server.scheduling;

import org.jdbi.v3.core.Handle;

/** Hears of every video that a worker has begun, within the transaction that says so. */
public interface BeginListener {
  /**
   * Called once for each video, when the first worker has fetched it; whatever it throws keeps the
   * worker from it.
   *
   * @param handle the transaction
   */
  void onBegin(Handle handle, String projectId, String videoId);
}
