package io.kinora.server.videos;

import io.kinora.server.artifacts.ArtifactStore;
import io.kinora.server.artifacts.PeriodicSweep;
import java.io.IOException;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the files of videos that have expired. */
final class RetentionSweeper implements PeriodicSweep.Task {
  private static final Logger log = LoggerFactory.getLogger(RetentionSweeper.class);

  private final Jdbi jdbi;
  private final ArtifactStore store;
  private final Clock clock;

  RetentionSweeper(Jdbi jdbi, ArtifactStore store, Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.clock = clock;
  }

  /** Removes what has expired by now. The rows go last: what is still listed is tried again. */
  @Override
  public void sweep() throws IOException {
    var dao = jdbi.onDemand(VideoDao.class);
    for (var id : dao.expired(clock.instant())) {
      store.deleteFolder("videos/" + id + "/");
      dao.deleteArtifacts(id);
      log.atInfo().addKeyValue("video", id).log("files of a video expired");
    }
  }
}
