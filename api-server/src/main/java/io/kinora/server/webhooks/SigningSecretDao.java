package io.kinora.server.webhooks;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The secrets of projects, and the endpoints of requests that share them. */
interface SigningSecretDao {
  /** @param secret sealed */
  record SigningSecret(
      byte[] secret, Instant createdAt, @Nullable Instant updatedAt) {}

  @SqlUpdate("""
      insert into webhook_signing_secret (project_id, secret) values (:project, :secret)
      on conflict (project_id) do nothing
      """)
  void addIfMissing(String project, byte[] secret);

  @SqlQuery("""
      select secret, created_at, updated_at from webhook_signing_secret where project_id = :project
      for share
      """)
  SigningSecret find(String project);

  @SqlUpdate("""
      update webhook_signing_secret set secret = :secret, updated_at = now()
      where project_id = :project
      """)
  void replace(String project, byte[] secret);

  @SqlUpdate("""
      update webhook_endpoint set
        old_secret = case when :keepOld then secret end,
        old_secret_until = case when :keepOld then now() + interval '24 hours' end,
        secret = :secret, secret_hint = :hint, updated_at = now()
      where project_id = :project and origin = 'request'
      """)
  void replaceInEndpoints(String project, byte[] secret, String hint, boolean keepOld);

  /** Whoever names a URL again wants it in service again. */
  @SqlUpdate("""
      insert into webhook_endpoint (id, project_id, name, url, event_types, secret, secret_hint, origin)
      values (:id, :project, 'webhook_url of requests', :url, '{video.completed,video.failed}',
        :secret, :hint, 'request')
      on conflict (project_id, md5(url)) where origin = 'request' do update
        set disabled_at = null, disabled_reason = null, failing_since = null
        where webhook_endpoint.disabled_at is not null
      """)
  void addEndpoint(String id, String project, String url, byte[] secret, String hint);
}
