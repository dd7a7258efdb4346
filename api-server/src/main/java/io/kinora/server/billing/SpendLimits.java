package io.kinora.server.billing;

import io.kinora.server.audit.Actor;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.audit.AuditLog.Deed;
import io.kinora.server.audit.AuditType;
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

  /** @param micros in micro-USD */
  public void set(Actor actor, SpendSubject subject, long micros) {
    jdbi.useTransaction(handle -> {
      handle.attach(LedgerDao.class).limitSpend(subject.scope(), subject.id(), micros);
      var details = Map.of("threshold_amount", micros / Micros.OF_A_CENT);
      append(handle, actor, AuditType.SPEND_LIMIT_UPDATED, subject, details);
    });
  }

  /** Answers whether there was a limit. */
  public boolean remove(Actor actor, SpendSubject subject) {
    return jdbi.inTransaction(handle -> {
      var dao = handle.attach(LedgerDao.class);
      if (dao.unlimitSpend(subject.scope(), subject.id()) == 0) return false;
      append(handle, actor, AuditType.SPEND_LIMIT_DELETED, subject, Map.of());
      return true;
    });
  }

  /** In micro-USD. */
  public Optional<Long> limit(SpendSubject subject) {
    return jdbi.withExtension(
        LedgerDao.class, dao -> dao.spendLimit(subject.scope(), subject.id()));
  }

  /** Held or captured in this month, in micro-USD. */
  public long spent(SpendSubject subject) {
    return jdbi.withExtension(LedgerDao.class, dao -> dao.spent(subject.scope(), subject.id()));
  }

  private void append(
      Handle handle, Actor actor, AuditType type, SpendSubject subject, Map<String, ?> details) {
    audit.append(
        handle,
        actor,
        new Deed(type, subject.organization(), subject.project(), subject.id(), details));
  }
}
