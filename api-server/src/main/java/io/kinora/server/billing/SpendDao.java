package io.kinora.server.billing;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The limits that a key falls under, with what was spent of each. */
interface SpendDao {
  /**
   * One limit.
   *
   * @param scope {@code key}, {@code project} or {@code organization}
   * @param micro most that may be spent in this month
   * @param spent held and captured in this month
   */
  record Limit(String scope, long micro, long spent) {}

  @SqlQuery("""
      select case l.scope when 'api_key' then 'key' else l.scope end as scope, l.micro,
        coalesce(s.micro, 0) as spent
      from (
        select scope, subject_id, micro from spend_limit
          where (scope, subject_id) in (('organization', :organization), ('project', :project))
        union all
        select 'api_key', id, monthly_cap_micro from api_key
          where id = :key and monthly_cap_micro is not null
      ) l left join spend s on s.scope = l.scope and s.subject_id = l.subject_id
        and s.period = date_trunc('month', now() at time zone 'utc')::date
      order by l.scope
      """)
  List<Limit> limits(String organization, String project, String key);
}
