package io.kinora.worker.execution;

import io.kinora.protocol.Assignment;
import io.kinora.protocol.Heartbeat;
import io.kinora.protocol.HeartbeatReply;
import io.kinora.protocol.InboxMessage;
import io.kinora.protocol.WorkerSlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All slots of the worker: gives each accepted assignment a thread, stops attempts, and waits for
 * them at the end. Thread-safe; a message may come twice, late or not at all.
 */
public final class Slots {
  private static final Logger log = LoggerFactory.getLogger(Slots.class);

  /** An engine has two seconds to stop; this is when nobody waits for it any more. */
  private static final Duration stuckAfter = Duration.ofSeconds(30);

  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final AttemptRunner runner;
  private final Path workFolder;
  private final KeptFolders kept;
  private final ExecutorService threads;
  private final ScheduledExecutorService timer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private int active;
  private boolean draining;

  /** @param threads gives each attempt a thread of its own */
  Slots(
      List<Slot> slots,
      AttemptRunner runner,
      Path workFolder,
      KeptFolders kept,
      ExecutorService threads,
      ScheduledExecutorService timer) {
    for (Slot slot : slots) this.slots.put(slot.id(), slot);
    this.runner = runner;
    this.workFolder = workFolder;
    this.kept = kept;
    this.threads = threads;
    this.timer = timer;
  }

  /** Handles what came over Hazelcast; does not block. */
  public void receive(InboxMessage message) {
    if (message instanceof InboxMessage.Assign assign) {
      offer(assign.assignment());
    } else if (message instanceof InboxMessage.Cancel cancel) {
      stop(cancel.fence(), Attempt.Stop.CANCELLED);
    }
  }

  /** Handles what came back from a heartbeat; does not block. */
  void receive(HeartbeatReply reply) {
    for (long fence : reply.lost()) stop(fence, Attempt.Stop.LOST);
    for (long fence : reply.cancelled()) stop(fence, Attempt.Stop.CANCELLED);
    for (Assignment assignment : reply.assignments()) offer(assignment);
  }

  List<WorkerSlot> describe() {
    return slots.values().stream().map(Slot::describe).toList();
  }

  List<Heartbeat.Running> running() {
    return attempts()
        .map(a -> new Heartbeat.Running(a.fence(), a.assignment().slot(), a.percent()))
        .toList();
  }

  boolean isDraining() {
    lock.lock();
    try {
      return draining;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Starts an attempt. An assignment that does not fit is ignored: the server sees that nobody
   * fetched its job and offers it again.
   */
  void offer(Assignment assignment) {
    lock.lock();
    try {
      Slot slot = slots.get(assignment.slot());
      boolean known = attempts().anyMatch(attempt -> attempt.fence() == assignment.fence());
      if (draining || slot == null || known) return;
      Path folder = workFolder.resolve("attempt-" + assignment.fence());
      Attempt attempt =
          new Attempt(assignment, folder, kept, slot.threads(), stopped -> watch(stopped, slot));
      if (!slot.occupy(attempt)) return;
      active++;
      threads.execute(() -> run(attempt, slot));
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more assignments. */
  void drain() {
    lock.lock();
    try {
      draining = true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing runs; false when something still does after that long. */
  boolean awaitIdle(Duration longest) throws InterruptedException {
    long left = longest.toNanos();
    lock.lock();
    try {
      while (active > 0) {
        if (left <= 0) return false;
        left = ended.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Stops whatever runs. */
  void stopAll(Attempt.Stop reason) {
    attempts().forEach(attempt -> attempt.stop(reason));
  }

  private void stop(long fence, Attempt.Stop reason) {
    attempts().filter(a -> a.fence() == fence).forEach(attempt -> attempt.stop(reason));
  }

  private Stream<Attempt> attempts() {
    return slots.values().stream().map(Slot::running).flatMap(Optional::stream);
  }

  private void run(Attempt attempt, Slot slot) {
    try {
      Files.createDirectories(attempt.workFolder());
      runner.run(attempt, slot);
    } catch (InterruptedException e) {
      log.atInfo().addKeyValue("fence", attempt.fence()).log("attempt dropped at shutdown");
    } catch (IOException e) {
      log.atError().addKeyValue("fence", attempt.fence()).setCause(e).log("no work folder");
    } finally {
      attempt.leave();
      WorkFolders.delete(attempt.workFolder());
      slot.vacate(attempt);
      lock.lock();
      try {
        active--;
        ended.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void watch(Attempt attempt, Slot slot) {
    log.atInfo()
        .addKeyValue("fence", attempt.fence())
        .addKeyValue("reason", attempt.stopped())
        .log("attempt stops");
    timer.schedule(() -> giveUp(attempt, slot), stuckAfter.toSeconds(), TimeUnit.SECONDS);
  }

  private static void giveUp(Attempt attempt, Slot slot) {
    if (!attempt.isInterruptible() || !slot.abandon(attempt)) return;
    log.atError()
        .addKeyValue("slot", slot.id())
        .addKeyValue("fence", attempt.fence())
        .log("engine does not stop, slot is out of order until it does");
  }
}
