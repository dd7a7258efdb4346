package io.kinora.server.batches;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of batches and of their lines. */
interface BatchDao {
  String COLUMNS = """
      id, organization_id, project_id, api_key_id, upper(key_kind) as key_kind, input_file_id, metadata,
      output_seconds, upper(status) as status, errors, total, completed, failed, next_line, next_offset, begun,
      output_file_id, error_file_id, created_at, expires_at, in_progress_at, finalizing_at, completed_at,
      failed_at, expired_at, cancelling_at, cancelled_at
      """;

  @SqlUpdate("""
      insert into batch (id, organization_id, project_id, api_key_id, key_kind, input_file_id, metadata,
        output_seconds, idempotency_key, created_at, expires_at)
      values (:id, :organization, :project, :key, :keyKind, :inputFile, :metadata,
        :outputSeconds, :idempotencyKey, :now, :expires)
      on conflict (project_id, idempotency_key) do nothing
      """)
  int insert(
      String id,
      String organization,
      String project,
      String key,
      String keyKind,
      String inputFile,
      @Json Map<String, String> metadata,
      @Nullable Integer outputSeconds,
      @Nullable String idempotencyKey,
      Instant now,
      Instant expires);

  @SqlQuery("select " + COLUMNS + " from batch where id = :id and project_id = :project")
  Optional<Batch> find(String id, String project);

  @SqlQuery("select " + COLUMNS + """
       from batch
      where project_id = :project
        and (:afterId::text is null or (created_at, id) < (:afterTime, :afterId))
      order by created_at desc, id desc limit :limit
      """)
  List<Batch> list(
      String project, @Nullable Instant afterTime, @Nullable String afterId, int limit);

  @SqlUpdate("""
      update batch set status = 'cancelling', cancelling_at = :now
      where id = :id and status in ('validating', 'in_progress')
      """)
  int cancel(String id, Instant now);

  /** Takes the batches that are not done and that no other server works on, for a while. */
  @SqlQuery("with mine as ("
      + "  select id from batch"
      + "  where status in ('validating', 'in_progress', 'finalizing', 'cancelling')"
      + "    and (lease_until is null or lease_until < now() or lease_owner = :owner)"
      + "  order by created_at limit 100 for update skip locked)"
      + " update batch set lease_owner = :owner, lease_until = now() + :lease"
      + " where id in (select id from mine) returning " + COLUMNS)
  List<Batch> lease(String owner, Duration lease);

  @SqlUpdate(
      "update batch set lease_until = now() + :lease where id = :id and lease_owner = :owner")
  int renew(String id, String owner, Duration lease);

  @SqlUpdate("""
      update batch set status = 'failed', failed_at = :now, errors = :errors
      where id = :id and status = 'validating'
      """)
  int fail(String id, @Json List<Batch.BatchError> errors, Instant now);

  @SqlUpdate("""
      update batch set status = 'in_progress', in_progress_at = :now, total = :total
      where id = :id and status = 'validating'
      """)
  int begin(String id, int total, Instant now);

  /** A line that has not been begun; 0 when it has. */
  @SqlUpdate("""
      insert into batch_line (batch_id, line, custom_id, video_id, status_code, error)
      values (:batch, :line, :customId, :video, :statusCode, :error::jsonb)
      on conflict (batch_id, line) do nothing
      """)
  int addLine(
      String batch,
      int line,
      String customId,
      @Nullable String video,
      @Nullable Integer statusCode,
      @Nullable String error);

  @SqlUpdate("update batch set failed = failed + 1 where id = :id")
  void countRefused(String id);

  @SqlUpdate("""
      update batch set next_line = :line, next_offset = :offset where id = :id and next_line < :line
      """)
  void advance(String id, int line, long offset);

  @SqlQuery("select plan from organization where id = :organization")
  String plan(String organization);

  @SqlUpdate("update batch set begun = true where id = :id")
  void allBegun(String id);

  /** What an earlier try of the same request made. */
  @SqlQuery("select " + COLUMNS + """
       from batch
      where project_id = :project and (idempotency_key = :idempotencyKey
        or (api_key_id = :key and input_file_id = :inputFile and created_at > :since))
      order by created_at desc limit 1
      """)
  Optional<Batch> earlier(
      String project,
      @Nullable String idempotencyKey,
      String key,
      String inputFile,
      @Nullable Instant since);

  /** Notes the end of a video in the transaction that ends it; does nothing for other videos. */
  @SqlUpdate("""
      with line as (
        update batch_line set ended_at = now() where video_id = :video and ended_at is null
        returning batch_id
      )
      update batch set completed = completed + case when :completed then 1 else 0 end,
        failed = failed + case when :completed then 0 else 1 end
      from line where batch.id = line.batch_id
      """)
  int countEnd(String video, boolean completed);

  @SqlQuery("""
      select count(*) from batch_line
      where batch_id = :batch and video_id is not null and ended_at is null
      """)
  int running(String batch);

  @SqlQuery("""
      select video_id from batch_line
      where batch_id = :batch and video_id is not null and ended_at is null limit :limit
      """)
  List<String> runningVideos(String batch, int limit);

  @SqlUpdate("""
      update batch set status = 'finalizing', finalizing_at = :now
      where id = :id and status = 'in_progress'
      """)
  int finalizing(String id, Instant now);

  @SqlUpdate("""
      update batch set status = :status, output_file_id = :output, error_file_id = :error,
        completed_at = case when :status = 'completed' then :now::timestamptz end,
        expired_at = case when :status = 'expired' then :now::timestamptz end,
        cancelled_at = case when :status = 'cancelled' then :now::timestamptz end
      where id = :id and status in ('finalizing', 'in_progress', 'cancelling')
      """)
  int end(String id, String status, @Nullable String output, @Nullable String error, Instant now);

  /**
   * A line that was begun.
   *
   * @param videoId what it made, or null when it was refused
   * @param statusCode of the refusal, or null
   * @param error body of the refusal, or null
   */
  record Line(
      int line,
      String customId,
      @Nullable String videoId,
      @Nullable Integer statusCode,
      @Nullable String error) {}

  @SqlQuery("""
      select line, custom_id, video_id, status_code, error::text as error from batch_line
      where batch_id = :batch and line > :after order by line limit :limit
      """)
  List<Line> lines(String batch, int after, int limit);
}
