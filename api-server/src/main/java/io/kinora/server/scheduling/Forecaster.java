package io.kinora.server.scheduling;

import io.kinora.server.forecast.QueueView;
import io.kinora.server.forecast.Waiting;
import io.kinora.server.scheduling.QueueDao.Busy;
import io.kinora.server.workers.FleetWorker;
import io.kinora.server.workers.Worker;
import io.kinora.server.workers.WorkerRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells the world what the leader knows of the queue: the picture for the API servers, the gauges
 * for Prometheus, and how well the promises of both were kept. Belongs to the scheduler's thread.
 */
final class Forecaster {
  /** After so many pictures everything is put up again, and fairness is measured anew. */
  private static final int ROUND = 30;

  private final FairQueue queue;
  private final Census census;
  private final QueueView view;
  private final WorkerRegistry registry;
  private final SchedulingMetrics metrics;
  private final Clock clock;
  private final Promises promises = new Promises();
  private final List<QueuedVideo> fresh = new ArrayList<>();
  private final Map<Lane, Fairness> fairness = new EnumMap<>(Lane.class);
  private int pictures;

  Forecaster(
      FairQueue queue,
      CostModel costs,
      QueueView view,
      WorkerRegistry registry,
      SchedulingMetrics metrics,
      Clock clock) {
    this.queue = queue;
    this.view = view;
    this.registry = registry;
    this.metrics = metrics;
    this.clock = clock;
    census = new Census(queue, costs, view);
    for (var lane : Lane.values()) fairness.put(lane, new Fairness());
  }

  /** A video waits that did not before. */
  void arrived(QueuedVideo video) {
    if (!promises.isFull() && fresh.size() < ROUND * 1000) fresh.add(video);
  }

  /** A video was given to a worker. */
  void started(QueuedVideo video, double cost) {
    promises.judge(video.id(), clock.millis());
    fairness.getOrDefault(video.lane(), new Fairness()).serve(video.organizationId(), cost);
  }

  /** Draws and shows the picture of this moment. */
  void publish(String term, List<Busy> busy) {
    boolean all = pictures++ % ROUND == 0;
    long now = clock.millis();
    var fleet = registry.fleet();
    var moment =
        new Census.Moment(term, promises.spread(), ready(fleet), slots(fleet, busy), busy, now);
    var overview = census.publish(moment, all);
    promise(now);
    metrics.show(overview, view, promises, now);
    metrics.showGpus(fleet);
    measure(all);
  }

  private void promise(long now) {
    for (var video : fresh) {
      if (!queue.isWaiting(video.id()) || promises.isOpen(video.id())) continue;
      view.place(waiting(video)).ifPresent(place -> {
        if (place.start() != null) promises.make(video.id(), place.start(), now);
      });
    }
    fresh.clear();
    promises.retain(queue::isWaiting);
  }

  private static Waiting waiting(QueuedVideo video) {
    return new Waiting(
        video.organizationId(),
        video.lane().word(),
        video.engineModel(),
        video.width(),
        video.height(),
        video.seconds(),
        video.bestOf(),
        video.createdAt());
  }

  private void measure(boolean anew) {
    Map<Lane, Set<String>> waiting = new EnumMap<>(Lane.class);
    for (var flow : queue.flows()) {
      if (!flow.shapes().isEmpty()) {
        waiting.computeIfAbsent(flow.lane(), l -> new HashSet<>()).add(flow.organizationId());
      }
    }
    fairness.forEach((lane, index) -> {
      var organizations = waiting.getOrDefault(lane, Set.of());
      index.observe(organizations);
      if (anew) {
        index.index().ifPresent(jain -> metrics.showFairness(lane, jain));
        index.restart(organizations);
      }
      metrics.showDepth(lane, queue.lane(lane).waiting);
    });
  }

  private static List<Worker> ready(List<FleetWorker> fleet) {
    return fleet.stream()
        .filter(worker -> worker.state() == FleetWorker.State.READY)
        .map(worker -> new Worker(worker.id(), worker.name(), worker.slots(), worker.devices()))
        .toList();
  }

  /** Busy and free ones of ready workers, and the others by why they get nothing new. */
  private static Map<String, Integer> slots(List<FleetWorker> fleet, List<Busy> busy) {
    var taken = busy.stream().map(Busy::slot).collect(Collectors.toSet());
    Map<String, Integer> slots = new HashMap<>();
    for (var word : List.of("busy", "free")) slots.put(word, 0);
    for (var state : FleetWorker.State.values()) {
      if (state != FleetWorker.State.READY) slots.put(state.word(), 0);
    }
    for (var worker : fleet) {
      for (var slot : worker.slots()) {
        var state = worker.state() != FleetWorker.State.READY
            ? worker.state().word()
            : taken.contains(new QueueDao.Slot(worker.id(), slot.id())) ? "busy" : "free";
        slots.merge(state, 1, Integer::sum);
      }
    }
    return slots;
  }

  /** Another server leads. */
  void hide() {
    fresh.clear();
    metrics.hide();
  }
}
