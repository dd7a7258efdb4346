package io.kinora.server.scheduling;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What waits and what runs, as the scheduler sees it. */
interface QueueDao {
  /** A slot that is taken. */
  record Busy(String workerId, String workerSlot) {}

  /** What became queued lately; a longer look back than a transaction may last misses nothing. */
  @SqlQuery("""
      select id, organization_id, engine_model, created_at from video
      where status = 'queued' and queued_at > now() - :lately
      """)
  @RegisterConstructorMapper(QueuedVideo.class)
  List<QueuedVideo> queuedLately(Duration lately);

  @SqlQuery(
      "select id, organization_id, engine_model, created_at from video where status = 'queued'")
  @RegisterConstructorMapper(QueuedVideo.class)
  List<QueuedVideo> queued();

  @SqlQuery("select worker_id, worker_slot from video where status = 'in_progress'")
  @RegisterConstructorMapper(Busy.class)
  List<Busy> busy();
}
