package io.kinora.server.scheduling;

import io.dropwizard.lifecycle.Managed;
import io.kinora.protocol.InboxMessage;
import io.kinora.protocol.WorkerSlot;
import io.kinora.server.workers.Fabric;
import io.kinora.server.workers.Worker;
import io.kinora.server.workers.WorkerRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives queued videos to free slots, on the API server that leads. Everything happens on one
 * thread: a pass when somebody wakes it, and one twice a second in case nobody does.
 *
 * <p>Its memory is only an index of what the database says; it can be thrown away at any time.
 */
final class Scheduler implements Managed {
  private static final Logger log = LoggerFactory.getLogger(Scheduler.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RENEW = Duration.ofSeconds(2);
  private static final Duration REAP = Duration.ofSeconds(5);
  private static final Duration REBUILD = Duration.ofSeconds(30);

  /** How far back a pass looks for what was queued; longer than any transaction takes. */
  private static final Duration LATELY = Duration.ofSeconds(10);

  private final QueueDao queued;
  private final LeaseDao leases;
  private final Leadership leadership;
  private final LeaseReaper reaper;
  private final WorkerRegistry registry;
  private final Fabric fabric;
  private final VideoQueue queue = new VideoQueue();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "scheduler"));

  Scheduler(
      Jdbi jdbi,
      Leadership leadership,
      LeaseReaper reaper,
      WorkerRegistry registry,
      Fabric fabric) {
    queued = jdbi.onDemand(QueueDao.class);
    leases = jdbi.onDemand(LeaseDao.class);
    this.leadership = leadership;
    this.reaper = reaper;
    this.registry = registry;
    this.fabric = fabric;
  }

  @Override
  public void start() {
    fabric.onWake(this::wake);
    fabric.onWorkerGone(reaper::workerGone);
    every(RENEW, this::lead);
    every(POLL, this::pass);
    every(REAP, this::reap);
    every(REBUILD, this::rebuild);
  }

  @Override
  public void stop() throws InterruptedException {
    thread.execute(leadership::resign);
    thread.shutdown();
    if (!thread.awaitTermination(5, TimeUnit.SECONDS)) thread.shutdownNow();
  }

  private void every(Duration period, Runnable work) {
    thread.scheduleWithFixedDelay(() -> guarded(work), 0, period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Makes a pass follow soon; many calls make one. */
  private void wake() {
    if (!woken.compareAndSet(false, true)) return;
    try {
      thread.execute(() -> guarded(this::pass));
    } catch (RejectedExecutionException e) {
      log.debug("woken at shutdown", e);
    }
  }

  /** Goes on when the database is away: the next round finds it again. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (JdbiException e) {
      log.atWarn().addKeyValue("cause", e.getMessage()).log("scheduler cannot use the database");
    } catch (RuntimeException e) {
      log.error("scheduler broke", e);
    }
  }

  private void lead() {
    var change = leadership.renew();
    if (change == Leadership.Change.NONE) return;
    if (change == Leadership.Change.RETURNED) {
      int running = leases.extendAll(Leases.TTL);
      if (running > 0) log.atInfo().addKeyValue("running", running).log("leases extended");
    }
    rebuild();
    pass();
  }

  private void reap() {
    if (leadership.isLeading()) reaper.reap();
  }

  /** Makes the queue in memory what the database says. */
  private void rebuild() {
    if (!leadership.isLeading()) return;
    var all = queued.queued();
    queue.retain(all.stream().map(QueuedVideo::id).collect(Collectors.toSet()));
    all.forEach(queue::arrive);
    registry.tidy();
  }

  private void pass() {
    woken.set(false);
    if (!leadership.isLeading()) return;
    reaper.releaseUnacknowledged();
    queued.queuedLately(LATELY).forEach(queue::arrive);
    if (queue.isEmpty()) return;
    assign(choose());
  }

  /** A queued video and the slot that it shall have. */
  private record Choice(QueuedVideo video, String worker, String slot) {}

  private List<Choice> choose() {
    Set<QueueDao.Busy> busy = new HashSet<>(queued.busy());
    List<Choice> choices = new ArrayList<>();
    for (Worker worker : registry.available()) {
      for (WorkerSlot slot : worker.slots()) {
        if (busy.contains(new QueueDao.Busy(worker.id(), slot.id()))) continue;
        Set<String> models =
            slot.models().stream().map(WorkerSlot.SlotModel::id).collect(Collectors.toSet());
        queue
            .claim(models)
            .ifPresent(video -> choices.add(new Choice(video, worker.id(), slot.id())));
      }
    }
    return choices;
  }

  private void assign(List<Choice> choices) {
    if (choices.isEmpty()) return;
    var claims = leases.claim(
        choices.stream().map(choice -> choice.video().id()).toArray(String[]::new),
        choices.stream().map(Choice::worker).toArray(String[]::new),
        choices.stream().map(Choice::slot).toArray(String[]::new),
        Leases.TTL);
    for (var claim : claims) {
      log.atInfo()
          .addKeyValue("video", claim.id())
          .addKeyValue("fence", claim.fence())
          .addKeyValue("attempt", claim.attempts())
          .addKeyValue("worker", claim.workerId())
          .addKeyValue("slot", claim.workerSlot())
          .log("video assigned");
      fabric.tell(claim.workerId(), new InboxMessage.Assign(Heartbeats.assignment(claim)));
    }
  }
}
