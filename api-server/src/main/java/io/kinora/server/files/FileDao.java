package io.kinora.server.files;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of files. One that has expired counts as gone. */
@RegisterConstructorMapper(StoredFile.class)
interface FileDao {
  @SqlUpdate("""
      insert into file (id, project_id, purpose, filename, key, bytes, created_at, expires_at)
      values (:file.id, :file.projectId, lower(:file.purpose), :file.filename, :file.key, :file.bytes,
        :file.createdAt, :file.expiresAt)
      """)
  void insert(@BindMethods("file") StoredFile file);

  @SqlQuery("""
      select id, project_id, upper(purpose) as purpose, filename, key, bytes, created_at, expires_at
      from file where id = :id and project_id = :project and (expires_at is null or expires_at > :now)
      """)
  Optional<StoredFile> find(String id, String project, Instant now);

  @SqlQuery("""
      select id, project_id, upper(purpose) as purpose, filename, key, bytes, created_at, expires_at
      from file
      where project_id = :project and (expires_at is null or expires_at > :now)
        and (:purpose::text is null or purpose = :purpose)
        and (:afterId::text is null or (created_at, id) < (:afterTime, :afterId))
      order by created_at desc, id desc limit :limit
      """)
  List<StoredFile> newestFirst(
      String project,
      @Nullable String purpose,
      @Nullable Instant afterTime,
      @Nullable String afterId,
      int limit,
      Instant now);

  @SqlQuery("""
      select id, project_id, upper(purpose) as purpose, filename, key, bytes, created_at, expires_at
      from file
      where project_id = :project and (expires_at is null or expires_at > :now)
        and (:purpose::text is null or purpose = :purpose)
        and (:afterId::text is null or (created_at, id) > (:afterTime, :afterId))
      order by created_at, id limit :limit
      """)
  List<StoredFile> oldestFirst(
      String project,
      @Nullable String purpose,
      @Nullable Instant afterTime,
      @Nullable String afterId,
      int limit,
      Instant now);

  @SqlUpdate("delete from file where id = :id")
  int delete(String id);

  /** Files to be removed, a hundred at most. */
  @SqlQuery("""
      select id, project_id, upper(purpose) as purpose, filename, key, bytes, created_at, expires_at
      from file where expires_at <= :now order by expires_at limit 100
      """)
  List<StoredFile> expired(Instant now);
}
