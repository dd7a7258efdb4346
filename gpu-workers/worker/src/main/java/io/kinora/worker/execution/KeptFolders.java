package io.kinora.worker.execution;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders that outlive an attempt and its worker process, one for each video, so that a later
 * attempt on this machine goes on from what an earlier one had. All workers with the same work
 * folder share them; a folder belongs to one attempt at a time, by a lock on a file in it that ends
 * with its process. Thread-safe.
 */
final class KeptFolders {
  private static final Logger log = LoggerFactory.getLogger(KeptFolders.class);
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final Duration AGE_MAX = Duration.ofDays(2);
  private static final String LOCK = ".lock";

  private final Path folder;
  private final Clock clock;

  KeptFolders(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** A folder that is ours until it is closed. */
  static final class Kept implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;
    private boolean over;

    private Kept(Path path, FileChannel channel, FileLock lock) {
      this.path = path;
      this.channel = channel;
      this.lock = lock;
    }

    Path path() {
      return path;
    }

    /** The video has its end: what was kept goes when this is closed. */
    void forget() {
      over = true;
    }

    @Override
    public void close() {
      if (over) WorkFolders.delete(path);
      try (channel) {
        lock.release();
      } catch (IOException e) {
        log.debug("the lock had gone", e);
      }
    }
  }

  /** The folder of a video, or empty where another attempt holds it or the disk does not let us. */
  Optional<Kept> open(String videoId) {
    if (!SAFE.matcher(videoId).matches()) return Optional.empty();
    var path = folder.resolve(videoId);
    try {
      Files.createDirectories(path);
      var channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = locked(channel);
      if (lock.isPresent()) return Optional.of(new Kept(path, channel, lock.get()));
      channel.close();
    } catch (IOException e) {
      log.atWarn().addKeyValue("video", videoId).setCause(e).log("nothing can be kept");
    }
    return Optional.empty();
  }

  private static Optional<FileLock> locked(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  /** Removes what nobody came back for. */
  void sweep() {
    if (!Files.isDirectory(folder)) return;
    try (var videos = Files.list(folder)) {
      for (var video : videos.toList()) sweep(video);
    } catch (IOException e) {
      log.atWarn().setCause(e).log("kept folders cannot be listed");
    }
  }

  private void sweep(Path video) throws IOException {
    var age = Duration.between(Files.getLastModifiedTime(video).toInstant(), clock.instant());
    if (age.compareTo(AGE_MAX) < 0) return;
    open(video.getFileName().toString()).ifPresent(kept -> {
      kept.forget();
      kept.close();
      log.atInfo().addKeyValue("video", video.getFileName()).log("kept files removed, unused");
    });
  }
}
