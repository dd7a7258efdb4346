package io.kinora.server.alerts;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.audit.AuditLog.Deed;
import io.kinora.server.audit.AuditType;
import io.kinora.server.db.Ids;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What an organisation can do with its alerts. Thread-safe. */
final class SpendAlertService {
  private static final String ORGANIZATION = "organization";
  private static final String PROJECT = "project";

  private final Jdbi jdbi;
  private final AuditLog audit;
  private final Ids ids;

  SpendAlertService(Jdbi jdbi, AuditLog audit, Ids ids) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.ids = ids;
  }

  /** What the spending of is watched. */
  record Subject(String scope, String id) {
    @Nullable
    String project() {
      return scope.equals(PROJECT) ? id : null;
    }
  }

  /**
   * What is asked for.
   *
   * @param prefix what the subject of the mail begins with, or null
   */
  record Terms(
      long thresholdMicro,
      List<String> recipients,
      @Nullable String prefix) {}

  static Subject organization(AdminCaller caller) {
    return new Subject(ORGANIZATION, caller.organization());
  }

  /** @throws ApiException when the organisation has no such project */
  Subject project(AdminCaller caller, String id) {
    boolean owns =
        jdbi.withExtension(SpendAlertDao.class, dao -> dao.owns(caller.organization(), id));
    if (!owns) {
      throw ApiError.PROJECT_NOT_FOUND.because("Project with id '" + id + "' not found.");
    }
    return new Subject(PROJECT, id);
  }

  SpendAlert create(AdminCaller caller, Subject subject, Terms terms) {
    var id = ids.next("alert");
    return jdbi.inTransaction(handle -> {
      handle
          .attach(SpendAlertDao.class)
          .insert(
              id,
              caller.organization(),
              subject.scope(),
              subject.id(),
              terms.thresholdMicro(),
              terms.recipients(),
              terms.prefix());
      append(handle, caller, AuditType.SPEND_ALERT_CREATED, subject, id);
      return get(handle, subject, id);
    });
  }

  SpendAlert update(AdminCaller caller, Subject subject, String id, Terms terms) {
    return jdbi.inTransaction(handle -> {
      var dao = handle.attach(SpendAlertDao.class);
      var updated =
          dao.update(id, subject.id(), terms.thresholdMicro(), terms.recipients(), terms.prefix());
      if (updated == 0) throw notFound(id);
      append(handle, caller, AuditType.SPEND_ALERT_UPDATED, subject, id);
      return get(handle, subject, id);
    });
  }

  void delete(AdminCaller caller, Subject subject, String id) {
    jdbi.useTransaction(handle -> {
      if (handle.attach(SpendAlertDao.class).delete(id, subject.id()) == 0) throw notFound(id);
      append(handle, caller, AuditType.SPEND_ALERT_DELETED, subject, id);
    });
  }

  SpendAlert get(Subject subject, String id) {
    return jdbi.withHandle(handle -> get(handle, subject, id));
  }

  /** Newest first. */
  List<SpendAlert> page(Subject subject, @Nullable String after, int limit) {
    return jdbi.withExtension(SpendAlertDao.class, dao -> dao.page(subject.id(), after, limit));
  }

  private static SpendAlert get(Handle handle, Subject subject, String id) {
    return handle
        .attach(SpendAlertDao.class)
        .find(id, subject.id())
        .orElseThrow(() -> notFound(id));
  }

  private static ApiException notFound(String id) {
    return ApiError.SPEND_ALERT_NOT_FOUND.because("Spend alert with id '" + id + "' not found.");
  }

  private void append(
      Handle handle, AdminCaller caller, AuditType type, Subject subject, String id) {
    audit.append(
        handle,
        caller.actor(),
        new Deed(type, caller.organization(), subject.project(), id, Map.of()));
  }
}
