package io.kinora.server.limits;

import java.util.Map;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Who has which plan. */
interface PlanDao {
  /** Plans by organisation, without those that have the default one. */
  @SqlQuery("select id, plan from organization where plan <> 'default'")
  @KeyColumn("id")
  @ValueColumn("plan")
  Map<String, String> others();
}
