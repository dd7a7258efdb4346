package io.kinora.server.webhooks;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints; every query names the project, so that none can reach another's. Those of single
 * requests can be read by id, and are neither listed nor changed.
 */
interface WebhookEndpointDao {
  @SqlQuery("""
      insert into webhook_endpoint (id, project_id, name, url, event_types, secret, secret_hint)
      values (:id, :projectId, :name, :url, :eventTypes, :secret, :secretHint)
      returning *
      """)
  WebhookEndpoint insert(
      String id,
      String projectId,
      String name,
      String url,
      List<String> eventTypes,
      byte[] secret,
      String secretHint);

  @SqlQuery(
      "select * from webhook_endpoint where id = :id and project_id = :projectId and deleted_at is null")
  Optional<WebhookEndpoint> find(String projectId, String id);

  @SqlQuery("""
      select * from webhook_endpoint
      where project_id = :projectId and deleted_at is null and origin = 'registered'
        and (cast(:after as text) is null
             or (created_at, id) < (select created_at, id from webhook_endpoint where id = :after and project_id = :projectId))
      order by created_at desc, id desc
      limit :limit
      """)
  List<WebhookEndpoint> page(String projectId, @Nullable String after, int limit);

  /** Writes what is not null; {@code enabled} true clears the reason, false gives one. */
  @SqlQuery("""
      update webhook_endpoint set
        name = coalesce(:name, name),
        url = coalesce(:url, url),
        event_types = coalesce(cast(:eventTypes as text[]), event_types),
        disabled_at = case when cast(:enabled as boolean) then null when not :enabled then coalesce(disabled_at, now()) else disabled_at end,
        disabled_reason = case when cast(:enabled as boolean) then null when not :enabled then coalesce(disabled_reason, 'switched off') else disabled_reason end,
        failing_since = case when cast(:enabled as boolean) then null else failing_since end,
        updated_at = now()
      where id = :id and project_id = :projectId and deleted_at is null and origin = 'registered'
      returning *
      """)
  Optional<WebhookEndpoint> update(
      String projectId,
      String id,
      @Nullable String name,
      @Nullable String url,
      String @Nullable [] eventTypes,
      @Nullable Boolean enabled);

  @SqlQuery("""
      update webhook_endpoint set
        old_secret = case when :keepOld then secret end,
        old_secret_until = case when :keepOld then now() + interval '24 hours' end,
        secret = :secret, secret_hint = :secretHint, updated_at = now()
      where id = :id and project_id = :projectId and deleted_at is null and origin = 'registered'
      returning *
      """)
  Optional<WebhookEndpoint> rotate(
      String projectId, String id, byte[] secret, String secretHint, boolean keepOld);

  @SqlUpdate("""
      update webhook_endpoint set deleted_at = now()
      where id = :id and project_id = :projectId and deleted_at is null and origin = 'registered'
      """)
  int delete(String projectId, String id);

  @SqlUpdate(
      "update webhook_endpoint set failing_since = null where id = :id and failing_since is not null")
  void succeeded(String id);

  /**
   * Notes a failure and takes the endpoint out of service when it has only failed since before
   * {@code limit}.
   */
  @SqlUpdate("""
      update webhook_endpoint set
        failing_since = coalesce(failing_since, now()),
        disabled_at = case when failing_since < now() - interval '5 days' then coalesce(disabled_at, now()) else disabled_at end,
        disabled_reason = case when failing_since < now() - interval '5 days' then coalesce(disabled_reason, 'only failures for five days') else disabled_reason end
      where id = :id
      """)
  void failed(String id);

  @SqlUpdate("""
      update webhook_endpoint set disabled_at = now(), disabled_reason = :reason
      where id = :id and disabled_at is null
      """)
  void disable(String id, String reason);
}
