package io.kinora.server.scheduling;

import io.kinora.protocol.Assignment;
import io.kinora.protocol.Heartbeat;
import io.kinora.server.workers.HeartbeatListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import org.jdbi.v3.core.Jdbi;

/** Renews the leases that a heartbeat speaks for and tells what the worker should know. */
final class Heartbeats implements HeartbeatListener {
  private final LeaseDao leases;
  private final Duration lease;

  Heartbeats(Jdbi jdbi, Duration lease) {
    leases = jdbi.onDemand(LeaseDao.class);
    this.lease = lease;
  }

  @Override
  public Answer onHeartbeat(Heartbeat heartbeat) {
    var running = heartbeat.running();
    var fences = running.stream().mapToLong(Heartbeat.Running::fence).toArray();
    var progress =
        running.stream().mapToInt(r -> Math.max(0, Math.min(99, r.progress()))).toArray();
    var lost = new HashSet<Long>();
    for (long fence : fences) lost.add(fence);
    var cancelled = new ArrayList<Long>();
    if (fences.length > 0) {
      for (var renewed : leases.renew(heartbeat.workerId(), fences, progress, lease)) {
        lost.remove(renewed.fence());
        if (renewed.cancelled()) cancelled.add(renewed.fence());
      }
    }
    var assignments = leases.unknownTo(heartbeat.workerId(), fences).stream()
        .map(Heartbeats::assignment)
        .toList();
    return new Answer(
        new ArrayList<>(lost), cancelled, assignments, Math.toIntExact(lease.toSeconds()));
  }

  static Assignment assignment(LeaseDao.Claim claim) {
    return new Assignment(claim.id(), claim.fence(), claim.attempts(), claim.workerSlot());
  }
}
