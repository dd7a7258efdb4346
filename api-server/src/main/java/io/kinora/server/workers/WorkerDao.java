package io.kinora.server.workers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of workers. */
interface WorkerDao {
  /** A row, its slots and devices still as text. */
  record Row(String id, String name, String slots, String devices) {}

  /**
   * A heartbeat that was noted.
   *
   * @param joined whether it was the worker's first
   * @param dismissed whether an operator wants the worker to finish and go
   */
  record Noted(boolean joined, boolean dismissed) {}

  /** Notes a heartbeat; empty when a later one came before it. Slots and devices are JSON text. */
  @SqlQuery("""
      insert into worker as w (id, name, version, slots, devices, draining, sequence)
      values (:id, :name, :version, :slots::jsonb, :devices::jsonb, :draining, :sequence)
      on conflict (id) do update
      set name = excluded.name, version = excluded.version, slots = excluded.slots,
          devices = excluded.devices, draining = excluded.draining, sequence = excluded.sequence, seen_at = now()
      where w.sequence < excluded.sequence
      returning sequence = 1 or xmax = 0 as joined, drain_requested_at is not null as dismissed
      """)
  Optional<Noted> beat(
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
        and drain_requested_at is null
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

  @SqlUpdate("""
      update worker
      set cordon_reason = null, quarantined_until = null, failures = 0, drain_requested_at = null
      where id = :id
      """)
  int uncordon(String id);

  @SqlUpdate("""
      update worker set drain_requested_at = coalesce(drain_requested_at, now()) where id = :id
      """)
  int requestDrain(String id);

  /** All that were heard of in the last day, those that live first. The slots are JSON text. */
  @SqlQuery("""
      select id, name, version, slots::text as slots, devices::text as devices, failures, cordon_reason, quarantined_until,
             joined_at, seen_at,
             case when seen_at <= now() - :freshness then 'LOST'
                  when draining or drain_requested_at is not null then 'DRAINING'
                  when cordon_reason is not null then 'CORDONED'
                  when quarantined_until > now() then 'QUARANTINED'
                  else 'READY' end as state
      from worker where seen_at > now() - interval '1 day'
      order by seen_at <= now() - :freshness, name, id
      """)
  List<FleetRow> fleet(Duration freshness);

  /** A row with what an operator wants to know, its slots and devices still as text. */
  record FleetRow(
      String id,
      String name,
      String version,
      String slots,
      String devices,
      int failures,
      @Nullable String cordonReason,
      @Nullable Instant quarantinedUntil,
      Instant joinedAt,
      Instant seenAt,
      FleetWorker.State state) {}

  /** Forgets processes that ended long ago. */
  @SqlUpdate("delete from worker where seen_at < now() - :age")
  int forget(Duration age);
}
