package io.kinora.server.scheduling;

import io.kinora.protocol.WorkerSlot;
import io.kinora.server.scheduling.QueuedVideo.Shape;
import io.kinora.server.workers.Worker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Matches waiting videos with free slots. Knows nothing of databases, threads or clocks; belongs to
 * the scheduler's thread.
 */
final class Planner {
  /** How many of the longest usual videos a slot may stay with a model out of turn. */
  private static final int STICKINESS = 2;

  private final FairQueue queue;
  private final CostModel costs;

  /** A video and the slot that it shall have. */
  record Choice(QueuedVideo video, String worker, String slot) {}

  Planner(FairQueue queue, CostModel costs) {
    this.queue = queue;
    this.costs = costs;
  }

  /** Fills the slots that are not busy; what it chooses counts as running from now on. */
  List<Choice> choose(List<Worker> workers, Set<QueueDao.Slot> busy) {
    List<Choice> choices = new ArrayList<>();
    Map<Shape, Integer> able = new HashMap<>();
    for (Worker worker : workers) {
      for (WorkerSlot slot : worker.slots()) {
        if (queue.isEmpty()) return choices;
        if (busy.contains(new QueueDao.Slot(worker.id(), slot.id()))) continue;
        queue
            .claim(offer(workers, worker, slot, able))
            .ifPresent(video -> choices.add(new Choice(video, worker.id(), slot.id())));
      }
    }
    return choices;
  }

  private FairQueue.Offer offer(
      List<Worker> workers, Worker worker, WorkerSlot slot, Map<Shape, Integer> able) {
    var fit = new Fit(slot, worker.devices());
    return new FairQueue.Offer(
        fit::fits,
        fit::isWarm,
        STICKINESS * costs.longest(),
        video -> !worker.id().equals(video.avoid())
            || able.computeIfAbsent(video.shape(), shape -> able(workers, shape)) < 2);
  }

  /** How many workers can make it. */
  private static int able(List<Worker> workers, Shape shape) {
    return (int) workers.stream()
        .filter(worker ->
            worker.slots().stream().anyMatch(slot -> new Fit(slot, worker.devices()).fits(shape)))
        .count();
  }
}
