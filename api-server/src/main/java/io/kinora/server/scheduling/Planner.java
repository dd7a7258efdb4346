package io.kinora.server.scheduling;

import io.kinora.protocol.WorkerSlot;
import io.kinora.server.scheduling.QueuedVideo.Shape;
import io.kinora.server.workers.Worker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Matches waiting videos with free slots. Keeps a video away from the worker that broke it, where
 * another one can make it, and two suspects of a worker's death away from each other: of those that
 * one worker took with it, the next one has one at most, so that only the guilty one strikes twice.
 * Knows nothing of databases, threads or clocks; belongs to the scheduler's thread.
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

  /**
   * Fills the slots that are not busy; what it chooses counts as running from now on.
   *
   * @param busy which video each slot has
   */
  List<Choice> choose(List<Worker> workers, Map<QueueDao.Slot, String> busy) {
    List<Choice> choices = new ArrayList<>();
    Map<Shape, Integer> able = new HashMap<>();
    Set<String> suspected = suspected(busy);
    for (Worker worker : workers) {
      for (WorkerSlot slot : worker.slots()) {
        if (queue.isEmpty()) return choices;
        if (busy.containsKey(new QueueDao.Slot(worker.id(), slot.id()))) continue;
        queue.claim(offer(workers, worker, slot, able, suspected)).ifPresent(video -> {
          choices.add(new Choice(video, worker.id(), slot.id()));
          if (video.suspect()) suspected.add(worker.id());
        });
      }
    }
    return choices;
  }

  /** Workers that have a suspect. */
  private Set<String> suspected(Map<QueueDao.Slot, String> busy) {
    Set<String> suspected = new HashSet<>();
    busy.forEach((slot, id) -> queue
        .running(id)
        .filter(QueuedVideo::suspect)
        .ifPresent(video -> suspected.add(slot.workerId())));
    return suspected;
  }

  private FairQueue.Offer offer(
      List<Worker> workers,
      Worker worker,
      WorkerSlot slot,
      Map<Shape, Integer> able,
      Set<String> suspected) {
    var fit = new Fit(slot, worker.devices());
    return new FairQueue.Offer(
        fit::fits,
        fit::isWarm,
        STICKINESS * costs.longest(),
        video -> !(video.suspect() && suspected.contains(worker.id()))
            && (!worker.id().equals(video.avoid())
                || able.computeIfAbsent(video.shape(), shape -> able(workers, shape)) < 2));
  }

  /** How many workers can make it. */
  private static int able(List<Worker> workers, Shape shape) {
    return (int) workers.stream()
        .filter(worker ->
            worker.slots().stream().anyMatch(slot -> new Fit(slot, worker.devices()).fits(shape)))
        .count();
  }
}
