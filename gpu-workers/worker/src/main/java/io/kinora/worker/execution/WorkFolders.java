package io.kinora.worker.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears away what attempts left on disk. */
final class WorkFolders {
  private static final Logger log = LoggerFactory.getLogger(WorkFolders.class);

  private WorkFolders() {}

  /** Deletes a folder with all that is in it; what cannot be deleted is logged and stays. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) return;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    } catch (IOException | UncheckedIOException e) {
      log.atWarn().setCause(e).log("could not clear a work folder");
    }
  }
}
