package io.kinora.server.events;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of events. */
interface EventDao {
  @SqlUpdate("""
      insert into event (id, project_id, type, subject_id, created_at)
      values (:id, :project, :type, :subject, :now)
      """)
  void insert(String id, String project, String type, String subject, Instant now);
}
