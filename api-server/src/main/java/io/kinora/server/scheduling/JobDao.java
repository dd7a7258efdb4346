package io.kinora.server.scheduling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What a worker needs to know of a video, and what it has sent. */
interface JobDao {
  record JobRow(
      String id,
      long fence,
      String engineModel,
      String prompt,
      int width,
      int height,
      int seconds,
      long seed,
      @Json Map<String, String> options) {}

  /** A file that has arrived. */
  record Upload(String variant, long bytes, byte[] sha256) {}

  @SqlQuery("""
      select id, fence, engine_model, prompt, width, height, seconds, seed, options
      from video where id = :id
      """)
  @RegisterConstructorMapper(JobRow.class)
  JobRow job(String id);

  /** The video of a running attempt; empty when the fence is stale. */
  @SqlQuery("select id from video where fence = :fence and status = 'in_progress'")
  Optional<String> running(long fence);

  /** The video that an attempt was for, whatever became of it. */
  @SqlQuery("select video_id from attempt where fence = :fence")
  Optional<String> videoOf(long fence);

  @SqlUpdate("""
      insert into upload (fence, variant, bytes, sha256) values (:fence, :variant, :bytes, :sha256)
      on conflict (fence, variant) do update set bytes = excluded.bytes, sha256 = excluded.sha256
      """)
  void addUpload(long fence, String variant, long bytes, byte[] sha256);

  @SqlQuery("select variant, bytes, sha256 from upload where fence = :fence")
  @RegisterConstructorMapper(Upload.class)
  List<Upload> uploads(long fence);

  /** Whether the files of an attempt are those of a completed video, or of a running one. */
  @SqlQuery("""
      select exists (
        select from video where fence = :fence and status in ('in_progress', 'completed'))
      """)
  boolean isKept(long fence);

  @SqlUpdate("delete from upload where fence = :fence")
  void forgetUploads(long fence);
}
