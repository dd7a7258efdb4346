package io.kinora.server.artifacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the files of requests lie while they are read and checked. What a killed server left there
 * goes at the next start. Thread-safe.
 */
public final class UploadFolder {
  private final Path folder;

  private UploadFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder, and empties it. */
  public static UploadFolder open(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var left = Files.list(folder)) {
      for (var file : left.toList()) Files.deleteIfExists(file);
    }
    return new UploadFolder(folder.toAbsolutePath());
  }

  public Path path() {
    return folder;
  }

  /** A new empty file; the caller deletes it. */
  public Path newFile() throws IOException {
    return Files.createTempFile(folder, "upload", null);
  }
}
