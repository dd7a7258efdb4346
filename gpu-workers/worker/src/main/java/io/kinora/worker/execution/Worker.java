package io.kinora.worker.execution;

import io.kinora.protocol.WorkerKey;
import io.kinora.worker.artifacts.Transfer;
import io.kinora.worker.cluster.Fabric;
import io.kinora.worker.cluster.HazelcastFabric;
import io.kinora.worker.cluster.HttpServerApi;
import io.kinora.worker.config.WorkerConfiguration;
import io.kinora.worker.device.Devices;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineFactory;
import io.kinora.worker.takes.Scorer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running worker: its engines, slots, heart and lines, wired together. Thread-safe. */
public final class Worker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private static final Duration lastWords = Duration.ofSeconds(5);
  private static final Duration DEVICES_EVERY = Duration.ofSeconds(5);

  private final String id;
  private final List<VideoEngine> engines;
  private final Slots slots;
  private final Heart heart;
  private final Fabric fabric;
  private final Devices devices;
  private final Path workFolder;
  private final ScheduledExecutorService beating;
  private final ScheduledExecutorService timer;
  private final ExecutorService threads;
  private final CountDownLatch joined = new CountDownLatch(1);
  private final CountDownLatch dismissed = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private Worker(
      WorkerConfiguration config,
      Map<String, VideoEngineFactory> factories,
      Devices devices,
      Clock clock)
      throws IOException {
    this.devices = devices;
    var random = new SecureRandom();
    id = "worker_" + HexFormat.of().toHexDigits(random.nextLong());
    workFolder = Files.createDirectories(config.workFolder().resolve(id));
    beating = Executors.newSingleThreadScheduledExecutor(daemons("heart"));
    timer = Executors.newSingleThreadScheduledExecutor(daemons("timer"));
    threads = Executors.newCachedThreadPool(daemons("slot"));
    engines = new ArrayList<>();
    List<Slot> slotList = slots(config, factories, devices, engines);
    var http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .build();
    var key = WorkerKey.derive(config.joinSecret(), id);
    var server = new HttpServerApi(http, config.servers(), id, key, clock);
    var retry = new Retry(Backoff.standard, random, this::pause);
    var kept = new KeptFolders(config.workFolder().resolve("kept"), clock);
    kept.sweep();
    slots = new Slots(
        slotList,
        new AttemptRunner(server, new Transfer(http, server::resolve), retry, timer, threads),
        workFolder,
        kept,
        threads,
        timer);
    fabric = new HazelcastFabric(id, key, slots::receive, this::hurry, threads);
    var identity = new Heart.Identity(id, config.name(), WorkerConfiguration.version());
    heart = new Heart(
        identity,
        server,
        fabric,
        slots,
        devices,
        config.heartbeat(),
        beating,
        joined::countDown,
        dismissed::countDown);
  }

  /**
   * Makes the engines and starts to beat. Does not wait for a server.
   *
   * @throws IllegalArgumentException when the configuration names an engine that is not there or a
   *     setting that it does not take
   */
  public static Worker start(
      WorkerConfiguration config, Map<String, VideoEngineFactory> factories, Clock clock)
      throws IOException {
    return start(config, factories, Devices.watch(System.getenv("PATH"), DEVICES_EVERY), clock);
  }

  /** @param devices closed with the worker */
  static Worker start(
      WorkerConfiguration config,
      Map<String, VideoEngineFactory> factories,
      Devices devices,
      Clock clock)
      throws IOException {
    Worker worker = new Worker(config, factories, devices, clock);
    log.atInfo()
        .addKeyValue("worker", worker.id)
        .addKeyValue("name", config.name())
        .addKeyValue("slots", worker.slots.describe().size())
        .log("worker starts");
    worker.heart.start();
    return worker;
  }

  public String id() {
    return id;
  }

  /** Waits until a server has answered; false when none has after that long. */
  public boolean awaitJoined(Duration longest) throws InterruptedException {
    return joined.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits until an operator wants this worker to finish and go. */
  public void awaitDismissal() throws InterruptedException {
    dismissed.await();
  }

  /**
   * Takes no more work, lets what runs finish, and gives back what is not finished after a grace.
   */
  public void drain(Duration grace) throws InterruptedException {
    log.atInfo().addKeyValue("grace", grace).log("worker drains");
    slots.drain();
    heart.hurry();
    if (slots.awaitIdle(grace)) return;
    slots.stopAll(Attempt.Stop.RELEASED);
    slots.awaitIdle(lastWords);
  }

  private void hurry() {
    heart.hurry();
  }

  private void pause(Duration duration) throws InterruptedException {
    if (closed.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("worker closed");
    }
  }

  /** Stops at once; what still runs is left to its lease. Idempotent. */
  @Override
  public void close() {
    closed.countDown();
    beating.shutdownNow();
    timer.shutdownNow();
    threads.shutdownNow();
    fabric.close();
    devices.close();
    engines.forEach(VideoEngine::close);
    WorkFolders.delete(workFolder);
  }

  private static List<Slot> slots(
      WorkerConfiguration config,
      Map<String, VideoEngineFactory> factories,
      Devices devices,
      List<VideoEngine> engines) {
    List<Slot> slots = new ArrayList<>();
    for (var entry : config.engines()) {
      VideoEngineFactory factory = factories.get(entry.engine());
      if (factory == null) {
        throw new IllegalArgumentException(
            "no engine \"" + entry.engine() + "\" here; there is " + factories.keySet());
      }
      var scorer =
          entry.score() == null ? Scorer.LOOKS : Scorer.command(entry.score(), Scorer.PATIENCE);
      for (int i = 0; i < entry.slots(); i++) {
        VideoEngine engine = factory.create(entry.settings());
        engines.add(engine);
        var device = entry.device() == null ? null : devices.idOf(entry.device());
        slots.add(
            new Slot(entry.engine() + "-" + slots.size(), engine, scorer, entry.threads(), device));
      }
    }
    return slots;
  }

  private static ThreadFactory daemons(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
