package io.kinora.server.artifacts;

import io.dropwizard.lifecycle.Managed;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is no longer needed, every minute, while the server runs. Every API server sweeps;
 * that two do at the same time harms nothing.
 */
public final class PeriodicSweep implements Managed {
  private static final Logger log = LoggerFactory.getLogger(PeriodicSweep.class);
  private static final long EVERY_SECONDS = 60;

  private final String name;
  private final Task task;
  private final ScheduledExecutorService thread;

  /** One round of sweeping. */
  public interface Task {
    void sweep() throws IOException;
  }

  /** @param name of the thread, such as {@code retention} */
  public PeriodicSweep(String name, Task task) {
    this.name = name;
    this.task = task;
    thread = Executors.newSingleThreadScheduledExecutor(work -> {
      var made = new Thread(work, name);
      made.setDaemon(true);
      return made;
    });
  }

  @Override
  public void start() {
    var unused = thread.scheduleWithFixedDelay(
        this::sweepSafely, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void stop() throws InterruptedException {
    thread.shutdownNow();
    thread.awaitTermination(5, TimeUnit.SECONDS);
  }

  /** An exception would end the schedule. */
  private void sweepSafely() {
    try {
      task.sweep();
    } catch (IOException | RuntimeException e) {
      log.atError().setCause(e).addKeyValue("sweep", name).log("what was to be removed remains");
    }
  }
}
