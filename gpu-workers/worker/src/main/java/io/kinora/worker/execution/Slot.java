package io.kinora.worker.execution;

import io.kinora.protocol.WorkerSlot;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.takes.Scorer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One device of one engine, and what runs on it. Thread-safe.
 *
 * <p>A slot whose engine does not come back from a stopped attempt is stuck: it offers nothing and
 * speaks of no attempt until the engine does come back.
 */
final class Slot {
  private final String id;
  private final VideoEngine engine;
  private final Scorer scorer;
  private final int threads;
  private final @Nullable String device;
  private @Nullable Attempt current;
  private @Nullable String lastTenant;
  private boolean stuck;

  /**
   * @param scorer judges the engine's takes
   * @param device the id of the device that the engine is pinned to, or null
   */
  Slot(String id, VideoEngine engine, Scorer scorer, int threads, @Nullable String device) {
    this.id = id;
    this.engine = engine;
    this.scorer = scorer;
    this.threads = threads;
    this.device = device;
  }

  String id() {
    return id;
  }

  VideoEngine engine() {
    return engine;
  }

  Scorer scorer() {
    return scorer;
  }

  int threads() {
    return threads;
  }

  /**
   * Makes the engine forget what it loaded for another customer. An unknown one, the first after a
   * start included, counts as another: a server may have outlived the worker before.
   *
   * @throws EngineException when the engine cannot promise it; the job must not run then
   */
  void admit(@Nullable String tenant) throws EngineException, InterruptedException {
    synchronized (this) {
      if (tenant != null && tenant.equals(lastTenant)) return;
      lastTenant = null;
    }
    engine.reset();
    synchronized (this) {
      lastTenant = tenant;
    }
  }

  /** Takes the slot for an attempt, unless it is taken. */
  synchronized boolean occupy(Attempt attempt) {
    if (current != null) return false;
    current = attempt;
    return true;
  }

  synchronized void vacate(Attempt attempt) {
    if (current != attempt) throw new IllegalStateException("slot " + id + " runs another attempt");
    current = null;
    stuck = false;
  }

  /** Gives an attempt up whose engine does not return; false when it has returned meanwhile. */
  synchronized boolean abandon(Attempt attempt) {
    if (current != attempt) return false;
    stuck = true;
    return true;
  }

  synchronized Optional<Attempt> running() {
    return stuck ? Optional.empty() : Optional.ofNullable(current);
  }

  WorkerSlot describe() {
    synchronized (this) {
      if (stuck) return new WorkerSlot(id, List.of(), device);
    }
    return new WorkerSlot(
        id,
        engine.models().stream()
            .map(model ->
                new WorkerSlot.SlotModel(model.id(), model.vramBytes(), model.warm(), model.fit()))
            .toList(),
        device);
  }
}
