package io.kinora.server.videos;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of videos, always of one project. */
interface VideoDao {
  @SqlQuery("""
      insert into video (id, organization_id, project_id, api_key_id, model, engine_model, options,
        prompt, seconds, width, height, seed, best_of, remixed_from_video_id, lane, request_hash, created_at,
        negative_prompt, metadata, client_reference_id, webhook_url)
      values (:id, :organization, :project, :key, :model, :engineModel, :options,
        :prompt, :seconds, :width, :height, :seed, :bestOf, :remixedFrom, :lane, :hash, :now,
        :negativePrompt, :metadata, :clientReferenceId, :webhookUrl)
      returning *
      """)
  Video insert(
      String id,
      String organization,
      String project,
      String key,
      String model,
      String engineModel,
      @Json Map<String, String> options,
      String prompt,
      int seconds,
      int width,
      int height,
      long seed,
      int bestOf,
      @Nullable String remixedFrom,
      String lane,
      byte[] hash,
      Instant now,
      @Nullable String negativePrompt,
      @Json Map<String, String> metadata,
      @Nullable String clientReferenceId,
      @Nullable String webhookUrl);

  /** Makes the video found by its pairs. */
  @SqlUpdate("""
      insert into video_metadata (project_id, key, value_hash, created_at, video_id)
      select v.project_id, pair.key, sha256(convert_to(pair.value, 'UTF8')), v.created_at, v.id
      from video v cross join lateral jsonb_each_text(v.metadata) pair where v.id = :id
      """)
  void indexMetadata(String id);

  @SqlUpdate("delete from video_metadata where video_id = :id")
  void forgetMetadata(String id);

  @SqlUpdate("""
      update video set source_use = :use, source_input_id = :upload, source_seconds = :seconds,
        extensions = :extensions
      where id = :id
      """)
  void setSource(String id, String use, @Nullable String upload, int seconds, int extensions);

  @SqlUpdate("update video set reference_input_id = :input where id = :id")
  void setReference(String id, String input);

  @SqlUpdate("""
      insert into video_character (video_id, position, character_id)
      values (:id, :position, :character)
      """)
  void addCharacter(String id, int position, String character);

  /** Keeps a source from being deleted until this transaction ends. */
  @SqlQuery("""
      select id from video where id = :id and project_id = :project and deleted_at is null for share
      """)
  Optional<String> holdSource(String id, String project);

  /** Waits for whoever holds the video as a source. */
  @SqlQuery("select id from video where id = :id for update")
  Optional<String> lock(String id);

  /** Whether a video that is still to be made starts from this one. */
  @SqlQuery("""
      select exists (select from video
        where remixed_from_video_id = :id and status in ('queued', 'in_progress'))
      """)
  boolean isNeeded(String id);

  /** What was brought along for the video alone. */
  @SqlQuery("""
      select i.id from video v join input i on i.id in (v.source_input_id, v.reference_input_id)
      where v.id = :id
      """)
  List<String> inputs(String id);

  /** Of any project, for who has shown a link to it. */
  @SqlQuery("select * from video where id = :id and deleted_at is null")
  Optional<Video> findLinked(String id);

  @SqlQuery("select * from video where id = :id and project_id = :project and deleted_at is null")
  Optional<Video> find(String id, String project);

  /** Also one that was deleted, so that a page can begin after it. */
  @SqlQuery("select * from video where id = :id and project_id = :project")
  Optional<Video> findEvenDeleted(String id, String project);

  /** Forgets what the video showed; the row stays for the books. */
  @SqlUpdate("""
      update video set deleted_at = :now, prompt = '', engine_notes = '[]', negative_prompt = null,
          metadata = '{}', client_reference_id = null
      where id = :id and status in ('completed', 'failed') and deleted_at is null
      """)
  int delete(String id, Instant now);

  /** Videos whose files are to be removed, a hundred at most. */
  @SqlQuery("""
      select id from video v
      where status = 'completed' and expires_at <= :now
        and (read_until is null or read_until <= :now)
        and exists (select from artifact where video_id = v.id)
        and not exists (select from video d
          where d.remixed_from_video_id = v.id and d.status in ('queued', 'in_progress'))
        and not exists (select from batch_line l join batch b on b.id = l.batch_id
          where l.video_id = v.id
            and b.status in ('validating', 'in_progress', 'finalizing', 'cancelling'))
      order by expires_at limit 100
      """)
  List<String> expired(Instant now);

  /** Keeps sweepers away. */
  @SqlUpdate("update video set read_until = :until where id = :id")
  void holdForReading(String id, Instant until);

  /** Those of the videos that there are, also deleted ones. For callers that know their owner. */
  @SqlQuery("select * from video where id = any (:ids)")
  List<Video> all(String[] ids);

  @SqlUpdate("""
      update video set expires_at = greatest(expires_at, :until)
      from batch_line line
      where line.batch_id = :batch and video.id = line.video_id and video.status = 'completed'
        and exists (select from artifact where video_id = video.id)
      """)
  void keepBatch(String batch, Instant until);

  @SqlUpdate("delete from artifact where video_id = :id")
  void deleteArtifacts(String id);

  @SqlQuery("""
      select key, content_type, bytes, sha256 from artifact
      where video_id = :id and variant = :variant
      """)
  Optional<ContentFile> content(String id, String variant);

  /** Waits for whoever sends the same request with the same key, and has them wait. */
  @SqlQuery(
      "select 1 from pg_advisory_xact_lock(hashtextextended(:key || encode(:hash, 'hex'), 0))")
  int lockRequest(String key, byte[] hash);

  /** Has those wait for this transaction who lock the request; others may share it. */
  @SqlQuery(
      "select 1 from pg_advisory_xact_lock_shared(hashtextextended(:key || encode(:hash, 'hex'), 0))")
  int shareRequest(String key, byte[] hash);

  @SqlQuery("""
      select * from video
      where api_key_id = :key and request_hash = :hash and created_at > :since
        and deleted_at is null
      order by created_at desc limit 1
      """)
  Optional<Video> sameRequest(String key, byte[] hash, Instant since);

  /** Takes an idempotency key; 0 when it is taken, unless that was before {@code stale}. */
  @SqlUpdate("""
      insert into idempotency (project_id, key, request_hash, video_id, created_at)
      values (:project, :key, :hash, :video, :now)
      on conflict (project_id, key) do update
        set request_hash = excluded.request_hash, video_id = excluded.video_id,
            created_at = excluded.created_at
        where idempotency.created_at < :stale
      """)
  int takeIdempotencyKey(
      String project, String key, byte[] hash, String video, Instant now, Instant stale);

  /** What an idempotency key was used for. */
  record FirstUse(byte[] requestHash, String videoId) {}

  @SqlQuery(
      "select request_hash, video_id from idempotency where project_id = :project and key = :key")
  FirstUse firstUse(String project, String key);
}
