package io.kinora.server.usage;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Sums of usage events, by the hour where they are there and from the events where not. */
interface UsageDao {
  /**
   * @param wholeFrom the first of the hours that are taken from the sums by the hour
   * @param wholeUntil the hour after the last of them; no later than what is added up
   */
  @SqlQuery("""
      with counted as (
        select hour as at, project_id, api_key_id, model, size, tier, videos, output_ms, amount_micro
        from usage_hour
        where organization_id = :organization and hour >= :wholeFrom and hour < :wholeUntil
        union all
        select at, project_id, api_key_id, model, size, tier, 1, quantity, amount_micro
        from usage_event
        where organization_id = :organization and meter = 'output_ms'
          and at >= :from and at < :until and (at < :wholeFrom or at >= :wholeUntil)
      )
      select date_trunc(:unit, c.at, 'UTC') as bucket,
        case when :byProject then c.project_id end as project_id,
        case when :byKey then c.api_key_id end as api_key_id,
        case when :byUser then k.member_id end as user_id,
        case when :byModel then c.model end as model,
        case when :bySize then c.size end as size,
        case when :byTier then c.tier end as tier,
        sum(c.videos)::bigint as videos,
        sum(c.output_ms)::bigint as output_ms,
        sum(c.amount_micro)::bigint as amount_micro
      from counted c join api_key k on k.id = c.api_key_id
      where (cardinality(:projects::text[]) = 0 or c.project_id = any(:projects))
        and (cardinality(:keys::text[]) = 0 or c.api_key_id = any(:keys))
        and (cardinality(:users::text[]) = 0 or k.member_id = any(:users))
        and (cardinality(:models::text[]) = 0 or c.model = any(:models))
        and (cardinality(:sizes::text[]) = 0 or c.size = any(:sizes))
        and (cardinality(:tiers::text[]) = 0 or c.tier = any(:tiers))
      group by 1, 2, 3, 4, 5, 6, 7
      order by 1, 2, 3, 4, 5, 6, 7
      """)
  List<UsageRow> sums(
      String organization,
      String unit,
      Instant from,
      Instant until,
      Instant wholeFrom,
      Instant wholeUntil,
      @BindMethods Selection selection);

  @SqlQuery("select complete_until from usage_rollup")
  Instant completeUntil();

  /** Has whoever else adds up wait for this transaction. */
  @SqlQuery("select complete_until from usage_rollup for update")
  Instant lockCompleteUntil();

  @SqlUpdate("update usage_rollup set complete_until = :until")
  void complete(Instant until);

  @SqlUpdate("delete from usage_hour where hour >= :from and hour < :until")
  int forget(Instant from, Instant until);

  @SqlUpdate("""
      insert into usage_hour (organization_id, hour, project_id, api_key_id, model, size, tier,
        videos, output_ms, amount_micro)
      select organization_id, date_trunc('hour', at, 'UTC'), project_id, api_key_id, model, size,
        tier, count(*), sum(quantity), sum(amount_micro)
      from usage_event
      where meter = 'output_ms' and at >= :from and at < :until
      group by 1, 2, 3, 4, 5, 6, 7
      """)
  void addUp(Instant from, Instant until);
}
