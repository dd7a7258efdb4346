package io.kinora.media;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file that is written under a temporary name beside its target and then moved, so that nobody
 * ever sees half of it. Not thread-safe.
 */
final class PartFile implements AutoCloseable {
  private final Path part;
  private final Path target;

  PartFile(Path target) throws MediaException {
    this(target, beside(target));
  }

  PartFile(Path target, Path part) {
    this.target = target;
    this.part = part;
  }

  private static Path beside(Path target) throws MediaException {
    var folder = target.toAbsolutePath().getParent();
    var name = target.getFileName();
    if (folder == null || name == null || !Files.isDirectory(folder)) {
      throw new MediaException("cannot write " + target + ": its folder does not exist");
    }
    return folder.resolve("." + name + "." + UUID.randomUUID() + ".part");
  }

  Path path() {
    return part;
  }

  /** Puts the finished file in place of whatever bore its name. */
  void moveIntoPlace() throws MediaException {
    try {
      try {
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new MediaException("cannot write " + target + ": " + e.getMessage(), e);
    }
  }

  /** Deletes the temporary file where it was not moved. */
  @Override
  public void close() throws MediaException {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new MediaException("cannot delete " + part + ": " + e.getMessage(), e);
    }
  }
}
