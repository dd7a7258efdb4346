package io.kinora.server.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What waits and what runs, as the scheduler sees it. */
interface QueueDao {
  String VIDEO = """
      select v.id, v.organization_id, upper(v.lane) as lane, v.engine_model, v.width, v.height,
             v.seconds, v.best_of, v.created_at,
             case when v.attempts > 0 then
               (select a.worker_id from attempt a
                where a.video_id = v.id and a.outcome in ('failed', 'expired')
                order by a.number desc limit 1) end as avoid,
             v.attempts > 0 and exists (
               select from attempt a where a.video_id = v.id and a.outcome = 'expired') as suspect
      from video v
      """;

  /** How many are read at once. */
  int PAGE = 5000;

  /** Where a video stands among all that wait, in the order in which they are read. */
  record Place(String organizationId, String lane, Instant createdAt, String id) {
    static final Place FIRST = new Place("", "", Instant.EPOCH, "");

    static Place of(QueuedVideo video) {
      return new Place(video.organizationId(), video.lane().word(), video.createdAt(), video.id());
    }
  }

  /** A place on a worker. */
  record Slot(String workerId, String workerSlot) {}

  /**
   * A video that runs, or is given to a worker that has not fetched it yet.
   *
   * @param heldSeconds since when
   */
  record Busy(String id, String workerId, String workerSlot, double heldSeconds) {
    Slot slot() {
      return new Slot(workerId, workerSlot);
    }
  }

  /** How long the last attempt of a video ran; 0 when its worker never fetched it. */
  record Took(String videoId, double seconds, boolean completed) {}

  /** What became queued lately; a longer look back than a transaction may last misses nothing. */
  @SqlQuery(VIDEO + "where v.status = 'queued' and v.lease_until is null"
      + " and v.queued_at > now() - :lately")
  List<QueuedVideo> queuedLately(Duration lately);

  /**
   * The oldest that wait of each organisation in each lane, of so many of these at most.
   *
   * @param budget how many videos of all
   */
  @SqlQuery("""
      with recursive flow as (
        (select organization_id, lane from video
         where status = 'queued' order by organization_id, lane limit 1)
        union all
        select next.* from flow cross join lateral (
          select organization_id, lane from video
          where status = 'queued' and (organization_id, lane) > (flow.organization_id, flow.lane)
          order by organization_id, lane limit 1) next
      ), first as (
        select * from flow limit :flows
      )
      select oldest.* from first cross join lateral (
      """ + VIDEO + """
        where v.status = 'queued' and v.lease_until is null
          and v.organization_id = first.organization_id and v.lane = first.lane
        order by v.created_at, v.id
        limit (select :budget / count(*) from first)) oldest
      """)
  List<QueuedVideo> heads(int flows, int budget);

  /** The next {@value #PAGE} that wait behind a place in the order of {@link Place}. */
  @SqlQuery(VIDEO + """
      where v.status = 'queued' and v.lease_until is null
        and (v.organization_id, v.lane, v.created_at, v.id)
            > (:organizationId, :lane, :createdAt, :id)
      order by v.organization_id, v.lane, v.created_at, v.id
      limit\s""" + PAGE)
  List<QueuedVideo> page(@BindMethods Place after);

  /** Which of these wait. */
  @SqlQuery(VIDEO + "where v.id = any (:ids) and v.status = 'queued' and v.lease_until is null")
  List<QueuedVideo> waiting(String[] ids);

  /** All that runs, or is given to a worker that has not fetched it yet. */
  @SqlQuery(VIDEO + "where v.lease_until is not null")
  List<QueuedVideo> running();

  @SqlQuery("""
      select id, worker_id, worker_slot,
             extract(epoch from now() - coalesce(acknowledged_at, assigned_at))::float8
               as held_seconds
      from video where lease_until is not null
      """)
  List<Busy> busy();

  /** The last attempts of some videos, as far as they have ended. */
  @SqlQuery("""
      select distinct on (video_id) video_id,
             coalesce(extract(epoch from ended_at - acknowledged_at), 0)::float8 as seconds,
             outcome = 'completed' as completed
      from attempt
      where video_id = any (:ids) and ended_at is not null
      order by video_id, number desc
      """)
  List<Took> took(String[] ids);
}
