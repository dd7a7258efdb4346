package io.kinora.server.scheduling;

import io.kinora.server.workers.Fabric;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * How far running videos are. What workers tell over Hazelcast is newer than what is in the
 * database; it is written there before it is shown, so that no client of any server sees it fall
 * when Hazelcast is lost, a server dies or a video starts again. Thread-safe.
 */
public final class ProgressView {
  private final Fabric fabric;
  private final ProgressDao dao;

  ProgressView(Fabric fabric, Jdbi jdbi) {
    this.fabric = fabric;
    this.dao = jdbi.onDemand(ProgressDao.class);
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
}
