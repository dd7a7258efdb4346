package io.kinora.server.billing;

import io.kinora.server.audit.Actor;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.audit.AuditLog.Deed;
import io.kinora.server.audit.AuditType;
import io.kinora.server.http.ApiError;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Most that organisations and projects may spend in a calendar month (UTC). Thread-safe. */
public final class SpendLimits {
  private final Jdbi jdbi;
  private final AuditLog audit;

  public SpendLimits(Jdbi jdbi, AuditLog audit) {
    this.jdbi = jdbi;
    this.audit = audit;
  }

  /**
   * Whose spending is limited.
   *
   * @param scope {@code organization} or {@code project}
   * @param id of the organisation or the project
   */
  public record Subject(String organization, String scope, String id) {}

  public Subject organization(String id) {
    return new Subject(id, "organization", id);
  }

  /** @throws io.kinora.server.http.ApiException when the organisation has no such project */
  public Subject project(String organization, String id) {
    boolean owns = jdbi.withExtension(OwnerDao.class, dao -> dao.owns(organization, id));
    if (!owns) {
      throw ApiError.PROJECT_NOT_FOUND.because("Project with id '" + id + "' not found.");
    }
    return new Subject(organization, "project", id);
  }

  /** @param micros in micro-USD */
  public void set(Actor actor, Subject subject, long micros) {
    jdbi.useTransaction(handle -> {
      handle.attach(LedgerDao.class).limitSpend(subject.scope(), subject.id(), micros);
      var details = Map.of("threshold_amount", micros / Micros.OF_A_CENT);
      append(handle, actor, AuditType.SPEND_LIMIT_UPDATED, subject, details);
    });
  }

  /** Answers whether there was a limit. */
  public boolean remove(Actor actor, Subject subject) {
    return jdbi.inTransaction(handle -> {
      var dao = handle.attach(LedgerDao.class);
      if (dao.unlimitSpend(subject.scope(), subject.id()) == 0) return false;
      append(handle, actor, AuditType.SPEND_LIMIT_DELETED, subject, Map.of());
      return true;
    });
  }

  /** In micro-USD. */
  public Optional<Long> limit(Subject subject) {
    return jdbi.withExtension(
        LedgerDao.class, dao -> dao.spendLimit(subject.scope(), subject.id()));
  }

  /** Held or captured in this month, in micro-USD. */
  public long spent(Subject subject) {
    return jdbi.withExtension(LedgerDao.class, dao -> dao.spent(subject.scope(), subject.id()));
  }

  private void append(
      Handle handle, Actor actor, AuditType type, Subject subject, Map<String, ?> details) {
    var project = subject.scope().equals("project") ? subject.id() : null;
    audit.append(
        handle, actor, new Deed(type, subject.organization(), project, subject.id(), details));
  }
}
