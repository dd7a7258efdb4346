package io.kinora.server.scheduling;

import io.kinora.protocol.Outcome.ErrorKind;
import io.kinora.protocol.Outcome.Result;
import io.kinora.server.scheduling.RetryPolicy.Decision;
import io.kinora.server.scheduling.RetryPolicy.End;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of videos and what the statements of {@link LeaseDao}, {@link EndingDao} and
 * {@link LeaderDao} do to them, in memory and in the time of a simulation. Throws as soon as
 * something happens that must never happen. Keeps the same contract as the table.
 */
final class SimulatedRows implements VideoRows {
  private final LongSupplier clock;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<Long, Row> byFence = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private long nextFence;
  private @Nullable String leader;
  private long leaderUntil;

  enum Status {
    QUEUED,
    IN_PROGRESS,
    COMPLETED,
    FAILED
  }

  static final class Row {
    final QueuedVideo video;
    final boolean poison;
    Status status = Status.QUEUED;
    long queuedAt;
    long fence;
    int attempts;
    /** The worker of the last attempt that counts. */
    @Nullable
    String failedOn;

    String worker = "";
    String slot = "";
    long assignedAt;
    boolean acknowledged;
    long leaseUntil;
    long deadlineAt;
    boolean cancelRequested;
    final List<End> ends = new ArrayList<>();
    final List<Death> deaths = new ArrayList<>();
    final Set<Long> deadFences = new HashSet<>();

    Row(QueuedVideo video, boolean poison, long now) {
      this.video = video;
      this.poison = poison;
      queuedAt = now;
    }

    /** As the scheduler reads it. */
    QueuedVideo video() {
      return new QueuedVideo(
          video.id(),
          video.organizationId(),
          video.lane(),
          video.engineModel(),
          video.width(),
          video.height(),
          video.seconds(),
          1,
          video.createdAt(),
          failedOn,
          ends.contains(End.CRASH));
    }

    LeaseDao.Claim held() {
      return new LeaseDao.Claim(video.id(), fence, attempts, worker, slot);
    }

    boolean isDone() {
      return status == Status.COMPLETED || status == Status.FAILED;
    }
  }

  /** An attempt that lost its lease. */
  record Death(String worker, long from, long until) {
    boolean beside(Death other) {
      return worker.equals(other.worker) && from < other.until && other.from < until;
    }
  }

  /** @param clock milliseconds */
  SimulatedRows(LongSupplier clock) {
    this.clock = clock;
  }

  private long now() {
    return clock.getAsLong();
  }

  void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  Map<String, Integer> counts() {
    return counts;
  }

  List<Row> rows() {
    return List.copyOf(rows.values());
  }

  /** @param poison whether it kills every worker that runs it */
  void create(String id, String organization, Lane lane, int seconds, boolean poison) {
    var video = new QueuedVideo(
        id,
        organization,
        lane,
        "m",
        1280,
        720,
        seconds,
        1,
        Instant.ofEpochMilli(now()),
        null,
        false);
    rows.put(id, new Row(video, poison, now()));
    count("videos");
  }

  @Override
  public void create(String id, String organization, Lane lane, int seconds) {
    create(id, organization, lane, seconds, false);
  }

  @Override
  public boolean lead(String server, Duration ttl) {
    if (leader != null && !leader.equals(server) && leaderUntil >= now()) return false;
    if (!server.equals(leader)) count("changes of the leader");
    leader = server;
    leaderUntil = now() + ttl.toMillis();
    return true;
  }

  @Override
  public Optional<LeaseDao.Claim> claim(String id, String worker, String slot, Duration ttl) {
    var row = row(id);
    if (row.status != Status.QUEUED) return Optional.empty();
    boolean taken = rows.values().stream()
        .anyMatch(other -> other.status == Status.IN_PROGRESS
            && other.worker.equals(worker)
            && other.slot.equals(slot));
    // The unique index of slots refuses what two leaders would give to the same one.
    if (taken) {
      count("claims refused by the index of slots");
      return Optional.empty();
    }
    row.status = Status.IN_PROGRESS;
    row.fence = ++nextFence;
    row.attempts++;
    row.worker = worker;
    row.slot = slot;
    row.assignedAt = now();
    row.acknowledged = false;
    row.deadlineAt = Long.MAX_VALUE;
    row.leaseUntil = now() + ttl.toMillis();
    byFence.put(row.fence, row);
    count("attempts");
    return Optional.of(row.held());
  }

  private Optional<Row> live(String worker, long fence) {
    var row = byFence.get(fence);
    if (row == null || row.status != Status.IN_PROGRESS) return Optional.empty();
    boolean own = row.fence == fence && row.worker.equals(worker);
    return own ? Optional.of(row) : Optional.empty();
  }

  @Override
  public boolean acknowledge(String worker, long fence, Duration deadline, Duration ttl) {
    var row = live(worker, fence).filter(r -> !r.cancelRequested);
    row.ifPresent(r -> {
      r.acknowledged = true;
      r.deadlineAt = Math.min(r.deadlineAt, now() + deadline.toMillis());
      r.leaseUntil = now() + ttl.toMillis();
    });
    return row.isPresent();
  }

  @Override
  public Optional<Boolean> renew(String worker, long fence, Duration ttl) {
    var row = live(worker, fence).filter(r -> r.deadlineAt > now());
    row.ifPresent(r -> r.leaseUntil = Math.min(now() + ttl.toMillis(), r.deadlineAt));
    return row.map(r -> r.cancelRequested);
  }

  @Override
  public List<LeaseDao.Claim> unknownTo(String worker, Set<Long> known) {
    return rows.values().stream()
        .filter(row -> row.status == Status.IN_PROGRESS
            && row.worker.equals(worker)
            && !known.contains(row.fence)
            && !row.cancelRequested)
        .map(Row::held)
        .toList();
  }

  @Override
  public Set<String> releaseUnacknowledged(Duration patience) {
    Set<String> missed = new HashSet<>();
    for (var row : rows.values()) {
      if (row.status != Status.IN_PROGRESS || row.acknowledged) continue;
      if (row.assignedAt >= now() - patience.toMillis()) continue;
      count("attempts released");
      missed.add(row.worker);
      requeue(row);
    }
    return missed;
  }

  @Override
  public void extendAll(Duration ttl) {
    for (var row : rows.values()) {
      if (row.status != Status.IN_PROGRESS) continue;
      row.leaseUntil = Math.max(row.leaseUntil, now() + ttl.toMillis());
      row.deadlineAt = Math.max(row.deadlineAt, now() + ttl.toMillis());
    }
  }

  @Override
  public void expireLeases() {
    for (var row : rows.values()) {
      if (row.status != Status.IN_PROGRESS || row.leaseUntil >= now()) continue;
      boolean overdue = row.deadlineAt <= now();
      count(overdue ? "attempts overdue" : "leases expired");
      decide(row, overdue ? End.TIMEOUT : End.CRASH);
    }
  }

  @Override
  public boolean report(String worker, long fence, Result result, @Nullable ErrorKind kind) {
    var found = live(worker, fence);
    if (found.isEmpty()) {
      count("stale outcomes refused");
      return false;
    }
    var row = found.get();
    if (row.deadFences.contains(fence)) throw broken(row, "a dead fence was accepted");
    switch (result) {
      case COMPLETED -> end(row, Status.COMPLETED);
      case FAILED -> decide(row, End.of(kind == null ? ErrorKind.INFRA : kind));
      case CANCELLED, RELEASED -> {
        if (row.cancelRequested) end(row, Status.FAILED);
        else requeue(row);
      }
    }
    return true;
  }

  @Override
  public void cancel(String id) {
    var row = row(id);
    if (row.isDone()) return;
    count("cancels");
    if (row.status == Status.QUEUED || !row.acknowledged) end(row, Status.FAILED);
    else row.cancelRequested = true;
  }

  private void decide(Row row, End end) {
    row.ends.add(end);
    row.failedOn = row.worker;
    if (end == End.CRASH) row.deaths.add(new Death(row.worker, row.assignedAt, now()));
    if (row.ends.size() > 3) throw broken(row, "more than three attempts that count");
    long crashes = row.ends.stream().filter(e -> e == End.CRASH).count();
    if (crashes > 2) throw broken(row, "a third worker got a video that two had died of");
    boolean again = RetryPolicy.decide(row.ends, null) instanceof Decision.Again;
    if (again && !row.cancelRequested) requeue(row);
    else fail(row);
  }

  /** One death is bad luck, and so are two; but not two beside the same poison. */
  private void fail(Row row) {
    for (var other : rows.values()) {
      boolean beside = other.poison
          && !row.poison
          && row.deaths.size() > 1
          && row.deaths.stream().allMatch(death -> other.deaths.stream().anyMatch(death::beside));
      if (beside) throw broken(row, "was taken for the poison beside it");
    }
    end(row, Status.FAILED);
  }

  private void requeue(Row row) {
    row.deadFences.add(row.fence);
    row.status = Status.QUEUED;
    row.queuedAt = now();
  }

  private void end(Row row, Status status) {
    if (row.isDone()) throw broken(row, "ended twice");
    row.deadFences.add(row.fence);
    row.status = status;
    count("videos " + status.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public List<QueuedVideo> waiting() {
    return with(Status.QUEUED);
  }

  @Override
  public List<QueuedVideo> running() {
    return with(Status.IN_PROGRESS);
  }

  @Override
  public Optional<Boolean> failed(String id) {
    var row = row(id);
    return row.isDone() ? Optional.of(row.status == Status.FAILED) : Optional.empty();
  }

  private List<QueuedVideo> with(Status status) {
    return rows.values().stream()
        .filter(r -> r.status == status)
        .map(Row::video)
        .toList();
  }

  boolean isPoison(String id) {
    return row(id).poison;
  }

  @Override
  public Map<QueueDao.Slot, String> busySlots() {
    Map<QueueDao.Slot, String> busy = new LinkedHashMap<>();
    for (var row : rows.values()) {
      if (row.status != Status.IN_PROGRESS) continue;
      var before = busy.put(new QueueDao.Slot(row.worker, row.slot), row.video.id());
      if (before != null) throw broken(row, "a shared slot");
    }
    return busy;
  }

  private Row row(String id) {
    var row = rows.get(id);
    if (row == null) throw new IllegalArgumentException("no video " + id);
    return row;
  }

  private static IllegalStateException broken(Row row, String what) {
    return new IllegalStateException(row.video.id() + ": " + what);
  }
}
