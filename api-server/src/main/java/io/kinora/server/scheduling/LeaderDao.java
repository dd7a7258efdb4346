package io.kinora.server.scheduling;

import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The row that says which API server leads. */
interface LeaderDao {
  /**
   * A term that has begun or goes on.
   *
   * @param epoch grows with every change of the leader
   * @param vacantSeconds how long nobody led before
   */
  record Term(long epoch, double vacantSeconds) {}

  /** Takes or keeps the lead; empty while somebody else has it. */
  @SqlQuery("""
      with before as (select until from leader_lease where role = :role)
      insert into leader_lease as l (role, epoch, owner, until)
      values (:role, 1, :owner, now() + :ttl)
      on conflict (role) do update
      set epoch = l.epoch + case when l.owner = :owner then 0 else 1 end,
          owner = :owner, until = now() + :ttl
      where l.owner = :owner or l.until < now()
      returning epoch,
        greatest(0, extract(epoch from now() - coalesce((select until from before), now())))
          as vacant_seconds
      """)
  Optional<Term> take(String role, String owner, Duration ttl);

  @SqlUpdate("update leader_lease set until = now() where role = :role and owner = :owner")
  int resign(String role, String owner);
}
