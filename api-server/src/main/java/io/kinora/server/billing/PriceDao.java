package io.kinora.server.billing;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of prices, which are never changed. */
interface PriceDao {
  /** Makes other servers that start wait. */
  @SqlUpdate("lock table price in share row exclusive mode")
  void lock();

  @SqlQuery("""
      select id, model, size, tier, micro_usd_per_second from price where valid_to is null
      """)
  @RegisterConstructorMapper(Price.class)
  List<Price> valid();

  @SqlBatch("update price set valid_to = now() where id = :id")
  void end(@BindMethods List<Price> prices);

  @SqlBatch("""
      insert into price (id, model, size, tier, micro_usd_per_second)
      values (:id, :model, :size, :tier, :microUsdPerSecond)
      """)
  void insert(@BindMethods List<Price> prices);
}
