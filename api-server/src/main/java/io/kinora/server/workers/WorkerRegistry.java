package io.kinora.server.workers;

import io.kinora.protocol.DeviceState;
import io.kinora.protocol.Heartbeat;
import io.kinora.protocol.Json;
import io.kinora.protocol.WorkerSlot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which workers there are and which may be given work. Thread-safe. */
public final class WorkerRegistry {
  private static final Logger log = LoggerFactory.getLogger(WorkerRegistry.class);

  /** Three heartbeats. */
  private static final Duration FRESHNESS = Duration.ofSeconds(15);

  /** Failures of its own making in a row after which a worker is taken out. */
  private static final int FAILURE_LIMIT = 3;

  private static final Duration QUARANTINE = Duration.ofMinutes(2);

  /** How long the inbox of a silent worker waits for it. */
  private static final Duration INBOX_KEPT = Duration.ofDays(1);

  private static final Duration REMEMBERED = Duration.ofDays(7);

  private final WorkerDao workers;
  private final Fabric fabric;
  private volatile Map<String, Known> known = Map.of();

  WorkerRegistry(Jdbi jdbi, Fabric fabric) {
    workers = jdbi.onDemand(WorkerDao.class);
    this.fabric = fabric;
  }

  /**
   * Notes a heartbeat; whether its worker shall finish and go, or empty when a later one came
   * before it.
   */
  Optional<Boolean> note(Heartbeat heartbeat) {
    var noted = workers.beat(
        heartbeat.workerId(),
        heartbeat.name(),
        heartbeat.version(),
        Json.write(heartbeat.slots()),
        Json.write(heartbeat.devices()),
        heartbeat.draining(),
        heartbeat.sequence());
    if (noted.isPresent() && noted.get().joined()) {
      log.atInfo()
          .addKeyValue("worker", heartbeat.workerId())
          .addKeyValue("name", heartbeat.name())
          .addKeyValue("slots", heartbeat.slots().size())
          .log("worker joined");
      fabric.wake();
    }
    return noted.map(WorkerDao.Noted::dismissed);
  }

  /** The workers that may be given work now. */
  public List<Worker> available() {
    var before = known;
    var now = workers.available(FRESHNESS).stream()
        .map(row -> {
          var last = before.get(row.id());
          return last != null && last.row().equals(row) ? last : Known.of(row);
        })
        .toList();
    known = now.stream().collect(Collectors.toMap(each -> each.row().id(), Function.identity()));
    return now.stream().map(Known::worker).toList();
  }

  /** A row and what it says, so that what has not changed is not read again for every decision. */
  private record Known(WorkerDao.Row row, Worker worker) {
    static Known of(WorkerDao.Row row) {
      return new Known(
          row,
          new Worker(
              row.id(),
              row.name(),
              List.of(Json.read(row.slots(), WorkerSlot[].class)),
              List.of(Json.read(row.devices(), DeviceState[].class))));
    }
  }

  /** Gives a worker nothing more until it is heard of again. */
  public void miss(String workerId) {
    workers.miss(workerId, FRESHNESS);
  }

  /**
   * Counts an attempt that the worker broke. After too many in a row it gets nothing for a while,
   * and then one more attempt to prove itself.
   */
  public void countFailure(String workerId) {
    if (workers.countFailure(workerId, FAILURE_LIMIT, QUARANTINE).orElse(false)) {
      log.atWarn()
          .addKeyValue("worker", workerId)
          .addKeyValue("for", QUARANTINE)
          .log("worker quarantined: {} failures in a row", FAILURE_LIMIT);
    }
  }

  /** Notes that the worker has finished an attempt as it should. */
  public void countSuccess(String workerId) {
    workers.forgiveFailures(workerId);
  }

  /** Gives a worker no more work; what runs goes on. False when there is no such worker. */
  public boolean cordon(String workerId, String reason) {
    log.atInfo().addKeyValue("worker", workerId).log("worker cordoned: {}", reason);
    return workers.cordon(workerId, reason) > 0;
  }

  /**
   * Ends a cordon, a quarantine, and a drain that has not begun; false when there is no such
   * worker.
   */
  public boolean uncordon(String workerId) {
    log.atInfo().addKeyValue("worker", workerId).log("worker uncordoned");
    boolean found = workers.uncordon(workerId) > 0;
    if (found) fabric.wake();
    return found;
  }

  /**
   * Has a worker finish what runs and end its process, with its next heartbeat. False when there is
   * no such worker.
   */
  public boolean drain(String workerId) {
    log.atInfo().addKeyValue("worker", workerId).log("worker dismissed");
    return workers.requestDrain(workerId) > 0;
  }

  /** All workers that were heard of in the last day, those that live first. */
  public List<FleetWorker> fleet() {
    return workers.fleet(FRESHNESS).stream()
        .map(row -> new FleetWorker(
            row.id(),
            row.name(),
            row.version(),
            row.state(),
            List.of(Json.read(row.slots(), WorkerSlot[].class)),
            List.of(Json.read(row.devices(), DeviceState[].class)),
            row.failures(),
            row.cordonReason(),
            row.quarantinedUntil(),
            row.joinedAt(),
            row.seenAt()))
        .toList();
  }

  /** Forgets processes that ended long ago. */
  public void tidy() {
    workers.forget(REMEMBERED);
    fabric.forgetAllBut(workers.seenWithin(INBOX_KEPT));
  }
}
