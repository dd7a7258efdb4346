package io.kinora.server.events;

import io.kinora.server.db.Ids;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** Writes events into the transactions of others. Thread-safe. */
public final class EventLog {
  private final Ids ids;
  private final Clock clock;

  public EventLog(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Adds an event that becomes visible with the rest of the transaction.
   *
   * @param transaction the open transaction that changes the subject
   * @param subject id of what it happened to
   */
  public void append(Handle transaction, EventType type, String project, String subject) {
    transaction
        .attach(EventDao.class)
        .insert(ids.next("evt"), project, type.word(), subject, clock.instant());
  }
}
