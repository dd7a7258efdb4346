package io.kinora.server.scheduling;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What the latest videos of each shape took, so that a new leader need not learn it again. */
interface CostDao {
  /** @param took seconds of a slot, the newest last */
  record Row(String engineModel, int width, int height, int seconds, List<Double> took) {}

  @SqlQuery("""
      select engine_model, width, height, seconds, took from cost
      where updated_at > now() - interval '90 days' order by updated_at
      """)
  List<Row> all();

  @SqlUpdate("""
      insert into cost (engine_model, width, height, seconds, took)
      values (:engineModel, :width, :height, :seconds, :took)
      on conflict (engine_model, width, height, seconds)
      do update set took = excluded.took, updated_at = now()
      """)
  void save(String engineModel, int width, int height, int seconds, double[] took);
}
