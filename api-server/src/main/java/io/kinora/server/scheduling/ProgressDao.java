package io.kinora.server.scheduling;

import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What clients were shown of running videos. */
interface ProgressDao {
  /** Raises the progress of a running attempt; empty when the fence is stale. */
  @SqlQuery("""
      update video set progress = greatest(progress, :percent)
      where fence = :fence and lease_until is not null and status = 'in_progress'
      returning progress
      """)
  Optional<Integer> raise(long fence, int percent);

  @SqlQuery("""
      select exists (
        select from video
        where fence = :fence and worker_id = :worker and lease_until is not null
          and status = 'in_progress')
      """)
  boolean isRunning(String worker, long fence);
}
