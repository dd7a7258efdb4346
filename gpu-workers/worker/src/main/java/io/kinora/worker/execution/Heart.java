package io.kinora.worker.execution;

import io.kinora.protocol.Heartbeat;
import io.kinora.protocol.HeartbeatReply;
import io.kinora.protocol.Progress;
import io.kinora.worker.cluster.Fabric;
import io.kinora.worker.cluster.ServerApi;
import io.kinora.worker.device.Devices;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beats: tells the server what runs and hears what is to stop or to start. While Hazelcast is away
 * the heartbeats are the only line, so they come faster. All of it happens on one thread, the
 * executor's.
 */
final class Heart {
  private static final Logger log = LoggerFactory.getLogger(Heart.class);

  /** The shortest time between two heartbeats; also how often progress is told over Hazelcast. */
  private static final Duration shortest = Duration.ofSeconds(1);

  private static final int BEATS_IN_A_LEASE = 4;

  private final Identity identity;
  private final ServerApi server;
  private final Fabric fabric;
  private final Slots slots;
  private final Devices devices;
  private Duration interval;
  private final ScheduledExecutorService executor;
  private final Runnable firstBeat;
  private final Runnable dismissal;
  private long sequence;
  private boolean reached;
  private boolean beaten;
  private Map<Long, Integer> told = Map.of();
  private @Nullable ScheduledFuture<?> next;

  /** Who the worker is, as its heartbeats say. */
  record Identity(String id, String name, String version) {}

  /**
   * @param interval between heartbeats while Hazelcast works, at most; leases that would not
   *     outlive {@value #BEATS_IN_A_LEASE} of them make it shorter
   * @param executor of a single thread
   * @param firstBeat called when the server has answered for the first time
   * @param dismissal called whenever the server says that the worker shall finish and go
   */
  Heart(
      Identity identity,
      ServerApi server,
      Fabric fabric,
      Slots slots,
      Devices devices,
      Duration interval,
      ScheduledExecutorService executor,
      Runnable firstBeat,
      Runnable dismissal) {
    this.identity = identity;
    this.server = server;
    this.fabric = fabric;
    this.slots = slots;
    this.devices = devices;
    this.interval = interval;
    this.executor = executor;
    this.firstBeat = firstBeat;
    this.dismissal = dismissal;
  }

  void start() {
    executor.execute(this::beatAndGoOn);
    executor.scheduleWithFixedDelay(
        this::tellProgress, 0, shortest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Beats at once instead of when it is time. */
  void hurry() {
    try {
      executor.execute(this::beatAndGoOn);
    } catch (RejectedExecutionException e) {
      log.debug("no more heartbeats", e);
    }
  }

  private void beatAndGoOn() {
    if (next != null) next.cancel(false);
    Duration wait = shortest;
    try {
      beat();
      if (fabric.isConnected()) wait = interval;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (RuntimeException e) {
      log.error("heartbeat broke", e);
    }
    try {
      next = executor.schedule(this::beatAndGoOn, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("no more heartbeats", e);
    }
  }

  private void beat() throws InterruptedException {
    HeartbeatReply reply;
    try {
      reply = server.heartbeat(compose());
    } catch (IOException e) {
      if (reached || sequence == 1) {
        log.atWarn().addKeyValue("cause", e.toString()).log("server does not answer");
      }
      reached = false;
      return;
    }
    if (!reached) log.atInfo().addKeyValue("worker", identity.id()).log("server answers");
    reached = true;
    interval = interval(interval, reply.leaseSeconds());
    fabric.follow(reply.fabric());
    slots.receive(reply);
    if (!beaten) firstBeat.run();
    beaten = true;
    if (reply.dismissed()) dismissal.run();
  }

  /** The interval, or a shorter one if a beat that comes late would end a lease of this length. */
  static Duration interval(Duration wanted, int leaseSeconds) {
    if (leaseSeconds == 0) return wanted;
    var enough = Duration.ofSeconds(leaseSeconds).dividedBy(BEATS_IN_A_LEASE);
    if (enough.compareTo(wanted) >= 0) return wanted;
    return enough.compareTo(shortest) < 0 ? shortest : enough;
  }

  private Heartbeat compose() {
    return new Heartbeat(
        identity.id(),
        identity.name(),
        identity.version(),
        ++sequence,
        slots.isDraining(),
        slots.describe(),
        slots.running(),
        devices.latest());
  }

  private void tellProgress() {
    Map<Long, Integer> now = new HashMap<>();
    for (var running : slots.running()) now.put(running.fence(), running.progress());
    if (now.equals(told) || !fabric.isConnected()) return;
    fabric.tell(new Progress(now));
    told = now;
  }
}
