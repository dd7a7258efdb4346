package io.kinora.server.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries and their attempts. Safe with any number of servers: rows are claimed with {@code skip
 * locked}.
 */
interface DeliveryDao {
  /**
   * Turns fresh events into deliveries, one for each endpoint in service that asked for them, and
   * one for the URL that the request of the video named; returns how many events.
   */
  @SqlUpdate("""
      with fresh as (
        select sequence, id, project_id, type, subject_id from event
        where relayed_at is null order by sequence limit :limit for update skip locked
      ), made as (
        insert into webhook_delivery (id, endpoint_id, event_id)
        select 'wh_' || replace(gen_random_uuid()::text, '-', ''), asked.endpoint_id, asked.event_id
        from (
          select endpoint.id as endpoint_id, fresh.id as event_id
          from fresh join webhook_endpoint endpoint
            on endpoint.project_id = fresh.project_id and fresh.type = any (endpoint.event_types)
          where endpoint.disabled_at is null and endpoint.deleted_at is null
            and endpoint.origin = 'registered'
          union all
          select endpoint.id, fresh.id
          from fresh join video on video.id = fresh.subject_id
            join webhook_endpoint endpoint on endpoint.project_id = video.project_id
              and md5(endpoint.url) = md5(video.webhook_url)
              and fresh.type = any (endpoint.event_types)
          where endpoint.disabled_at is null and endpoint.origin = 'request'
        ) asked
        on conflict do nothing
      )
      update event set relayed_at = now() from fresh where event.sequence = fresh.sequence
      """)
  int relay(int limit);

  /**
   * Claims due deliveries, at most four an endpoint and none of an endpoint in {@code busy}, and
   * hides them from other senders for a minute.
   */
  @SqlQuery("""
      with ranked as (
        select delivery.id, row_number() over (partition by endpoint_id order by next_attempt_at) as place
        from webhook_delivery delivery
          join webhook_endpoint endpoint on endpoint.id = endpoint_id
        where status = 'pending' and next_attempt_at <= now() and endpoint_id <> all (:busy)
          and endpoint.disabled_at is null and endpoint.deleted_at is null
      ), due as (
        select id from webhook_delivery
        where id in (select id from ranked where place <= 4 limit :limit)
          and status = 'pending' and next_attempt_at <= now()
        for update skip locked
      )
      update webhook_delivery delivery
      set attempts = attempts + 1, next_attempt_at = now() + interval '1 minute'
      from due, event, webhook_endpoint endpoint
      where delivery.id = due.id and event.id = delivery.event_id and endpoint.id = delivery.endpoint_id
      returning delivery.id, delivery.endpoint_id, endpoint.project_id, delivery.attempts, now() - delivery.created_at as age,
        delivery.event_id, event.type as event_type, event.subject_id, event.created_at as event_created_at
      """)
  List<DueDelivery> claim(String[] busy, int limit);

  /**
   * Ends the attempt: {@code delay} is null for a delivery that is done. 0 when another sender has
   * taken it meanwhile.
   */
  @SqlUpdate("""
      update webhook_delivery set status = :status, next_attempt_at = now() + cast(:delay as interval)
      where id = :id and attempts = :attempts and status = 'pending'
      """)
  int finish(String id, int attempts, String status, @Nullable Duration delay);

  @SqlUpdate("""
      insert into webhook_attempt (delivery_id, number, at, latency_ms, status_code, response, error)
      values (:deliveryId, :number, :at, :latencyMs, :statusCode, :response, :error)
      on conflict do nothing
      """)
  void record(@BindMethods Attempt attempt);

  @SqlQuery("""
      select delivery.*, event.type as event_type from webhook_delivery delivery
        join event on event.id = delivery.event_id
        join webhook_endpoint endpoint on endpoint.id = delivery.endpoint_id
      where delivery.id = :id and endpoint.project_id = :projectId and endpoint.deleted_at is null
      """)
  Optional<Delivery> find(String projectId, String id);

  @SqlQuery("""
      select delivery.*, event.type as event_type from webhook_delivery delivery
        join event on event.id = delivery.event_id
      where delivery.endpoint_id = :endpointId
        and (cast(:after as text) is null
             or (delivery.created_at, delivery.id) < (select created_at, id from webhook_delivery where id = :after))
      order by delivery.created_at desc, delivery.id desc
      limit :limit
      """)
  List<Delivery> page(String endpointId, @Nullable String after, int limit);

  @SqlQuery(
      "select * from webhook_attempt where delivery_id = any (:deliveryIds) order by delivery_id, number")
  List<Attempt> attempts(String[] deliveryIds);

  @SqlUpdate(
      "update webhook_delivery set status = 'pending', next_attempt_at = now() where id = :id")
  void redeliver(String id);
}
