package io.kinora.server.inputs;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of inputs. */
interface InputDao {
  @SqlUpdate("""
      insert into input
        (id, project_id, content_type, key, bytes, sha256, width, height, seconds, created_at)
      values (:input.id, :input.projectId, :input.contentType, :input.key, :input.bytes, :input.sha256,
        :input.width, :input.height, :input.seconds, :input.createdAt)
      """)
  void insert(@BindMethods("input") Input input);

  /** Inputs that no character and no video that is still to be made needs, a hundred at most. */
  @SqlQuery("""
      select i.id from input i
      where i.created_at < :before
        and not exists (select from character c where c.input_id = i.id)
        and not exists (select from video v
          where v.source_input_id = i.id and v.status in ('queued', 'in_progress'))
        and not exists (select from video v
          where v.reference_input_id = i.id and v.status in ('queued', 'in_progress'))
      order by i.created_at limit 100
      """)
  List<String> unneeded(Instant before);

  @SqlUpdate("delete from input where id = :id")
  void delete(String id);
}
