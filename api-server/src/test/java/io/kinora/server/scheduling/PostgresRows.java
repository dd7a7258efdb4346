package io.kinora.server.scheduling;

import io.kinora.protocol.Job.Variant;
import io.kinora.protocol.Outcome;
import io.kinora.protocol.Outcome.Artifact;
import io.kinora.protocol.Outcome.ErrorKind;
import io.kinora.protocol.Outcome.Result;
import io.kinora.server.accounts.Project;
import io.kinora.server.workers.WorkersModule;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The table, by the statements and the transactions that the server has for it. */
final class PostgresRows implements VideoRows {
  private static final byte[] SHA256 = new byte[32];

  private final Jdbi jdbi;
  private final Project project;
  private final String apiKey;
  private final LeaseDao leases;
  private final QueueDao queue;
  private final JobDao jobs;
  private final Endings endings;
  private final WorkerDispatch dispatch;

  PostgresRows(Jdbi jdbi, WorkersModule workers, Project project, String apiKey) {
    this.jdbi = jdbi;
    this.project = project;
    this.apiKey = apiKey;
    leases = jdbi.onDemand(LeaseDao.class);
    queue = jdbi.onDemand(QueueDao.class);
    jobs = jdbi.onDemand(JobDao.class);
    EndListener deaf = (handle, end) -> {};
    endings = new Endings(
        jdbi,
        workers.registry(),
        workers.fabric(),
        SchedulingConfiguration.DEFAULT.retentions(),
        deaf,
        (fence, stages, steps) -> {},
        new SchedulingMetrics(new PrometheusRegistry()));
    dispatch = new WorkerDispatch(jdbi, workers.fabric(), deaf);
  }

  /** Lets time pass: what the rows say of times becomes as much older. */
  static void step(Jdbi jdbi, Duration time) {
    jdbi.useHandle(handle -> {
      handle.createUpdate("""
              update video set lease_until = lease_until - :time, deadline_at = deadline_at - :time,
                assigned_at = assigned_at - :time, acknowledged_at = acknowledged_at - :time,
                queued_at = queued_at - :time""").bind("time", time).execute();
      handle
          .createUpdate("update leader_lease set until = until - :time")
          .bind("time", time)
          .execute();
    });
  }

  @Override
  public void create(String id, String organization, Lane lane, int seconds) {
    jdbi.useHandle(handle -> handle.execute(
        """
        insert into video (id, organization_id, project_id, api_key_id, model, engine_model, prompt,
          seconds, width, height, seed, request_hash, lane)
        values (?, ?, ?, ?, 'm', 'm', 'a ball', ?, 1280, 720, 1, '', ?)""", id, project.organizationId(), project.id(), apiKey, seconds, lane.word()));
  }

  @Override
  public boolean lead(String server, Duration ttl) {
    return jdbi.onDemand(LeaderDao.class).take("scheduler", server, ttl).isPresent();
  }

  @Override
  public Optional<LeaseDao.Claim> claim(String video, String worker, String slot, Duration ttl) {
    var ids = new String[] {video};
    return leases.claim(ids, new String[] {worker}, new String[] {slot}, ttl).stream()
        .findFirst();
  }

  @Override
  public boolean acknowledge(String worker, long fence, Duration deadline, Duration ttl) {
    return leases.acknowledge(worker, fence, deadline, Duration.ZERO, ttl).isPresent();
  }

  @Override
  public Optional<Boolean> renew(String worker, long fence, Duration ttl) {
    return leases.renew(worker, new long[] {fence}, new int[] {0}, ttl).stream()
        .map(LeaseDao.Renewed::cancelled)
        .findFirst();
  }

  @Override
  public List<LeaseDao.Claim> unknownTo(String worker, Set<Long> known) {
    return leases.unknownTo(worker, known.stream().mapToLong(Long::longValue).toArray());
  }

  @Override
  public Set<String> releaseUnacknowledged(Duration patience) {
    return leases.releaseUnacknowledged(patience).stream()
        .map(LeaseDao.Claim::workerId)
        .collect(Collectors.toSet());
  }

  @Override
  public void extendAll(Duration ttl) {
    leases.extendAll(ttl);
  }

  @Override
  public void expireLeases() {
    leases.expired().forEach(endings::expire);
  }

  @Override
  public boolean report(String worker, long fence, Result result, @Nullable ErrorKind kind) {
    return endings.report(worker, fence, outcome(fence, result, kind)) == Endings.Verdict.ACCEPTED;
  }

  private Outcome outcome(long fence, Result result, @Nullable ErrorKind kind) {
    return switch (result) {
      case COMPLETED -> {
        jobs.addUpload(fence, Variant.VIDEO.word(), 1, SHA256);
        var sent = new Artifact(1, HexFormat.of().formatHex(SHA256));
        yield Outcome.completed(Map.of(Variant.VIDEO, sent), List.of(), Map.of());
      }
      case FAILED -> Outcome.failed(kind == null ? ErrorKind.INFRA : kind, "it failed");
      case CANCELLED -> Outcome.cancelled();
      case RELEASED -> Outcome.released();
    };
  }

  @Override
  public void cancel(String id) {
    dispatch.cancel(id);
  }

  @Override
  public List<QueuedVideo> waiting() {
    return queue.page(QueueDao.Place.FIRST);
  }

  @Override
  public List<QueuedVideo> running() {
    return queue.running();
  }

  @Override
  public Map<QueueDao.Slot, String> busySlots() {
    return queue.busy().stream().collect(Collectors.toMap(QueueDao.Busy::slot, QueueDao.Busy::id));
  }

  @Override
  public Optional<Boolean> failed(String id) {
    return jdbi.withHandle(handle -> handle
            .select("select status from video where id = ?", id)
            .mapTo(String.class)
            .findOne())
        .filter(status -> status.equals("completed") || status.equals("failed"))
        .map("failed"::equals);
  }
}
