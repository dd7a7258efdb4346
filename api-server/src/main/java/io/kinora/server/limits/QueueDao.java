package io.kinora.server.limits;

import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** How many videos of an organisation wait and run. */
interface QueueDao {
  /** Has the other creations of the organisation wait for this transaction. */
  @SqlQuery("select 1 from pg_advisory_xact_lock(hashtextextended('queued:' || :organization, 0))")
  int lock(String organization);

  /** Counts no further than to the limit. */
  @SqlQuery("""
      select count(*) from (
        select from video where organization_id = :organization and status = 'queued' limit :limit
      ) counted
      """)
  int queued(String organization, int limit);

  /** How many run in the tier in which most of them run. */
  @SqlQuery("""
      select coalesce(max(running), 0) from (
        select count(*) as running from video
        where lease_until is not null and organization_id = :organization
        group by lane
      ) tiers
      """)
  int running(String organization);

  /** How many end in a minute, of late; for an estimate of when there is room. */
  @SqlQuery("""
      select count(*) from video
      where organization_id = :organization and started_at > now() - interval '5 minutes'
      """)
  int startedLately(String organization);
}
