package io.kinora.server.tracing;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What traces need to know of videos and of the attempts at them. */
interface TraceDao {
  /**
   * An attempt that has ended.
   *
   * @param waitedSince when the video was made, or its attempt before this one ended
   * @param acknowledgedAt when its worker fetched it, or null
   */
  record Row(
      String videoId,
      String traceParent,
      String model,
      String lane,
      int number,
      String workerId,
      Instant waitedSince,
      Instant startedAt,
      @Nullable Instant acknowledgedAt,
      Instant endedAt,
      String outcome,
      @Nullable String errorKind) {}

  @SqlUpdate("update video set trace_parent = :context where id = :video")
  void remember(String video, String context);

  /** Empty when the video belongs to no trace, or the attempt has not ended. */
  @SqlQuery("""
      select v.id as video_id, v.trace_parent, v.engine_model as model, v.lane, a.number,
             a.worker_id, a.started_at, a.acknowledged_at, a.ended_at, a.outcome, a.error_kind,
             coalesce((select max(b.ended_at) from attempt b
                       where b.video_id = a.video_id and b.number < a.number), v.created_at)
               as waited_since
      from attempt a join video v on v.id = a.video_id
      where a.fence = :fence and a.ended_at is not null and v.trace_parent is not null
      """)
  Optional<Row> ended(long fence);
}
