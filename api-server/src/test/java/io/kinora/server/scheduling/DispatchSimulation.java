package io.kinora.server.scheduling;

import io.kinora.protocol.Outcome.ErrorKind;
import io.kinora.protocol.Outcome.Result;
import io.kinora.protocol.WorkerSlot;
import io.kinora.server.workers.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two API servers, some workers and a bus that loses, doubles and delays, on one thread and a clock
 * of its own. The queue, the planner, the prices and the retry policy are the real ones. For some
 * time things break; after that everything has to come to its end.
 */
final class DispatchSimulation {
  private static final long TROUBLE_MS = Duration.ofMinutes(10).toMillis();
  private static final long PATIENCE_MS = Duration.ofMinutes(60).toMillis();
  private static final long HEARTBEAT_MS = 5_000;
  private static final Duration DEADLINE = Duration.ofMinutes(4);
  private static final Duration LEASE = SchedulingConfiguration.DEFAULT.lease();

  private final Random random;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final SimulatedRows rows = new SimulatedRows(this::now);
  private final List<Server> servers = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final double loss;
  private final boolean silent;
  private long now;
  private long sequence;
  private int born;

  private record Event(long at, long order, Runnable what) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  /** @param silent whether the bus delivers nothing, though nobody notices that it is cut */
  DispatchSimulation(long seed, boolean silent) {
    this.silent = silent;
    random = new Random(seed);
    loss = 0.3 * random.nextDouble();
    for (int i = 0; i < 2; i++) servers.add(new Server("api" + i));
    int size = 1 + random.nextInt(4);
    for (int i = 0; i < size; i++) nodes.add(new Node());
    int videos = 5 + random.nextInt(25);
    for (int i = 0; i < videos; i++) plan(i);
    for (int i = 0; i < 12; i++) at(random.nextInt((int) TROUBLE_MS), this::trouble);
  }

  /**
   * Runs to the end.
   *
   * @return what was counted
   * @throws IllegalStateException when something happened that must not, or did not that must
   */
  Map<String, Integer> run() {
    while (!events.isEmpty() && now < TROUBLE_MS + PATIENCE_MS) {
      var next = events.remove();
      now = next.at;
      next.what.run();
      if (now > TROUBLE_MS && rows.rows().stream().allMatch(SimulatedRows.Row::isDone)) break;
    }
    for (var row : rows.rows()) {
      if (!row.isDone()) throw new IllegalStateException(row.video.id() + ": never ended");
    }
    return rows.counts();
  }

  long now() {
    return now;
  }

  private void at(long delay, Runnable what) {
    events.add(new Event(now + delay, sequence++, what));
  }

  private boolean isTroubled() {
    return now < TROUBLE_MS;
  }

  private boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  private void plan(int number) {
    var id = "video_" + number;
    var organization = "org_" + random.nextInt(4);
    var lane = Lane.values()[random.nextInt(3)];
    int seconds = 4 * (1 + random.nextInt(5));
    boolean poison = happens(0.03);
    long created = random.nextInt((int) TROUBLE_MS);
    at(created, () -> {
      rows.create(id, organization, lane, seconds, poison);
      servers.forEach(server -> server.wake());
    });
    if (happens(0.2)) at(created + 1 + random.nextInt(60_000), () -> rows.cancel(id));
  }

  private void trouble() {
    switch (random.nextInt(4)) {
      case 0 -> nodes.get(random.nextInt(nodes.size())).crash();
      case 1 -> nodes.get(random.nextInt(nodes.size())).freeze();
      case 2 -> servers.get(random.nextInt(servers.size())).crash();
      default -> servers.get(random.nextInt(servers.size())).freeze();
    }
  }

  /** A server that answers, if one does. */
  private boolean isServed() {
    return servers.stream().anyMatch(Server::answers);
  }

  /** Over the bus: maybe never, maybe twice, and always a little later. */
  private void send(Runnable message) {
    if (silent || isTroubled() && happens(loss)) {
      rows.count("messages lost");
      return;
    }
    at(random.nextInt(50), message);
    if (isTroubled() && happens(0.1)) {
      rows.count("messages doubled");
      at(random.nextInt(5_000), message);
    }
  }

  /** An API server; only the leading one decides, or believes to. */
  private final class Server {
    private final String name;
    private boolean up = true;
    private long frozenUntil;
    private boolean leading;
    private CostModel costs = new CostModel();
    private FairQueue queue = freshQueue();
    private int life;

    Server(String name) {
      this.name = name;
      boot();
    }

    private FairQueue freshQueue() {
      return new FairQueue((org, lane) -> 2, video -> costs.estimate(video.shape()));
    }

    private void boot() {
      int mine = ++life;
      up = true;
      leading = false;
      costs = new CostModel();
      queue = freshQueue();
      every(2_000, mine, this::lead);
      every(500, mine, this::pass);
      every(5_000, mine, this::reap);
    }

    private void every(long period, int mine, Runnable what) {
      at(random.nextInt((int) period), () -> tick(period, mine, what));
    }

    private void tick(long period, int mine, Runnable what) {
      if (life != mine || !up) return;
      if (answers()) what.run();
      at(period, () -> tick(period, mine, what));
    }

    boolean answers() {
      return up && now >= frozenUntil;
    }

    void crash() {
      if (!up) return;
      rows.count("servers killed");
      up = false;
      at(1_000 + random.nextInt(40_000), this::boot);
    }

    /** It goes on later and believes for a moment that it still leads. */
    void freeze() {
      rows.count("servers frozen");
      frozenUntil = now + 1_000 + random.nextInt(40_000);
    }

    void wake() {
      if (answers()) send(this::pass);
    }

    private void lead() {
      boolean before = leading;
      leading = rows.lead(name, Duration.ofSeconds(10));
      if (leading && !before) {
        rows.extendAll(LEASE);
        List.copyOf(queue.waiting()).forEach(video -> queue.remove(video.id()));
        rows.running().forEach(queue::adopt);
      }
    }

    private void reap() {
      if (leading) rows.expireLeases();
    }

    private void pass() {
      if (!leading || !answers()) return;
      var missed = rows.releaseUnacknowledged(Leases.PATIENCE);
      nodes.stream().filter(node -> missed.contains(node.id)).forEach(Node::miss);
      Set<String> ended = new TreeSet<>(queue.runningIds());
      rows.running().forEach(video -> ended.remove(video.id()));
      for (var id : ended) {
        queue.running(id).ifPresent(video -> costs.observe(video.shape(), video.seconds()));
        queue.finish(id, 1);
      }
      rows.waiting().forEach(queue::arrive);
      var workers = nodes.stream().filter(Node::isAvailable).map(Node::describe).toList();
      for (var choice : new Planner(queue, costs).choose(workers, rows.busySlots())) assign(choice);
    }

    private void assign(Planner.Choice choice) {
      var claim = rows.claim(choice.video().id(), choice.worker(), choice.slot(), LEASE);
      if (claim.isEmpty()) {
        queue.finish(choice.video().id(), 0);
        return;
      }
      for (var node : nodes) {
        if (node.id.equals(choice.worker())) send(() -> node.assigned(claim.get()));
      }
    }
  }

  /** A worker process, or its next life. */
  private final class Node {
    private String id = "";
    private boolean up;
    private long frozenUntil;
    private long seenAt;
    private final Map<String, Long> slots = new LinkedHashMap<>();
    private final Map<Long, Boolean> stopped = new HashMap<>();

    Node() {
      boot();
    }

    private void boot() {
      id = "worker_" + born++;
      up = true;
      slots.clear();
      stopped.clear();
      slots.put("s0", 0L);
      if (happens(0.5)) slots.put("s1", 0L);
      beat(id);
    }

    Worker describe() {
      return new Worker(
          id,
          id,
          slots.keySet().stream()
              .map(slot -> new WorkerSlot(slot, List.of(new WorkerSlot.SlotModel("m", 0, true))))
              .toList());
    }

    boolean isAvailable() {
      return seenAt > 0 && now - seenAt < 15_000;
    }

    /** Gets nothing more until its next heartbeat. */
    void miss() {
      seenAt = 0;
    }

    void crash() {
      if (!up) return;
      rows.count("workers killed");
      up = false;
      at(1_000 + random.nextInt(60_000), this::boot);
    }

    void freeze() {
      rows.count("workers frozen");
      frozenUntil = now + 1_000 + random.nextInt(90_000);
    }

    /** Does something as this process, later when it is frozen, never when it is dead. */
    private void live(String self, Runnable what) {
      if (!up || !id.equals(self)) return;
      if (now < frozenUntil) at(frozenUntil - now, () -> live(self, what));
      else what.run();
    }

    private void beat(String self) {
      live(self, () -> {
        at(HEARTBEAT_MS - random.nextInt(500), () -> beat(self));
        if (!isServed() || isTroubled() && happens(loss)) return;
        seenAt = now;
        Set<Long> mine = new HashSet<>(slots.values());
        mine.remove(0L);
        for (long fence : mine) {
          var renewed = rows.renew(self, fence, LEASE);
          if (renewed.isEmpty()) drop(fence);
          else if (renewed.get()) stopped.put(fence, true);
        }
        for (var claim : rows.unknownTo(self, mine)) assigned(claim);
      });
    }

    private void drop(long fence) {
      slots.replaceAll((slot, running) -> running == fence ? 0L : running);
    }

    void assigned(LeaseDao.Claim claim) {
      var self = claim.workerId();
      live(self, () -> {
        var running = slots.get(claim.workerSlot());
        if (running == null || running != 0 || !isServed()) return;
        if (!rows.acknowledge(self, claim.fence(), DEADLINE, LEASE)) return;
        slots.put(claim.workerSlot(), claim.fence());
        int longest = happens(0.05) ? 400_000 : 60_000;
        at(1_000 + random.nextInt(longest), () -> rendered(self, claim));
      });
    }

    private void rendered(String self, LeaseDao.Claim claim) {
      live(self, () -> {
        if (!slots.containsValue(claim.fence())) return;
        if (happens(0.02) || rows.isPoison(claim.id())) {
          crash();
          return;
        }
        if (stopped.containsKey(claim.fence())) report(self, claim, Result.CANCELLED, null);
        else if (happens(0.8)) report(self, claim, Result.COMPLETED, null);
        else if (happens(0.2)) report(self, claim, Result.RELEASED, null);
        else report(self, claim, Result.FAILED, ErrorKind.values()[random.nextInt(4)]);
      });
    }

    /** Until there is an answer; an answer that is lost makes it ask again. */
    private void report(
        String self, LeaseDao.Claim claim, Result result, @Nullable ErrorKind kind) {
      live(self, () -> {
        boolean heard = isServed() && !(isTroubled() && happens(loss));
        if (heard) rows.report(self, claim.fence(), result, kind);
        boolean answered = heard && !(isTroubled() && happens(loss));
        if (answered) drop(claim.fence());
        else at(500 + random.nextInt(5_000), () -> report(self, claim, result, kind));
      });
    }
  }
}
