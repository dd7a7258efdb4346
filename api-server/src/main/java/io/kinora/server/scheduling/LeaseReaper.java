package io.kinora.server.scheduling;

import io.kinora.server.workers.WorkerRegistry;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes back what workers do not hold any more. Thread-safe. */
final class LeaseReaper {
  private static final Logger log = LoggerFactory.getLogger(LeaseReaper.class);

  private final LeaseDao leases;
  private final Endings endings;
  private final WorkerRegistry registry;

  LeaseReaper(Jdbi jdbi, Endings endings, WorkerRegistry registry) {
    leases = jdbi.onDemand(LeaseDao.class);
    this.endings = endings;
    this.registry = registry;
  }

  /** Ends attempts whose leases have run out. */
  void reap() {
    leases.expired().forEach(endings::expire);
  }

  /**
   * Puts back into the queue what no worker has fetched in time. The worker gets nothing more until
   * it is heard of again.
   */
  void releaseUnacknowledged() {
    for (var released : leases.releaseUnacknowledged(Leases.PATIENCE)) {
      registry.miss(released.workerId());
      log.atInfo()
          .addKeyValue("video", released.id())
          .addKeyValue("fence", released.fence())
          .addKeyValue("worker", released.workerId())
          .log("assignment not taken");
    }
  }

  /** Waits less long for a worker whose connection has ended. Its next heartbeat undoes this. */
  void workerGone(String workerId) {
    registry.miss(workerId);
    int running = leases.shorten(workerId, Leases.GRACE_OF_GONE);
    log.atInfo()
        .addKeyValue("worker", workerId)
        .addKeyValue("running", running)
        .log("worker's connection ended");
  }
}
