package io.kinora.server.scheduling;

import io.kinora.protocol.DeviceState;
import io.kinora.protocol.WorkerSlot;
import io.kinora.protocol.WorkerSlot.SlotModel;
import io.kinora.server.forecast.Board;
import io.kinora.server.forecast.QueueView;
import io.kinora.server.forecast.Waiting;
import io.kinora.server.workers.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;

/**
 * A fleet without faults under one load, on one thread and a clock of its own: who gets how much,
 * and how long does who wait. The queue, the planner, the prices, the picture and the promises are
 * the real ones.
 */
final class ShareSimulation {
  private static final long PICTURE_MS = 5_000;

  private final Random random = new Random(1);
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final CostModel costs = new CostModel();
  private final Map<String, Integer> most = new HashMap<>();
  private final FairQueue queue = new FairQueue(
      (org, lane) -> most.getOrDefault(org, Integer.MAX_VALUE), v -> costs.estimate(v.shape()));
  private final Planner planner = new Planner(queue, costs);
  private final Clock clock = new StepClock();
  private final QueueView view = new QueueView(new Notices(), clock);
  private final Census census = new Census(queue, costs, view);
  private final Promises promises = new Promises();
  private final List<Gpu> gpus = new ArrayList<>();
  private final Map<String, Running> running = new TreeMap<>();
  private final List<QueuedVideo> fresh = new ArrayList<>();
  private final double loadSeconds;
  private long now;
  private long order;
  private int made;
  private int loads;
  private int starts;

  /** Seconds of a slot that each organisation got. */
  final Map<String, Double> served = new TreeMap<>();

  /** How many videos each organisation got. */
  final Map<String, Integer> counts = new TreeMap<>();

  /** Seconds that each video of an organisation waited. */
  final Map<String, List<Double>> waits = new TreeMap<>();

  /** The most that an organisation ran at once. */
  final Map<String, Integer> peaks = new TreeMap<>();

  private record Event(long at, long order, Runnable what) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  private record Running(QueuedVideo video, Gpu gpu, long since) {}

  private static final class Gpu {
    final String id;
    final long memory;
    final List<SlotModel> models;
    String warm = "";

    Gpu(String id, long memory, List<SlotModel> models) {
      this.id = id;
      this.memory = memory;
      this.models = models;
    }

    Worker describe() {
      var described = models.stream()
          .map(m -> new SlotModel(m.id(), m.vramBytes(), m.id().equals(warm)))
          .toList();
      var device = new DeviceState("gpu", 0, "a GPU", memory, 0, null, null, null, null);
      return new Worker(id, id, List.of(new WorkerSlot("s0", described, "gpu")), List.of(device));
    }
  }

  /** @param loadSeconds how long a model takes to load where it is not warm */
  ShareSimulation(double loadSeconds) {
    this.loadSeconds = loadSeconds;
    at(PICTURE_MS, this::picture);
  }

  void gpus(int count, long memory, SlotModel... models) {
    for (int i = 0; i < count; i++) {
      gpus.add(new Gpu("gpu" + gpus.size(), memory, List.of(models)));
    }
  }

  void cap(String organization, int videos) {
    most.put(organization, videos);
  }

  /** Queues a video at a time in seconds. */
  void submit(double at, String organization, Lane lane, String model, int seconds) {
    at((long) (at * 1000), () -> {
      var video = new QueuedVideo(
          "video_" + ++made,
          organization,
          lane,
          model,
          1280,
          720,
          seconds,
          1,
          Instant.ofEpochMilli(now).plusNanos(1000L * (made % 1000)),
          null,
          false);
      queue.arrive(video);
      fresh.add(video);
    });
  }

  /** A load that keeps an organisation waiting all the while. */
  void backlog(int videos, String organization, Lane lane, String model, int seconds) {
    for (int i = 0; i < videos; i++) submit(0, organization, lane, model, seconds);
  }

  private void at(long delay, Runnable what) {
    events.add(new Event(now + delay, order++, what));
  }

  /** Runs for so many seconds. */
  void run(double seconds) {
    while (!events.isEmpty() && events.element().at() <= seconds * 1000) {
      var next = events.remove();
      now = next.at();
      next.what().run();
      if (events.isEmpty() || events.element().at() > now) assign();
    }
  }

  private void assign() {
    Map<QueueDao.Slot, String> busy = new HashMap<>();
    running.forEach((id, run) -> busy.put(new QueueDao.Slot(run.gpu().id, "s0"), id));
    if (busy.size() == gpus.size()) return;
    var workers = gpus.stream().map(Gpu::describe).toList();
    for (var choice : planner.choose(workers, busy)) start(choice);
  }

  private void start(Planner.Choice choice) {
    var video = choice.video();
    var gpu =
        gpus.stream().filter(g -> g.id.equals(choice.worker())).findFirst().orElseThrow();
    boolean cold = !gpu.warm.equals(video.engineModel());
    double load = cold ? loadSeconds : 0;
    if (cold) loads++;
    starts++;
    gpu.warm = video.engineModel();
    double took = video.seconds() * Math.exp(0.1 * random.nextGaussian()) + load;
    running.put(video.id(), new Running(video, gpu, now));
    promises.judge(video.id(), now);
    var organization = video.organizationId();
    double waited = (now - video.createdAt().toEpochMilli()) / 1000.0;
    waits.computeIfAbsent(organization, o -> new ArrayList<>()).add(waited);
    long own = running.values().stream()
        .filter(run -> run.video().organizationId().equals(organization))
        .count();
    peaks.merge(organization, (int) own, Math::max);
    at((long) (took * 1000), () -> finish(video, took));
  }

  private void finish(QueuedVideo video, double took) {
    running.remove(video.id());
    costs.observe(video.shape(), took);
    queue.finish(video.id(), took);
    served.merge(video.organizationId(), took, Double::sum);
    counts.merge(video.organizationId(), 1, Integer::sum);
  }

  private void picture() {
    var busy = running.values().stream()
        .map(run ->
            new QueueDao.Busy(run.video().id(), run.gpu().id, "s0", (now - run.since()) / 1000.0))
        .toList();
    var workers = gpus.stream().map(Gpu::describe).toList();
    census.publish(
        new Census.Moment("term", promises.spread(), workers, Map.of(), busy, now), true);
    for (var video : fresh) {
      if (queue.isWaiting(video.id())) promise(video);
    }
    fresh.clear();
    at(PICTURE_MS, this::picture);
  }

  private void promise(QueuedVideo video) {
    var waiting = new Waiting(
        video.organizationId(),
        video.lane().word(),
        video.engineModel(),
        video.width(),
        video.height(),
        video.seconds(),
        1,
        video.createdAt());
    view.place(waiting).ifPresent(place -> {
      if (place.start() != null) promises.make(video.id(), place.start(), now);
    });
  }

  double warmShare() {
    return 1 - (double) loads / starts;
  }

  double calibration() {
    return promises.judged() == 0 ? Double.NaN : (double) promises.kept() / promises.judged();
  }

  /** Of what these organisations got, by cost. */
  double jain(List<String> organizations) {
    double sum = 0;
    double squares = 0;
    for (var organization : organizations) {
      double got = served.getOrDefault(organization, 0.0);
      sum += got;
      squares += got * got;
    }
    return sum * sum / (organizations.size() * squares);
  }

  double share(String organization) {
    double all = served.values().stream().mapToDouble(Double::doubleValue).sum();
    return served.getOrDefault(organization, 0.0) / all;
  }

  /** Seconds that this part of an organisation's videos did not wait longer than. */
  double wait(List<String> organizations, double part) {
    double[] sorted = organizations.stream()
        .flatMap(o -> waits.getOrDefault(o, List.of()).stream())
        .mapToDouble(Double::doubleValue)
        .sorted()
        .toArray();
    return sorted.length == 0 ? 0 : sorted[(int) Math.round(part * (sorted.length - 1))];
  }

  /** Part of the time that all slots worked. */
  double utilization(double seconds) {
    double all = served.values().stream().mapToDouble(Double::doubleValue).sum();
    return all / (gpus.size() * seconds);
  }

  /** The time of the simulation. */
  private final class StepClock extends Clock {
    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** A board that never forgets. */
  private static final class Notices implements Board {
    private final Map<String, String> notices = new HashMap<>();

    @Override
    public void post(String key, String text, Duration lifetime) {
      notices.put(key, text);
    }

    @Override
    public void remove(String key) {
      notices.remove(key);
    }

    @Override
    public Optional<String> read(String key) {
      return Optional.ofNullable(notices.get(key));
    }
  }
}
