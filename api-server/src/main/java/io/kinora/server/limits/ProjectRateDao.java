package io.kinora.server.limits;

import java.util.Map;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What was set for the models of a project. */
interface ProjectRateDao {
  @SqlQuery("""
      select exists (
        select from project where id = :project and organization_id = :organization)
      """)
  boolean owns(String organization, String project);

  /** Requests per minute by model, where they were set. */
  @SqlQuery("select model, per_minute from project_rate_limit where project_id = :project")
  @KeyColumn("model")
  @ValueColumn("per_minute")
  Map<String, Integer> rates(String project);

  @SqlUpdate("""
      insert into project_rate_limit (project_id, model, per_minute)
      values (:project, :model, :perMinute)
      on conflict (project_id, model) do update set per_minute = excluded.per_minute
      """)
  void set(String project, String model, int perMinute);
}
