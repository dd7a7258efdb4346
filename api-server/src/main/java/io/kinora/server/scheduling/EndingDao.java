package io.kinora.server.scheduling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** How attempts and videos end. Callers hold the lock of the video's row. */
interface EndingDao {
  /** An attempt that has ended. */
  record Ended(String outcome, @Nullable String errorKind) {}

  @SqlUpdate("""
      update attempt
      set ended_at = now(), outcome = :outcome, error_kind = :errorKind, error_message = :message
      where fence = :fence and ended_at is null
      """)
  int endAttempt(long fence, String outcome, @Nullable String errorKind, @Nullable String message);

  @SqlQuery("""
      select outcome, error_kind from attempt
      where video_id = :video and outcome in ('failed', 'expired') order by number
      """)
  List<Ended> history(String video);

  @SqlUpdate("""
      update video set status = 'queued', lease_until = null, queued_at = now()
      where id = :id and lease_until is not null
      """)
  int requeue(String id);

  @SqlUpdate("""
      update video
      set status = 'failed', error_code = :code, error_message = :message, lease_until = null
      where id = :id and status in ('queued', 'in_progress')
      """)
  int fail(String id, String code, String message);

  @SqlUpdate("""
      update video
      set status = 'completed', progress = 100, lease_until = null, completed_at = now(),
          expires_at = now() + coalesce(
            (select kept.seconds * interval '1 second'
             from organization join unnest(:plans, :seconds) as kept (plan, seconds) using (plan)
             where organization.id = organization_id),
            :retention),
          engine_notes = :notes, timings = :timings, seed = coalesce(:seed, seed)
      where id = :id and status = 'in_progress'
      """)
  int complete(
      String id,
      Duration retention,
      String[] plans,
      long[] seconds,
      @Json List<String> notes,
      @Json Object timings,
      @Nullable Long seed);

  @SqlUpdate("""
      insert into artifact (video_id, variant, key, content_type, bytes, sha256)
      values (:video, :variant, :key, :contentType, :bytes, :sha256)
      """)
  void addArtifact(
      String video, String variant, String key, String contentType, long bytes, byte[] sha256);

  /**
   * A video that was cancelled before a worker began it.
   *
   * @param fence of an attempt that no worker had taken yet, or of an earlier one, or null
   */
  record Unbegun(String projectId, @Nullable Long fence) {}

  /** Ends a video that no worker has begun; empty when one has, or when it is done. */
  @SqlQuery("""
      update video
      set status = 'failed', error_code = :code, error_message = :message, lease_until = null,
          cancel_requested_at = coalesce(cancel_requested_at, now())
      where id = :id and status = 'queued'
      returning project_id, fence
      """)
  Optional<Unbegun> cancelUnbegun(String id, String code, String message);

  /** Ends a video that waits; the id of its project, or empty when it does not wait any more. */
  @SqlQuery("""
      update video set status = 'failed', error_code = :code, error_message = :message
      where id = :id and status = 'queued' and lease_until is null
      returning project_id
      """)
  Optional<String> failWaiting(String id, String code, String message);

  /**
   * The fence of the attempt that holds a video which is still wanted, its row locked; empty when
   * none does.
   */
  @SqlQuery("""
      select fence from video
      where id = :id and lease_until is not null and cancel_requested_at is null
      for update
      """)
  Optional<Long> lockFence(String id);

  /** Where a video runs that shall be cancelled. */
  record Where(String workerId, long fence) {}

  @SqlQuery("""
      update video set cancel_requested_at = coalesce(cancel_requested_at, now())
      where id = :id and status = 'in_progress'
      returning worker_id, fence
      """)
  Optional<Where> requestCancel(String id);
}
