package io.kinora.server.webhooks;

import io.kinora.server.accounts.Caller;
import io.kinora.server.db.Ids;
import io.kinora.server.http.ApiError;
import io.kinora.server.outbound.OutboundClient;
import io.kinora.server.outbound.OutboundException;
import io.kinora.server.webhooks.SigningSecretDao.SigningSecret;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * URLs that single requests name for the end of what they make. All of a project are signed with
 * one secret, because nobody would be there to read another. Thread-safe.
 */
public final class RequestWebhooks {
  private final Jdbi jdbi;
  private final OutboundClient outbound;
  private final Secrets secrets;
  private final Ids ids;

  RequestWebhooks(Jdbi jdbi, OutboundClient outbound, Secrets secrets, Ids ids) {
    this.jdbi = jdbi;
    this.outbound = outbound;
    this.secrets = secrets;
    this.ids = ids;
  }

  /** @throws io.kinora.server.http.ApiException when a tenant may not have the server reach it */
  public void check(String url) {
    try {
      outbound.check(url);
    } catch (OutboundException e) {
      throw ApiError.INVALID_VALUE.about(
          "webhook_url", "Invalid value for 'webhook_url': " + e.getMessage() + ".");
    }
  }

  /**
   * Makes the end of a video with this {@code webhook_url} known there.
   *
   * @param transaction the one that makes the video
   */
  public void expect(Handle transaction, String project, String url) {
    var dao = transaction.attach(SigningSecretDao.class);
    dao.addIfMissing(project, secrets.seal(secrets.fresh()));
    var sealed = dao.find(project).secret();
    dao.addEndpoint(ids.next("we"), project, url, sealed, Secrets.hint(secrets.open(sealed)));
  }

  /** A project's secret in plain, and when it was made. */
  record Shown(String secret, SigningSecret row) {}

  Shown secret(Caller caller) {
    return jdbi.inTransaction(transaction -> {
      var dao = transaction.attach(SigningSecretDao.class);
      dao.addIfMissing(caller.project(), secrets.seal(secrets.fresh()));
      return shown(dao, caller);
    });
  }

  Shown rotate(Caller caller, boolean keepOld) {
    return jdbi.inTransaction(transaction -> {
      var dao = transaction.attach(SigningSecretDao.class);
      var fresh = secrets.fresh();
      var sealed = secrets.seal(fresh);
      dao.addIfMissing(caller.project(), sealed);
      dao.replace(caller.project(), sealed);
      dao.replaceInEndpoints(caller.project(), sealed, Secrets.hint(fresh), keepOld);
      return shown(dao, caller);
    });
  }

  private Shown shown(SigningSecretDao dao, Caller caller) {
    var row = dao.find(caller.project());
    return new Shown(WebhookSignature.display(secrets.open(row.secret())), row);
  }
}
