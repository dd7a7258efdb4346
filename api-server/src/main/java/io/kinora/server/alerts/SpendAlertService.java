package io.kinora.server.alerts;

import io.kinora.server.audit.Actor;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.audit.AuditLog.Deed;
import io.kinora.server.audit.AuditType;
import io.kinora.server.billing.SpendSubject;
import io.kinora.server.db.Ids;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import io.kinora.server.mail.Mail;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What an organisation can do with its alerts. Thread-safe. */
public final class SpendAlertService {
  private final Jdbi jdbi;
  private final AuditLog audit;
  private final Ids ids;

  public SpendAlertService(Jdbi jdbi, AuditLog audit, Ids ids) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.ids = ids;
  }

  /**
   * What is asked for.
   *
   * @param prefix what the subject of the mail begins with, or null
   */
  public record Terms(
      long thresholdMicro,
      List<String> recipients,
      @Nullable String prefix) {
    private static final String RECIPIENTS = "notification_channel.recipients";
    private static final int MAX_RECIPIENTS = 20;

    /** @throws ApiException when nobody can be told */
    public Terms {
      if (recipients.isEmpty() || recipients.size() > MAX_RECIPIENTS) {
        throw ApiError.INVALID_VALUE.about(
            RECIPIENTS, "Expected 1 to " + MAX_RECIPIENTS + " e-mail addresses.");
      }
      for (var recipient : recipients) {
        if (!Mail.isAddress(recipient)) {
          throw ApiError.INVALID_VALUE.about(
              RECIPIENTS, "Invalid value: '" + recipient + "' is not an e-mail address.");
        }
      }
      recipients = List.copyOf(recipients);
    }
  }

  public SpendAlert create(Actor actor, SpendSubject subject, Terms terms) {
    var id = ids.next("alert");
    return jdbi.inTransaction(handle -> {
      handle
          .attach(SpendAlertDao.class)
          .insert(
              id,
              subject.organization(),
              subject.scope(),
              subject.id(),
              terms.thresholdMicro(),
              terms.recipients(),
              terms.prefix());
      append(handle, actor, AuditType.SPEND_ALERT_CREATED, subject, id);
      return get(handle, subject, id);
    });
  }

  public SpendAlert update(Actor actor, SpendSubject subject, String id, Terms terms) {
    return jdbi.inTransaction(handle -> {
      var dao = handle.attach(SpendAlertDao.class);
      var updated =
          dao.update(id, subject.id(), terms.thresholdMicro(), terms.recipients(), terms.prefix());
      if (updated == 0) throw notFound(id);
      append(handle, actor, AuditType.SPEND_ALERT_UPDATED, subject, id);
      return get(handle, subject, id);
    });
  }

  public void delete(Actor actor, SpendSubject subject, String id) {
    jdbi.useTransaction(handle -> {
      if (handle.attach(SpendAlertDao.class).delete(id, subject.id()) == 0) throw notFound(id);
      append(handle, actor, AuditType.SPEND_ALERT_DELETED, subject, id);
    });
  }

  public SpendAlert get(SpendSubject subject, String id) {
    return jdbi.withHandle(handle -> get(handle, subject, id));
  }

  /** Newest first. */
  public List<SpendAlert> page(SpendSubject subject, @Nullable String after, int limit) {
    return jdbi.withExtension(SpendAlertDao.class, dao -> dao.page(subject.id(), after, limit));
  }

  private static SpendAlert get(Handle handle, SpendSubject subject, String id) {
    return handle
        .attach(SpendAlertDao.class)
        .find(id, subject.id())
        .orElseThrow(() -> notFound(id));
  }

  private static ApiException notFound(String id) {
    return ApiError.SPEND_ALERT_NOT_FOUND.because("Spend alert with id '" + id + "' not found.");
  }

  private void append(Handle handle, Actor actor, AuditType type, SpendSubject subject, String id) {
    audit.append(
        handle, actor, new Deed(type, subject.organization(), subject.project(), id, Map.of()));
  }
}
