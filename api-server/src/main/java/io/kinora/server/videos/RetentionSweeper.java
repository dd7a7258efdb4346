package io.kinora.server.videos;

import io.dropwizard.lifecycle.Managed;
import io.kinora.server.artifacts.ArtifactStore;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the files of videos that have expired. Every API server sweeps; that two do at the same
 * time harms nothing.
 */
final class RetentionSweeper implements Managed {
  private static final Logger log = LoggerFactory.getLogger(RetentionSweeper.class);
  private static final long EVERY_SECONDS = 60;

  private final Jdbi jdbi;
  private final ArtifactStore store;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> {
        var made = new Thread(task, "retention");
        made.setDaemon(true);
        return made;
      });

  RetentionSweeper(Jdbi jdbi, ArtifactStore store, Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.clock = clock;
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
      sweep();
    } catch (IOException | RuntimeException e) {
      log.atError().setCause(e).log("expired files remain");
    }
  }

  /** Removes what has expired by now. The rows go last: what is still listed is tried again. */
  void sweep() throws IOException {
    var dao = jdbi.onDemand(VideoDao.class);
    for (var id : dao.expired(clock.instant())) {
      store.deleteFolder("videos/" + id + "/");
      dao.deleteArtifacts(id);
      log.atInfo().addKeyValue("video", id).log("files of a video expired");
    }
  }
}
