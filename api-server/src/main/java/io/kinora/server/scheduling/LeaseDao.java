package io.kinora.server.scheduling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The life of leases: claimed, acknowledged, renewed, and taken back. Each statement is a fenced
 * compare-and-set; all times are the database's.
 */
interface LeaseDao {
  /** An attempt that a claim has begun. */
  record Claim(String id, long fence, int attempts, String workerId, String workerSlot) {}

  /** A running attempt that a heartbeat has renewed. */
  record Renewed(long fence, boolean cancelled) {}

  /**
   * Begins attempts of those of the videos that still wait. They stay queued until their workers
   * have fetched them.
   */
  @SqlQuery("""
      with chosen as (
        select * from unnest(:ids, :workers, :slots) as c (id, worker_id, slot)
      ), claimed as (
        update video v
        set attempts = attempts + 1, fence = nextval('fence'),
            worker_id = c.worker_id, worker_slot = c.slot,
            assigned_at = now(), acknowledged_at = null, deadline_at = null,
            lease_until = now() + :ttl
        from chosen c
        where v.id = c.id and v.status = 'queued' and v.lease_until is null
          and not exists (
            select from video b
            where b.worker_id = c.worker_id and b.worker_slot = c.slot and b.lease_until is not null)
        returning v.id, v.fence, v.attempts, v.worker_id, v.worker_slot
      ), begun as (
        insert into attempt (video_id, number, fence, worker_id)
        select id, attempts, fence, worker_id from claimed
      )
      select * from claimed
      """)
  List<Claim> claim(String[] ids, String[] workers, String[] slots, Duration ttl);

  /**
   * A job that its worker has taken.
   *
   * @param began whether this was the first time that anybody has taken the video
   * @param queuedSeconds how long it had waited
   * @param assignedSeconds how long the worker took to fetch it
   */
  record Taken(
      String id,
      String projectId,
      boolean began,
      String lane,
      double queuedSeconds,
      double assignedSeconds) {}

  /**
   * Notes that the worker has taken the job, from which on the video is in progress, and starts its
   * deadline; empty when the fence is stale.
   *
   * @param deadline of one take
   * @param margin beyond those of all takes
   */
  @SqlQuery("""
      with taken as (
        update video
        set status = 'in_progress', started_at = coalesce(started_at, now()),
            acknowledged_at = coalesce(acknowledged_at, now()),
            deadline_at = coalesce(deadline_at, now() + best_of * :deadline + :margin),
            lease_until = now() + :ttl
        where fence = :fence and worker_id = :worker and lease_until is not null
          and cancel_requested_at is null
        returning id, project_id, fence, started_at = now() as began, lane,
          extract(epoch from now() - queued_at)::float8 as queued_seconds,
          extract(epoch from now() - assigned_at)::float8 as assigned_seconds
      ), noted as (
        update attempt a set acknowledged_at = coalesce(a.acknowledged_at, now())
        from taken where a.fence = taken.fence
      )
      select id, project_id, began, lane, queued_seconds, assigned_seconds from taken
      """)
  Optional<Taken> acknowledge(
      String worker, long fence, Duration deadline, Duration margin, Duration ttl);

  /** Renews the leases of one worker, but none beyond its deadline. Missing fences are lost. */
  @SqlQuery("""
      update video v
      set lease_until = least(now() + :ttl, coalesce(v.deadline_at, now() + :ttl)),
          progress = greatest(v.progress, r.progress)
      from unnest(:fences, :progress) as r (fence, progress)
      where v.fence = r.fence and v.worker_id = :worker and v.lease_until is not null
        and (v.deadline_at is null or v.deadline_at > now())
      returning v.fence, v.cancel_requested_at is not null as cancelled
      """)
  List<Renewed> renew(String worker, long[] fences, int[] progress, Duration ttl);

  /** What was given to a worker of which it does not know. */
  @SqlQuery("""
      select id, fence, attempts, worker_id, worker_slot
      from video
      where worker_id = :worker and lease_until is not null and fence <> all (:fences)
        and cancel_requested_at is null
      """)
  List<Claim> unknownTo(String worker, long[] fences);

  /** Takes back what no worker has fetched in time. */
  @SqlQuery("""
      with back as (
        update video
        set lease_until = null, queued_at = now()
        where lease_until is not null and acknowledged_at is null
          and assigned_at < now() - :patience
        returning id, fence, attempts, worker_id, worker_slot
      ), ended as (
        update attempt a set ended_at = now(), outcome = 'released'
        from back where a.fence = back.fence
      )
      select * from back
      """)
  List<Claim> releaseUnacknowledged(Duration patience);

  /** Fences whose leases have run out, a hundred at most. */
  @SqlQuery("""
      select fence from video where lease_until < now()
      order by lease_until limit 100
      """)
  List<Long> expired();

  /** Gives running attempts time to be heard of, after a time in which nobody listened. */
  @SqlUpdate("""
      update video
      set lease_until = greatest(lease_until, now() + :ttl),
          deadline_at =
            case when deadline_at is not null then greatest(deadline_at, now() + :ttl) end
      where lease_until is not null
      """)
  int extendAll(Duration ttl);

  /**
   * Lets the leases of a worker that seems to be gone run out earlier; a heartbeat restores them.
   */
  @SqlUpdate("""
      update video set lease_until = least(lease_until, now() + :grace)
      where worker_id = :worker and lease_until is not null
      """)
  int shorten(String worker, Duration grace);

  /** The attempt of a fence with its video locked, or empty when it has ended. */
  @SqlQuery("""
      select v.id, v.project_id, v.fence, v.attempts, v.worker_id,
             v.cancel_requested_at is not null as cancelled,
             v.deadline_at is not null and v.deadline_at <= now() as overdue
      from video v
      where v.fence = :fence and v.lease_until is not null
        and (:worker::text is null or v.worker_id = :worker)
      for update
      """)
  Optional<RunningAttempt> lock(long fence, @Nullable String worker);

  /** Like {@link #lock}, but of a lease that has run out. */
  @SqlQuery("""
      select v.id, v.project_id, v.fence, v.attempts, v.worker_id,
             v.cancel_requested_at is not null as cancelled,
             v.deadline_at is not null and v.deadline_at <= now() as overdue
      from video v
      where v.fence = :fence and v.lease_until < now()
      for update skip locked
      """)
  Optional<RunningAttempt> lockExpired(long fence);
}
