package io.kinora.server.billing;

import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The row that says how high demand is, for all servers. */
interface DemandDao {
  /** Makes other servers wait, so that one sample follows the other. */
  @SqlQuery("""
      select high, since, crossed_at, utilization, wait_seconds, sampled_at from demand
      where pool = 'default' for update
      """)
  @RegisterConstructorMapper(Demand.class)
  Optional<Demand> lock();

  @SqlUpdate("""
      insert into demand (pool, high, since, crossed_at, utilization, wait_seconds, sampled_at)
      values ('default', :high, :since, :crossedAt, :utilization, :waitSeconds, :sampledAt)
      on conflict (pool) do update set high = :high, since = :since, crossed_at = :crossedAt,
        utilization = :utilization, wait_seconds = :waitSeconds, sampled_at = :sampledAt
      """)
  void write(@BindMethods Demand demand);

  /**
   * Slots of workers that are heard of, those that are busy, and how long what waits keeps them
   * busy. A video counts as much as others of its model and length took lately.
   */
  @SqlQuery("""
      with slot as (
        select coalesce(sum(jsonb_array_length(slots)), 0)::int as healthy from worker
        where seen_at > now() - interval '30 seconds' and not draining and cordon_reason is null
          and coalesce(quarantined_until <= now(), true)
      ), took as (
        select c.engine_model, c.seconds, avg(one) as mean
        from cost c cross join unnest(c.took) one
        where c.updated_at > now() - interval '1 day'
        group by c.engine_model, c.seconds
      )
      select count(*) filter (where v.lease_until is not null)::int as busy,
        (select healthy from slot) as healthy,
        coalesce(sum(coalesce(t.mean, 30)) filter (where v.lane = 'flex' and v.lease_until is null), 0)::float8
          as flex_seconds,
        coalesce(sum(coalesce(t.mean, 30)) filter (where v.lane = 'default' and v.lease_until is null), 0)::float8
          as default_seconds,
        coalesce(sum(coalesce(t.mean, 30)) filter (where v.lane = 'priority' and v.lease_until is null), 0)::float8
          as priority_seconds
      from video v left join took t on t.engine_model = v.engine_model and t.seconds = v.seconds
      where v.status = 'queued' or v.lease_until is not null
      """)
  @RegisterConstructorMapper(Demand.Sample.class)
  Demand.Sample sample();
}
