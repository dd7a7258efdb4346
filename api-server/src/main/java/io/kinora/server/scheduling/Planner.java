package io.kinora.server.scheduling;

import io.kinora.protocol.WorkerSlot;
import io.kinora.protocol.WorkerSlot.SlotModel;
import io.kinora.server.workers.Worker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
    Map<String, Set<String>> able = able(workers);
    for (Worker worker : workers) {
      for (WorkerSlot slot : worker.slots()) {
        if (queue.isEmpty()) return choices;
        if (busy.contains(new QueueDao.Slot(worker.id(), slot.id()))) continue;
        queue
            .claim(offer(worker, slot, able))
            .ifPresent(video -> choices.add(new Choice(video, worker.id(), slot.id())));
      }
    }
    return choices;
  }

  /** Which workers can run each model. */
  private static Map<String, Set<String>> able(List<Worker> workers) {
    Map<String, Set<String>> able = new HashMap<>();
    for (Worker worker : workers) {
      for (WorkerSlot slot : worker.slots()) {
        for (SlotModel model : slot.models()) {
          able.computeIfAbsent(model.id(), m -> new HashSet<>()).add(worker.id());
        }
      }
    }
    return able;
  }

  private FairQueue.Offer offer(Worker worker, WorkerSlot slot, Map<String, Set<String>> able) {
    return new FairQueue.Offer(
        slot.models().stream().map(SlotModel::id).collect(Collectors.toSet()),
        slot.models().stream()
            .filter(SlotModel::warm)
            .map(SlotModel::id)
            .collect(Collectors.toSet()),
        STICKINESS * costs.longest(),
        video -> !worker.id().equals(video.avoid())
            || able.getOrDefault(video.engineModel(), Set.of()).size() < 2);
  }
}
