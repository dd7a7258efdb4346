package io.kinora.server.workers;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of workers. */
interface WorkerDao {
  /** A row, its slots and devices still as text. */
  record Row(String id, String name, String slots, String devices) {}

  /** Notes a heartbeat; false when a later one came before it. Slots and devices are JSON text. */
  @SqlQuery("""
      insert into worker as w (id, name, version, slots, devices, draining, sequence)
      values (:id, :name, :version, :slots::jsonb, :devices::jsonb, :draining, :sequence)
      on conflict (id) do update
      set name = excluded.name, version = excluded.version, slots = excluded.slots,
          devices = excluded.devices, draining = excluded.draining, sequence = excluded.sequence, seen_at = now()
      where w.sequence < excluded.sequence
      returning sequence = 1 or xmax = 0
      """)
  Optional<Boolean> beat(
      String id,
      String name,
      String version,
      String slots,
      String devices,
      boolean draining,
      long sequence);

  @SqlQuery("""
      select id, name, slots::text as slots, devices::text as devices from worker
      where seen_at > now() - :freshness and not draining and cordon_reason is null
        and (quarantined_until is null or quarantined_until < now())
      order by id
      """)
  List<Row> available(Duration freshness);

  /** Keeps a worker from being given work until its next heartbeat. */
  @SqlUpdate("update worker set seen_at = least(seen_at, now() - :age) where id = :id")
  int miss(String id, Duration age);

  @SqlQuery("select id from worker where seen_at > now() - :age")
  Set<String> seenWithin(Duration age);

  /**
   * Counts a failure of the worker's own making; from the limit on, each one takes it out for a
   * while. True when it did.
   */
  @SqlQuery("""
      update worker
      set failures = failures + 1,
          quarantined_until = case when failures + 1 >= :limit then now() + :quarantine end
      where id = :id
      returning quarantined_until is not null
      """)
  Optional<Boolean> countFailure(String id, int limit, Duration quarantine);

  @SqlUpdate("update worker set failures = 0 where id = :id and failures > 0")
  int forgiveFailures(String id);

  @SqlUpdate("update worker set cordon_reason = :reason where id = :id")
  int cordon(String id, String reason);

  @SqlUpdate(
      "update worker set cordon_reason = null, quarantined_until = null, failures = 0 where id = :id")
  int uncordon(String id);

  /** Forgets processes that ended long ago. */
  @SqlUpdate("delete from worker where seen_at < now() - :age")
  int forget(Duration age);
}
