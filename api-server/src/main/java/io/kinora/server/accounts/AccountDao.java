package io.kinora.server.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of organisations and projects. */
interface AccountDao {
  /** The first organisation runs the installation. */
  @SqlQuery("""
      insert into organization (id, name, created_at, operator, plan)
      select :id, :name, :now, first, case when first then 'operator' else 'default' end
      from (select not exists (select from organization) as first) those_before
      returning *
      """)
  Organization insertOrganization(String id, String name, Instant now);

  @SqlUpdate("update organization set plan = :plan where id = :id")
  int changePlan(String id, String plan);

  @SqlQuery("select * from organization order by created_at, id")
  List<Organization> organizations();

  @SqlQuery("select * from organization where id = :id")
  Optional<Organization> organization(String id);

  @SqlQuery("""
      insert into project (id, organization_id, name, created_at)
      values (:id, :organization, :name, :now)
      returning *
      """)
  Project insertProject(String id, String organization, String name, Instant now);

  @SqlQuery("select * from project order by created_at, id")
  List<Project> projects();

  @SqlQuery("""
      select * from project
      where organization_id = :organization and (:evenArchived or archived_at is null)
        and (:after::text is null
             or (created_at, id) < (select created_at, id from project
                                    where id = :after and organization_id = :organization))
      order by created_at desc, id desc limit :limit
      """)
  List<Project> projects(
      String organization, boolean evenArchived, @Nullable String after, int limit);

  @SqlQuery("select * from project where id = :id")
  Optional<Project> project(String id);

  @SqlUpdate("update project set name = :name where id = :id")
  void renameProject(String id, String name);

  @SqlUpdate("update project set archived_at = :now where id = :id and archived_at is null")
  int archiveProject(String id, Instant now);
}
