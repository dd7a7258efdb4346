package io.kinora.server.scheduling;

import io.kinora.server.scheduling.QueuedVideo.Shape;
import io.kinora.server.workers.FleetWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds videos that no worker can make and that have waited for one long enough. A worker that is
 * cordoned, drained or in quarantine counts: it may come back. Belongs to the scheduler's thread; a
 * new leader begins to count anew, which delays the end and never hastens it.
 */
final class Misfits {
  /** How many of a shape are ended at once. */
  private static final int AT_ONCE = 100;

  private final Duration patience;
  private final Map<Shape, Long> since = new HashMap<>();

  Misfits(Duration patience) {
    this.patience = patience;
  }

  /**
   * The videos to give up.
   *
   * @param now in milliseconds
   */
  List<QueuedVideo> overdue(FairQueue queue, List<FleetWorker> fleet, long now) {
    Set<Shape> shapes = queue.shapes();
    since.keySet().retainAll(shapes);
    List<QueuedVideo> overdue = new ArrayList<>();
    for (var shape : shapes) {
      if (isPossible(shape, fleet)) {
        since.remove(shape);
        continue;
      }
      long first = since.computeIfAbsent(shape, s -> now);
      if (now - first < patience.toMillis()) continue;
      for (var flow : queue.flows()) overdue.addAll(waitingSince(flow, shape, now));
    }
    return overdue;
  }

  private List<QueuedVideo> waitingSince(Flow flow, Shape shape, long now) {
    return flow.oldest(shape, AT_ONCE).stream()
        .filter(video -> video.createdAt().toEpochMilli() <= now - patience.toMillis())
        .toList();
  }

  private static boolean isPossible(Shape shape, List<FleetWorker> fleet) {
    return fleet.stream()
        .filter(worker -> worker.state() != FleetWorker.State.LOST)
        .anyMatch(worker ->
            worker.slots().stream().anyMatch(slot -> new Fit(slot, worker.devices()).fits(shape)));
  }
}
