package io.kinora.server.audit;

import io.kinora.server.db.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Writes down deeds and reads them back. Thread-safe. */
public final class AuditLog {
  private final Jdbi jdbi;
  private final Ids ids;
  private final Clock clock;

  public AuditLog(Jdbi jdbi, Ids ids, Clock clock) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What is done.
   *
   * @param project id of the project that it concerns, or null
   * @param resource id of what it is done to
   * @param details what else is worth keeping; never a secret
   */
  public record Deed(
      AuditType type,
      String organization,
      @Nullable String project,
      String resource,
      Map<String, ?> details) {}

  /** Adds a deed to the transaction that does it; the request is the one of this thread. */
  public void append(Handle transaction, Actor actor, Deed deed) {
    transaction
        .attach(AuditDao.class)
        .insert(
            ids.next("audit_log"),
            deed.organization(),
            deed.project(),
            deed.type().word(),
            deed.resource(),
            actor.key(),
            actor.member(),
            actor.address(),
            MDC.get("request_id"),
            deed.details(),
            clock.instant());
  }

  /** Where an entry of the organisation stands, for the page that begins after it. */
  public Optional<Long> position(String organization, String id) {
    return jdbi.onDemand(AuditDao.class).sequence(organization, id);
  }

  /** Newest first; {@code before} is a position, or null for the first page. */
  public List<AuditEntry> page(
      String organization, @Nullable Long before, AuditFilter filter, int limit) {
    return jdbi.onDemand(AuditDao.class).page(organization, before, filter, limit);
  }
}
