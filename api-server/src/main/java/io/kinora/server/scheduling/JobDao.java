package io.kinora.server.scheduling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What a worker needs to know of a video, and what it has sent. */
interface JobDao {
  record JobRow(
      String id,
      String organizationId,
      long fence,
      String engineModel,
      String prompt,
      @Nullable String negativePrompt,
      int width,
      int height,
      int seconds,
      long seed,
      @Json Map<String, String> options,
      int bestOf,
      @Nullable String sourceUse,
      @Nullable String sourceInputId,
      @Nullable String sourceId,
      @Nullable String sourcePrompt,
      @Nullable Long sourceSeed,
      boolean sourceHasVideo,
      boolean sourceHasPlan,
      boolean sourceHasCaptions,
      @Nullable String referenceInputId,
      boolean byTestKey,
      boolean hasCharacters,
      @Nullable String traceParent) {}

  /** A character of a video. */
  record CharacterRow(String id, String name, String inputId) {}

  /** A file that has arrived. */
  record Upload(String variant, long bytes, byte[] sha256) {}

  @SqlQuery("""
      select v.id, v.organization_id, v.fence, v.engine_model, v.prompt, v.negative_prompt, v.width, v.height, v.seconds, v.seed, v.options, v.best_of,
             v.source_use, v.source_input_id, v.reference_input_id, v.trace_parent,
             exists (select from artifact a where a.video_id = s.id and a.variant = 'video')
               as source_has_video,
             s.id as source_id, s.prompt as source_prompt, s.seed as source_seed,
             exists (select from artifact a where a.video_id = s.id and a.variant = 'plan')
               as source_has_plan,
             exists (select from artifact a where a.video_id = s.id and a.variant = 'captions')
               as source_has_captions,
             (select k.kind = 'test' from api_key k where k.id = v.api_key_id) as by_test_key,
             exists (select from video_character c where c.video_id = v.id) as has_characters
      from video v
      left join video s on s.id = v.remixed_from_video_id
      where v.id = :id
      """)
  JobRow job(String id);

  @SqlQuery("""
      select c.id, c.name, c.input_id from video_character m join character c on c.id = m.character_id
      where m.video_id = :video order by m.position
      """)
  List<CharacterRow> characters(String video);

  @SqlQuery("select key, bytes from input where id = :id")
  Optional<File> input(String id);

  /** A file of a finished video. */
  record File(String key, long bytes) {}

  @SqlQuery("select key, bytes from artifact where video_id = :video and variant = :variant")
  Optional<File> file(String video, String variant);

  /** The video of a running attempt; empty when the fence is stale. */
  @SqlQuery("""
      select id from video
      where fence = :fence and lease_until is not null and status = 'in_progress'
      """)
  Optional<String> running(long fence);

  /** The same, where it runs on that worker. */
  @SqlQuery("""
      select id from video
      where fence = :fence and worker_id = :worker and lease_until is not null
        and status = 'in_progress'
      """)
  Optional<String> runningOn(String worker, long fence);

  @SqlQuery("""
      select v.engine_model from attempt a join video v on v.id = a.video_id
      where a.fence = :fence
      """)
  String modelOf(long fence);

  /** The video that an attempt was for, whatever became of it. */
  @SqlQuery("select video_id from attempt where fence = :fence")
  Optional<String> videoOf(long fence);

  @SqlUpdate("""
      insert into upload (fence, variant, bytes, sha256) values (:fence, :variant, :bytes, :sha256)
      on conflict (fence, variant) do update set bytes = excluded.bytes, sha256 = excluded.sha256
      """)
  void addUpload(long fence, String variant, long bytes, byte[] sha256);

  @SqlQuery("select variant, bytes, sha256 from upload where fence = :fence")
  List<Upload> uploads(long fence);

  /** Whether the files of an attempt are those of a completed video, or of a running one. */
  @SqlQuery("""
      select exists (
        select from attempt a join video v on v.id = a.video_id and v.fence = a.fence
        where a.fence = :fence and v.status in ('in_progress', 'completed'))
      """)
  boolean isKept(long fence);

  /** Attempts that have ended an hour ago and left files that nobody will ask for. */
  @SqlQuery("""
      select distinct a.fence from upload u join attempt a on a.fence = u.fence
      where a.ended_at < now() - interval '1 hour' limit 100
      """)
  List<Long> orphans();

  @SqlUpdate("delete from upload where fence = :fence")
  void forgetUploads(long fence);
}
