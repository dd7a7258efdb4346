package io.kinora.worker;

import io.kinora.worker.config.WorkerConfiguration;
import io.kinora.worker.engine.VideoEngineFactory;
import io.kinora.worker.execution.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * The worker's command line: {@code WorkerMain CONFIG.yml [--exit-with-parent]}, or
 * {@code WorkerMain --check CONFIG.yml} to try its engines. SIGTERM drains. Exit codes: 0 done, 1
 * failed, 2 wrong usage.
 */
public final class WorkerMain {
  private WorkerMain() {}

  public static void main(String[] arguments) {
    // Before the first logger is made.
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "worker-logback.xml");
    }
    boolean exitWithParent = arguments.length == 2 && arguments[1].equals("--exit-with-parent");
    boolean check = arguments.length == 2 && arguments[0].equals("--check");
    if (arguments.length != 1 && !exitWithParent && !check) {
      System.err.println(
          "usage: worker CONFIG.yml [--exit-with-parent] | worker --check CONFIG.yml");
      System.exit(2);
    }
    try {
      if (check) {
        var passed = new CheckCommand(factories(), System.out).run(Path.of(arguments[1]));
        System.exit(passed ? 0 : 1);
      }
      run(WorkerConfiguration.load(Path.of(arguments[0])), exitWithParent);
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("worker: " + e.getMessage());
      System.exit(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(WorkerConfiguration config, boolean exitWithParent)
      throws IOException, InterruptedException {
    Worker worker = Worker.start(config, factories(), Clock.systemUTC());
    var grace = new Grace(config.drainGrace());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker, grace), "stop"));
    var dismissal = new Thread(() -> leaveWhenDismissed(worker), "dismissal");
    dismissal.setDaemon(true);
    dismissal.start();
    if (exitWithParent) {
      awaitEndOfInput();
      // Whoever started us is gone and so, most likely, is the server: no use in waiting for long.
      grace.shorten();
      System.exit(0);
    }
    new CountDownLatch(1).await();
  }

  private static void leaveWhenDismissed(Worker worker) {
    try {
      worker.awaitDismissal();
    } catch (InterruptedException e) {
      return;
    }
    System.exit(0);
  }

  /** How long the drain may take; shorter when there is nobody left to drain for. */
  private static final class Grace {
    private volatile Duration duration;

    Grace(Duration duration) {
      this.duration = duration;
    }

    void shorten() {
      duration = Duration.ZERO;
    }
  }

  private static void stop(Worker worker, Grace grace) {
    try (worker) {
      worker.drain(grace.duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitEndOfInput() throws IOException {
    byte[] ignored = new byte[256];
    int read = 0;
    while (read >= 0) read = System.in.read(ignored);
  }

  private static Map<String, VideoEngineFactory> factories() {
    Map<String, VideoEngineFactory> factories = new TreeMap<>();
    for (VideoEngineFactory factory : ServiceLoader.load(VideoEngineFactory.class)) {
      factories.put(factory.name(), factory);
    }
    return factories;
  }
}
