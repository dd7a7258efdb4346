package io.kinora.server.fleet;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Attempts and slots across all projects, for the operator. */
interface FleetDao {
  /** One try at a video. */
  record Attempt(
      int number,
      long fence,
      String workerId,
      Instant startedAt,
      @Nullable Instant acknowledgedAt,
      @Nullable Instant endedAt,
      @Nullable String outcome,
      @Nullable String errorKind,
      @Nullable String errorMessage) {}

  @SqlQuery("""
      select number, fence, worker_id, started_at, acknowledged_at, ended_at, outcome, error_kind,
             error_message
      from attempt where video_id = :video order by number
      """)
  List<Attempt> attempts(String video);

  @SqlQuery("select exists (select from video where id = :id)")
  boolean hasVideo(String id);

  /** A slot that is not free. */
  record Taken(String workerId, String workerSlot, String videoId, long fence) {}

  @SqlQuery("""
      select worker_id, worker_slot, id as video_id, fence from video where lease_until is not null
      """)
  List<Taken> taken();
}
