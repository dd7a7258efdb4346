package io.kinora.server.files;

import io.kinora.server.artifacts.ArtifactStore;
import io.kinora.server.artifacts.ArtifactTooLargeException;
import io.kinora.server.artifacts.PeriodicSweep;
import io.kinora.server.db.Ids;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the files of projects. Thread-safe. */
public final class FileService implements PeriodicSweep.Task {
  private static final Logger log = LoggerFactory.getLogger(FileService.class);
  private static final long MAX_VISION_BYTES = 20L << 20;

  private final Jdbi jdbi;
  private final ArtifactStore store;
  private final Ids ids;
  private final long maxBytes;
  private final Clock clock;

  /** @param maxBytes the largest file that is taken; pictures stop at 20 MiB */
  public FileService(Jdbi jdbi, ArtifactStore store, Ids ids, long maxBytes, Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.ids = ids;
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  /** What a list holds. */
  record Page(List<StoredFile> files, boolean hasMore) {}

  /**
   * Stores a file.
   *
   * @param lifetime how long it is kept, or null for until it is deleted
   * @throws ApiException when it is larger than its purpose allows
   */
  public StoredFile create(
      String project,
      FilePurpose purpose,
      String filename,
      InputStream content,
      @Nullable Duration lifetime)
      throws IOException {
    var id = ids.next("file").replace('_', '-');
    var key = "files/" + id + "/content";
    var limit = purpose == FilePurpose.VISION ? Math.min(maxBytes, MAX_VISION_BYTES) : maxBytes;
    long bytes;
    try {
      bytes = store.put(key, content, limit).bytes();
    } catch (ArtifactTooLargeException e) {
      throw ApiError.REQUEST_TOO_LARGE.about(
          "file",
          "The file is larger than the " + limit + " bytes that the purpose '" + purpose.word()
              + "' allows.");
    }
    var now = clock.instant();
    var expires = lifetime == null ? null : now.plus(lifetime);
    var file = new StoredFile(id, project, purpose, filename, key, bytes, now, expires);
    dao().insert(file);
    log.atInfo().addKeyValue("file", id).addKeyValue("bytes", bytes).log("file stored");
    return file;
  }

  /** @throws ApiException when the project has no such file */
  public StoredFile get(String project, String id) {
    return dao()
        .find(id, project, clock.instant())
        .orElseThrow(() -> ApiError.FILE_NOT_FOUND.because("No such File object: " + id));
  }

  /** The bytes of a file; the caller closes the stream. */
  public InputStream open(StoredFile file) throws IOException {
    return open(file, 0);
  }

  /** The bytes of a file from one on; the caller closes the stream. */
  public InputStream open(StoredFile file, long offset) throws IOException {
    return store.read(file.key(), offset, file.bytes() - offset);
  }

  /** @param after id of the last file of the page before, or null for the first page */
  Page list(
      String project,
      @Nullable String purpose,
      @Nullable String after,
      int limit,
      boolean newestFirst) {
    if (limit == 0) return new Page(List.of(), false);
    var cursor = after == null ? null : cursor(project, after);
    var time = cursor == null ? null : cursor.createdAt();
    var id = cursor == null ? null : cursor.id();
    Instant now = clock.instant();
    var found = newestFirst
        ? dao().newestFirst(project, purpose, time, id, limit + 1, now)
        : dao().oldestFirst(project, purpose, time, id, limit + 1, now);
    var hasMore = found.size() > limit;
    return new Page(hasMore ? found.subList(0, limit) : found, hasMore);
  }

  private StoredFile cursor(String project, String after) {
    return dao()
        .find(after, project, clock.instant())
        .orElseThrow(() -> ApiError.INVALID_VALUE.about(
            "after", "Invalid value: '" + after + "'. It is not the id of a file."));
  }

  void delete(String project, String id) {
    var file = get(project, id);
    if (dao().delete(id) == 0) return;
    log.atInfo().addKeyValue("file", id).log("file deleted");
    try {
      store.deleteFolder("files/" + file.id() + "/");
    } catch (IOException e) {
      log.atWarn().setCause(e).addKeyValue("file", id).log("bytes of a deleted file remain");
    }
  }

  /** Removes what has expired. The rows go last: what is still listed is tried again. */
  @Override
  public void sweep() throws IOException {
    for (var file : dao().expired(clock.instant())) {
      store.deleteFolder("files/" + file.id() + "/");
      dao().delete(file.id());
      log.atInfo().addKeyValue("file", file.id()).log("file expired");
    }
  }

  private FileDao dao() {
    return jdbi.onDemand(FileDao.class);
  }
}
