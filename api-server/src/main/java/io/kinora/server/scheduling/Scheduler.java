package io.kinora.server.scheduling;

import io.dropwizard.lifecycle.Managed;
import io.kinora.protocol.InboxMessage;
import io.kinora.server.forecast.QueueView;
import io.kinora.server.scheduling.QueuedVideo.Shape;
import io.kinora.server.workers.Fabric;
import io.kinora.server.workers.WorkerRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
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

  /** So that what runs out by the database's clock has run out when it is looked at. */
  private static final Duration MARGIN = Duration.ofMillis(100);

  private static final Duration REBUILD = Duration.ofSeconds(30);
  private static final Duration PUBLISH = Duration.ofSeconds(1);

  /** How far back a pass looks for what was queued; longer than any transaction takes. */
  private static final Duration LATELY = Duration.ofSeconds(10);

  /** How far back one looks that was asked for: who is woken often must not read much. */
  private static final Duration JUST_NOW = Duration.ofMillis(500);

  private final QueueDao queued;
  private final CostDao savedCosts;
  private final LeaseDao leases;
  private final Leadership leadership;
  private final LeaseReaper reaper;
  private final Endings endings;
  private final WorkerRegistry registry;
  private final Jobs jobs;
  private final Fabric fabric;
  private final Duration lease;
  private final CostModel costs = new CostModel();
  private final FairQueue queue;
  private final Planner planner;
  private final Forecaster forecaster;
  private final Misfits misfits;
  private final Rebuild rebuild;
  private final Clock clock;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "scheduler"));
  private @Nullable ScheduledFuture<?> nextPage;

  Scheduler(
      Jdbi jdbi,
      Leadership leadership,
      LeaseReaper reaper,
      Endings endings,
      WorkerRegistry registry,
      Jobs jobs,
      Fabric fabric,
      Duration lease,
      Outlook outlook) {
    queued = jdbi.onDemand(QueueDao.class);
    savedCosts = jdbi.onDemand(CostDao.class);
    leases = jdbi.onDemand(LeaseDao.class);
    this.leadership = leadership;
    this.reaper = reaper;
    this.endings = endings;
    this.registry = registry;
    this.jobs = jobs;
    this.fabric = fabric;
    this.lease = lease;
    queue = new FairQueue(outlook.limits(), video -> costs.estimate(video.shape()));
    planner = new Planner(queue, costs);
    forecaster =
        new Forecaster(queue, costs, outlook.view(), registry, outlook.metrics(), outlook.clock());
    misfits = new Misfits(outlook.noCapacityAfter());
    rebuild = new Rebuild(queued, queue, this::arrive, outlook.clock());
    clock = outlook.clock();
  }

  /**
   * What it sees and shows of the world.
   *
   * @param noCapacityAfter after how long a video fails that no worker can make
   */
  record Outlook(
      RunningLimits limits,
      Duration noCapacityAfter,
      QueueView view,
      SchedulingMetrics metrics,
      Clock clock) {}

  @Override
  public void start() {
    fabric.onWake(this::wake);
    fabric.onWorkerGone(this::workerGone);
    every(RENEW, this::lead);
    every(POLL, this::look);
    every(REAP, this::reap);
    every(PUBLISH, this::publish);
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
    if (woken.compareAndSet(false, true)) after(Duration.ZERO, () -> pass(JUST_NOW));
  }

  /** Takes back what a worker had whose connection ended, as soon as its grace is over. */
  private void workerGone(String workerId) {
    after(Duration.ZERO, () -> {
      reaper.workerGone(workerId);
      // Counted from now: what was busy before would make it come too early, and then much later.
      after(Leases.GRACE_OF_GONE.plus(MARGIN), this::reap);
    });
  }

  private @Nullable ScheduledFuture<?> after(Duration delay, Runnable work) {
    try {
      return thread.schedule(() -> guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("asked at shutdown", e);
      return null;
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
    boolean before = leadership.isLeading();
    var change = leadership.renew();
    if (before && !leadership.isLeading()) forecaster.hide();
    if (change == Leadership.Change.NONE) return;
    if (change == Leadership.Change.RETURNED) {
      int running = leases.extendAll(lease);
      if (running > 0) log.atInfo().addKeyValue("running", running).log("leases extended");
    }
    readOn(Duration.ZERO);
    recallCosts();
    queue.refreshLimits();
    rebuild.begin();
    pass(LATELY);
  }

  /** Reads the next page of what waits, after a while. */
  private void readOn(Duration delay) {
    if (nextPage != null) nextPage.cancel(false);
    nextPage = after(delay, this::readPage);
  }

  private void readPage() {
    if (!leadership.isLeading()) return;
    var delay = POLL;
    try {
      delay = rebuild.readPage() ? Duration.ZERO : REBUILD;
    } finally {
      readOn(delay);
    }
    if (delay.equals(REBUILD)) tidy();
  }

  private void tidy() {
    queue.refreshLimits();
    registry.tidy();
    jobs.sweepOrphans();
  }

  private void reap() {
    if (!leadership.isLeading()) return;
    reaper.reap();
    for (var video : misfits.overdue(queue, registry.fleet(), clock.millis())) {
      endings.failUnplaceable(video);
      queue.remove(video.id());
    }
  }

  private void publish() {
    if (leadership.isLeading() && rebuild.isWhole()) {
      forecaster.publish(leadership.term(), queued.busy());
    }
  }

  private void recallCosts() {
    for (var row : savedCosts.all()) {
      var shape = new Shape(row.engineModel(), row.width(), row.height(), row.seconds());
      if (costs.observed(shape).isEmpty()) {
        row.took().forEach(took -> costs.observe(shape, took));
      }
    }
  }

  private void learn(Shape shape, double took) {
    costs.observe(shape, took);
    double[] observed =
        costs.observed(shape).stream().mapToDouble(Double::doubleValue).toArray();
    savedCosts.save(shape.engineModel(), shape.width(), shape.height(), shape.seconds(), observed);
  }

  private void arrive(QueuedVideo video) {
    if (queue.arrive(video)) forecaster.arrived(video);
  }

  /** Finds what nobody was woken for. */
  private void look() {
    if (leadership.isLeading()) reaper.releaseUnacknowledged();
    pass(LATELY);
  }

  private void pass(Duration lookBack) {
    woken.set(false);
    if (!leadership.isLeading()) return;
    var busy = queued.busy();
    settle(busy);
    queued.queuedLately(lookBack).forEach(this::arrive);
    if (queue.isEmpty()) return;
    var slots = busy.stream().collect(Collectors.toMap(QueueDao.Busy::slot, QueueDao.Busy::id));
    assign(planner.choose(registry.available(), slots));
  }

  /** Charges what has ended since the last pass with what it really took. */
  private void settle(List<QueueDao.Busy> busy) {
    Set<String> ended = new HashSet<>(queue.runningIds());
    busy.forEach(video -> ended.remove(video.id()));
    if (ended.isEmpty()) return;
    for (var took : queued.took(ended.toArray(String[]::new))) {
      if (took.completed() && took.seconds() > 0) {
        queue.running(took.videoId()).ifPresent(video -> learn(video.shape(), took.seconds()));
      }
      queue.finish(took.videoId(), took.seconds());
    }
  }

  private void assign(List<Planner.Choice> choices) {
    if (choices.isEmpty()) return;
    var claims = claim(choices);
    Set<String> missed = choices.stream().map(c -> c.video().id()).collect(Collectors.toSet());
    for (var claim : claims) {
      missed.remove(claim.id());
      queue
          .running(claim.id())
          .ifPresent(video -> forecaster.started(video, costs.estimate(video.shape())));
      log.atInfo()
          .addKeyValue("video", claim.id())
          .addKeyValue("fence", claim.fence())
          .addKeyValue("attempt", claim.attempts())
          .addKeyValue("worker", claim.workerId())
          .addKeyValue("slot", claim.workerSlot())
          .log("video assigned");
      fabric.tell(claim.workerId(), new InboxMessage.Assign(Heartbeats.assignment(claim)));
    }
    if (missed.isEmpty()) return;
    // Cancelled in between, or taken by another leader; or its slot was, and it waits on.
    for (var id : missed) queue.finish(id, 0);
    queued.waiting(missed.toArray(String[]::new)).forEach(queue::arrive);
  }

  /** What could not be claimed waits on. */
  private List<LeaseDao.Claim> claim(List<Planner.Choice> choices) {
    try {
      return leases.claim(
          choices.stream().map(choice -> choice.video().id()).toArray(String[]::new),
          choices.stream().map(Planner.Choice::worker).toArray(String[]::new),
          choices.stream().map(Planner.Choice::slot).toArray(String[]::new),
          lease);
    } catch (JdbiException e) {
      for (var choice : choices) queue.arrive(choice.video());
      throw e;
    }
  }
}
