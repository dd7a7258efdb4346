package io.kinora.server.fleet;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.api.FleetApi;
import io.kinora.server.api.WireAttemptList;
import io.kinora.server.api.WireQueue;
import io.kinora.server.api.WireWorker;
import io.kinora.server.api.WireWorkerList;
import io.kinora.server.forecast.QueueView;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import io.kinora.server.scheduling.Dispatch;
import io.kinora.server.workers.FleetWorker;
import io.kinora.server.workers.WorkerRegistry;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** {@code /v1/admin}: the workers, the queue and the attempts. */
public final class FleetResource implements FleetApi {
  private final FleetDao dao;
  private final WorkerRegistry registry;
  private final Dispatch dispatch;
  private final QueueView queue;

  public FleetResource(Jdbi jdbi, WorkerRegistry registry, Dispatch dispatch, QueueView queue) {
    dao = jdbi.onDemand(FleetDao.class);
    this.registry = registry;
    this.dispatch = dispatch;
    this.queue = queue;
  }

  @Override
  public WireWorkerList listWorkers(AdminCaller caller, ContainerRequestContext request) {
    return new WireWorkerList("list", onTheWire(registry.fleet()));
  }

  @Override
  public WireWorker cordonWorker(AdminCaller caller, String id, ContainerRequestContext request) {
    if (!registry.cordon(id, "by " + caller.key())) throw noWorker(id);
    return worker(id);
  }

  @Override
  public WireWorker uncordonWorker(AdminCaller caller, String id, ContainerRequestContext request) {
    if (!registry.uncordon(id)) throw noWorker(id);
    return worker(id);
  }

  @Override
  public WireWorker drainWorker(AdminCaller caller, String id, ContainerRequestContext request) {
    if (!registry.drain(id)) throw noWorker(id);
    return worker(id);
  }

  private WireWorker worker(String id) {
    var found = registry.fleet().stream().filter(w -> w.id().equals(id)).toList();
    if (found.isEmpty()) throw noWorker(id);
    return onTheWire(found).get(0);
  }

  private List<WireWorker> onTheWire(List<FleetWorker> workers) {
    var taken = dao.taken().stream()
        .collect(Collectors.toMap(
            t -> FleetWriter.slotKey(t.workerId(), t.workerSlot()), Function.identity()));
    return workers.stream().map(worker -> FleetWriter.onTheWire(worker, taken)).toList();
  }

  @Override
  public WireQueue getQueue(AdminCaller caller, ContainerRequestContext request) {
    return queue
        .overview()
        .map(FleetWriter::onTheWire)
        .orElseGet(() -> new WireQueue("queue", false, List.of(), List.of()));
  }

  @Override
  public WireAttemptList listAttempts(
      AdminCaller caller, String id, ContainerRequestContext request) {
    if (!dao.hasVideo(id)) throw noVideo(id);
    var attempts = dao.attempts(id).stream().map(FleetWriter::onTheWire).toList();
    return new WireAttemptList("list", attempts);
  }

  @Override
  public WireAttemptList requeueVideo(
      AdminCaller caller, String id, ContainerRequestContext request) {
    dispatch.requeue(id);
    return listAttempts(caller, id, request);
  }

  private static ApiException noWorker(String id) {
    return ApiError.WORKER_NOT_FOUND.because("Worker with id '" + id + "' not found.");
  }

  private static ApiException noVideo(String id) {
    return ApiError.VIDEO_NOT_FOUND.because("Video with id '" + id + "' not found.");
  }
}
