package io.kinora.server.limits;

import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** How many videos of an organisation wait. */
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

  /** How many end in a minute, of late; for an estimate of when there is room. */
  @SqlQuery("""
      select count(*) from video
      where organization_id = :organization and started_at > now() - interval '5 minutes'
      """)
  int startedLately(String organization);
}
