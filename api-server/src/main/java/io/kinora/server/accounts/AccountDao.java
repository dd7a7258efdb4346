package io.kinora.server.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of organisations, projects and keys. */
interface AccountDao {
  /** The first organisation runs the installation. */
  @SqlUpdate("""
      insert into organization (id, name, created_at, operator)
      values (:id, :name, :now, not exists (select from organization))
      """)
  void insertOrganization(String id, String name, Instant now);

  @SqlQuery("select * from organization order by created_at, id")
  List<Organization> organizations();

  @SqlQuery("select * from organization where id = :id")
  Optional<Organization> organization(String id);

  @SqlUpdate("""
      insert into project (id, organization_id, name, created_at)
      values (:id, :organization, :name, :now)
      """)
  void insertProject(String id, String organization, String name, Instant now);

  @SqlQuery("select * from project order by created_at, id")
  List<Project> projects();

  @SqlQuery("select * from project where id = :id")
  Optional<Project> project(String id);

  @SqlUpdate("""
      insert into api_key (id, organization_id, project_id, kind, name, hash, hint, created_at)
      values (:id, :organization, :project, :kind, :name, :hash, :hint, :now)
      """)
  void insertKey(
      String id,
      String organization,
      @Nullable String project,
      String kind,
      String name,
      byte[] hash,
      String hint,
      Instant now);

  @SqlQuery("select * from api_key order by created_at, id")
  List<ApiKey> keys();

  @SqlQuery("select * from api_key where id = :id")
  Optional<ApiKey> key(String id);

  @SqlQuery("""
      select k.*, m.role as member_role, o.operator
      from api_key k
        join organization o on o.id = k.organization_id
        left join project p on p.id = k.project_id
        left join member m on m.id = k.member_id
      where k.hash = :hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > :now)
        and p.archived_at is null and m.removed_at is null
      """)
  Optional<UsableKey> usableKey(byte[] hash, Instant now);

  @SqlUpdate("""
      update api_key set last_used_at = :now
      where id = :id and (last_used_at is null or last_used_at < :staleBefore)
      """)
  void touchKey(String id, Instant now, Instant staleBefore);

  @SqlUpdate("update api_key set revoked_at = :now where id = :id and revoked_at is null")
  int revokeKey(String id, Instant now);

  @SqlUpdate("update project set archived_at = :now where id = :id and archived_at is null")
  int archiveProject(String id, Instant now);
}
