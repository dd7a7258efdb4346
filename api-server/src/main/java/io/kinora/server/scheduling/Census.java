package io.kinora.server.scheduling;

import io.kinora.server.forecast.Curve;
import io.kinora.server.forecast.FlowView;
import io.kinora.server.forecast.Overview;
import io.kinora.server.forecast.Overview.LaneQueue;
import io.kinora.server.forecast.QueueView;
import io.kinora.server.forecast.Waiting;
import io.kinora.server.scheduling.QueuedVideo.Shape;
import io.kinora.server.workers.Worker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws the picture of the queue from which all API servers tell when a video will start. Takes
 * time in proportion to the organisations that wait and to the videos of those whose queue has
 * changed, once a second and not for each question. Belongs to the scheduler's thread.
 */
final class Census {
  /** Keeps flows that start together apart, far below any cost. */
  private static final double TIE = 1e-6;

  private final FairQueue queue;
  private final CostModel costs;
  private final QueueView view;
  private final Set<FairQueue.FlowKey> posted = new HashSet<>();

  Census(FairQueue queue, CostModel costs, QueueView view) {
    this.queue = queue;
    this.costs = costs;
    this.view = view;
  }

  /**
   * Who there is at a moment.
   *
   * @param term names the leader's term
   * @param spread as in {@link Overview}
   * @param workers that can be given work
   * @param slots all slots by state
   * @param busy what runs
   * @param now in milliseconds since 1970
   */
  record Moment(
      String term,
      double spread,
      List<Worker> workers,
      Map<String, Integer> slots,
      List<QueueDao.Busy> busy,
      long now) {}

  /** Puts up the picture; flows that have not changed only when all are to be put up again. */
  Overview publish(Moment moment, boolean all) {
    var overview = overview(moment);
    view.put(overview);
    Set<FairQueue.FlowKey> gone = new HashSet<>(posted);
    Map<FairQueue.FlowKey, List<Long>> ends = endsOfFlows(moment);
    for (var flow : queue.flows()) {
      var key = new FairQueue.FlowKey(flow.organizationId(), flow.lane());
      gone.remove(key);
      if (!flow.changed && !all) continue;
      flow.changed = false;
      posted.add(key);
      put(key, view(moment.term(), flow, ends.getOrDefault(key, List.of())));
    }
    for (var key : gone) {
      posted.remove(key);
      put(key, new FlowView(moment.term(), 0, 0, 0, new long[0], 0, new long[0], new double[0]));
    }
    return overview;
  }

  private void put(FairQueue.FlowKey key, FlowView flow) {
    view.put(key.organizationId(), key.lane().word(), flow);
  }

  private FlowView view(String term, Flow flow, List<Long> ends) {
    var videos = flow.inOrder();
    int samples = Math.min(FlowView.SAMPLES, videos.size());
    var created = new long[samples];
    var ahead = new double[samples];
    double work = 0;
    int next = 0;
    for (int i = 0; i < videos.size(); i++) {
      while (next < samples && i >= sampled(next, samples, videos.size())) {
        created[next] = Waiting.micros(videos.get(i).createdAt());
        ahead[next++] = work;
      }
      work += costs.estimate(videos.get(i).shape());
    }
    return new FlowView(
        term, start(flow), flow.running, flow.most, sorted(ends), videos.size(), created, ahead);
  }

  private static int sampled(int sample, int samples, int videos) {
    return samples == 1 ? 0 : (int) ((long) sample * (videos - 1) / (samples - 1));
  }

  private static double start(Flow flow) {
    return flow.start + TIE * flow.tie;
  }

  private static long[] sorted(List<Long> times) {
    return times.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private Overview overview(Moment moment) {
    var shapes = queue.shapes();
    shapes.addAll(costs.shapes());
    var pools = new Pools(shapes, moment.workers());
    Map<QueueDao.Slot, Long> ends = endsOfSlots(moment);
    Map<String, Overview.Shape> known = new HashMap<>();
    for (var shape : shapes) {
      known.put(
          word(shape),
          new Overview.Shape(pools.of(shape), costs.estimate(shape), costs.longEstimate(shape)));
    }
    List<Overview.Pool> drawn = new ArrayList<>();
    for (int pool = 0; pool < pools.count(); pool++) {
      var freeAt = pools.slots(pool).stream()
          .map(slot -> ends.getOrDefault(slot, moment.now()))
          .toList();
      drawn.add(new Overview.Pool(sorted(freeAt), lanes(pools, pool)));
    }
    return new Overview(moment.term(), moment.spread(), known, drawn, moment.slots());
  }

  static String word(Shape shape) {
    return Waiting.shape(
        shape.engineModel(), shape.width(), shape.height(), shape.seconds(), shape.bestOf());
  }

  private List<LaneQueue> lanes(Pools pools, int pool) {
    Map<Lane, List<Curve.Run>> runs = new LinkedHashMap<>();
    for (var lane : Lane.values()) runs.put(lane, new ArrayList<>());
    for (var flow : queue.flows()) {
      int count = 0;
      double work = 0;
      double whole = 0;
      for (var shape : flow.shapes()) {
        int waiting = flow.count(shape);
        whole += waiting * costs.estimate(shape);
        if (pools.of(shape) != pool) continue;
        count += waiting;
        work += waiting * costs.estimate(shape);
      }
      if (count == 0) continue;
      runs.getOrDefault(flow.lane(), new ArrayList<>())
          .add(new Curve.Run(start(flow), whole / count, count, work / count));
    }
    List<LaneQueue> lanes = new ArrayList<>();
    runs.forEach((lane, found) -> {
      if (!found.isEmpty()) lanes.add(lane(lane, found));
    });
    return lanes;
  }

  private LaneQueue lane(Lane lane, List<Curve.Run> runs) {
    var order = queue.lane(lane);
    return new LaneQueue(
        lane.word(),
        lane.weight(),
        order.start,
        order.present(),
        runs.stream().mapToInt(Curve.Run::count).sum(),
        runs.stream().mapToDouble(run -> run.count() * run.seconds()).sum(),
        Curve.of(runs));
  }

  private Map<QueueDao.Slot, Long> endsOfSlots(Moment moment) {
    Map<QueueDao.Slot, Long> ends = new HashMap<>();
    for (var busy : moment.busy()) ends.put(busy.slot(), end(busy, moment.now()));
    return ends;
  }

  private Map<FairQueue.FlowKey, List<Long>> endsOfFlows(Moment moment) {
    Map<FairQueue.FlowKey, List<Long>> ends = new HashMap<>();
    for (var busy : moment.busy()) {
      queue
          .running(busy.id())
          .ifPresent(video -> ends.computeIfAbsent(
                  new FairQueue.FlowKey(video.organizationId(), video.lane()),
                  key -> new ArrayList<>())
              .add(end(busy, moment.now())));
    }
    return ends;
  }

  /** One that runs longer than expected is expected to take a tenth of its time more. */
  private long end(QueueDao.Busy busy, long now) {
    double expected =
        queue.running(busy.id()).map(v -> costs.estimate(v.shape())).orElse(0.0);
    double left = Math.max(expected - busy.heldSeconds(), 0.1 * busy.heldSeconds());
    return now + (long) (1000 * left);
  }

  /** Sorts slots and shapes into pools: two shapes share one when a slot can make both. */
  private static final class Pools {
    private final Map<Shape, Integer> poolOf = new HashMap<>();
    private final List<List<QueueDao.Slot>> slots = new ArrayList<>();

    Pools(Set<Shape> shapes, List<Worker> workers) {
      Map<Set<Shape>, List<QueueDao.Slot>> alike = new LinkedHashMap<>();
      for (var worker : workers) {
        for (var slot : worker.slots()) {
          var fitting = fitting(new Fit(slot, worker.devices()), shapes);
          if (fitting.isEmpty()) continue;
          alike
              .computeIfAbsent(fitting, f -> new ArrayList<>())
              .add(new QueueDao.Slot(worker.id(), slot.id()));
        }
      }
      alike.forEach(this::join);
    }

    private static Set<Shape> fitting(Fit fit, Set<Shape> shapes) {
      Set<Shape> fitting = new HashSet<>();
      for (var shape : shapes) if (fit.fits(shape)) fitting.add(shape);
      return fitting;
    }

    private void join(Set<Shape> fitting, List<QueueDao.Slot> members) {
      int pool = slots.size();
      slots.add(new ArrayList<>(members));
      for (var shape : fitting) {
        var earlier = poolOf.put(shape, pool);
        if (earlier != null && earlier != pool) absorb(earlier, pool);
      }
    }

    private void absorb(int earlier, int pool) {
      slots.get(pool).addAll(slots.get(earlier));
      slots.get(earlier).clear();
      poolOf.replaceAll((shape, old) -> old == earlier ? pool : old);
    }

    int of(Shape shape) {
      return poolOf.getOrDefault(shape, -1);
    }

    int count() {
      return slots.size();
    }

    List<QueueDao.Slot> slots(int pool) {
      return slots.get(pool);
    }
  }
}
