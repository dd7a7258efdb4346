package io.kinora.server.inputs;

import io.kinora.media.intake.FileKind;
import io.kinora.server.artifacts.ArtifactStore;
import io.kinora.server.artifacts.PeriodicSweep;
import io.kinora.server.db.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps inputs. Thread-safe. */
public final class InputStore implements PeriodicSweep.Task {
  private static final Logger log = LoggerFactory.getLogger(InputStore.class);
  /** No request takes longer from its input to its video. */
  private static final Duration UNCLAIMED = Duration.ofHours(1);

  private final Jdbi jdbi;
  private final ArtifactStore store;
  private final Ids ids;
  private final Clock clock;

  public InputStore(Jdbi jdbi, ArtifactStore store, Ids ids, Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /** @param seconds how long a clip is, 0 for a picture */
  Input keep(String project, Path file, FileKind kind, int width, int height, double seconds)
      throws IOException {
    var id = ids.next("input");
    var key = folder(id) + "content" + kind.extension();
    try (var content = Files.newInputStream(file)) {
      var stored = store.put(key, content, Files.size(file));
      var input = new Input(
          id,
          project,
          kind.contentType(),
          key,
          stored.bytes(),
          stored.sha256(),
          width,
          height,
          seconds,
          clock.instant());
      dao().insert(input);
      return input;
    }
  }

  private static String folder(String id) {
    return "inputs/" + id + "/";
  }

  /** Removes what no video and no character needs; the rows go last. */
  @Override
  public void sweep() throws IOException {
    for (var id : dao().unneeded(clock.instant().minus(UNCLAIMED))) forget(id);
  }

  /** Removes an input; does nothing when it is gone. */
  public void forget(String id) throws IOException {
    store.deleteFolder(folder(id));
    dao().delete(id);
    log.atInfo().addKeyValue("input", id).log("input removed");
  }

  private InputDao dao() {
    return jdbi.onDemand(InputDao.class);
  }
}
