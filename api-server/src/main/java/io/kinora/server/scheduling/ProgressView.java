package io.kinora.server.scheduling;

import io.kinora.server.workers.Fabric;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * How far running videos are, and what they look like so far. What workers tell over Hazelcast is
 * newer than what is in the database; it is written there before it is shown, so that no client of
 * any server sees it fall when Hazelcast is lost, a server dies or a video starts again.
 * Thread-safe.
 */
public final class ProgressView {
  private final Fabric fabric;
  private final ProgressDao dao;
  private final Previews previews;

  ProgressView(Fabric fabric, Jdbi jdbi) {
    this.fabric = fabric;
    this.dao = jdbi.onDemand(ProgressDao.class);
    previews = new Previews(fabric);
  }

  /**
   * Percent done of a video in progress, never falling, 0 to 99.
   *
   * @param known what its row said
   */
  public int percent(@Nullable String workerId, @Nullable Long fence, int known) {
    if (workerId == null || fence == null) return known;
    int told = Math.min(fabric.progress(workerId, fence).orElse(0), 99);
    return told <= known ? known : dao.raise(fence, told).orElse(known);
  }

  /**
   * Shows a picture of a running attempt; false when its fence is stale.
   *
   * @param jpeg checked
   */
  boolean show(String worker, long fence, byte[] jpeg) {
    if (!dao.isRunning(worker, fence)) return false;
    previews.show(fence, jpeg);
    return true;
  }

  /** The newest picture of a running video, as a data URL, where its worker has shown one. */
  public Optional<String> preview(@Nullable Long fence) {
    return fence == null ? Optional.empty() : previews.of(fence);
  }
}
