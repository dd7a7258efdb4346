package io.kinora.server.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of events. */
interface EventDao {
  /**
   * One event.
   *
   * @param transactionId orders events together with the sequence
   */
  record Event(
      long transactionId,
      long sequence,
      String id,
      String type,
      String subjectId,
      Instant createdAt) {}

  @SqlQuery("""
      select transaction_id::text::bigint as transaction_id, sequence, id, type, subject_id, created_at
      from event where id = :id and project_id = :project
      """)
  Optional<Event> find(String id, String project);

  /** Only what no running transaction can still put an event before. */
  @SqlQuery("""
      select transaction_id::text::bigint as transaction_id, sequence, id, type, subject_id, created_at
      from event
      where project_id = :project
        and (transaction_id, sequence) > (:afterTransaction::text::xid8, :afterSequence)
        and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
      order by transaction_id, sequence limit :limit
      """)
  List<Event> list(String project, long afterTransaction, long afterSequence, int limit);

  @SqlUpdate("""
      insert into event (id, project_id, type, subject_id, created_at)
      values (:id, :project, :type, :subject, :now)
      """)
  void insert(String id, String project, String type, String subject, Instant now);
}
