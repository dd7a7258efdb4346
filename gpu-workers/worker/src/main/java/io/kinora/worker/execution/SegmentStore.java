package io.kinora.worker.execution;

import io.kinora.protocol.Job;
import io.kinora.protocol.Names;
import io.kinora.protocol.Outcome;
import io.kinora.worker.artifacts.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the attempts at one video leave for each other at the server. Files are sent beside the
 * engine, one after the other, for as long as the attempt lives; that one does not arrive costs a
 * later attempt time and nothing else. Thread-safe.
 */
final class SegmentStore implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SegmentStore.class);
  private static final String CONTENT_TYPE = "application/octet-stream";

  private final String url;
  private final Map<String, Job.Segment> kept;
  private final Transfer transfer;
  private final Retry retry;
  private final Executor threads;
  /** Names that are at the server or on their way. */
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
  private volatile boolean closed;

  /** @param threads on which files are sent */
  SegmentStore(Job.Segments segments, Transfer transfer, Retry retry, Executor threads) {
    this.transfer = transfer;
    this.retry = retry;
    this.threads = threads;
    url = segments.url();
    kept = segments.kept().stream()
        .collect(Collectors.toMap(Job.Segment::name, Function.identity(), (a, b) -> a));
    known.addAll(kept.keySet());
  }

  /** Of a job; null where its server is too old to have one. */
  static @Nullable SegmentStore of(Job job, Transfer transfer, Retry retry, Executor threads) {
    var segments = job.segments();
    return segments == null ? null : new SegmentStore(segments, transfer, retry, threads);
  }

  /** Sends a file when those before it are sent, unless the server has it. */
  void remember(String name, Path file) {
    if (!Job.Segments.NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name: " + name);
    }
    if (known.add(name)) enqueue(() -> send(name, file));
  }

  /** Fetches what an earlier attempt has sent, and sees that it came as it was. */
  boolean recall(String name, Path target) throws InterruptedException {
    var segment = kept.get(name);
    if (segment == null) return false;
    try {
      Files.deleteIfExists(target);
      retry.unlessRefused("fetch a segment", () -> transfer.download(link(name), target));
      var came = Transfer.describe(target);
      if (came.equals(new Outcome.Artifact(segment.bytes(), segment.sha256()))) {
        log.atInfo().addKeyValue("segment", name).log("segment of an earlier attempt fetched");
        return true;
      }
      Files.delete(target);
      log.atWarn().addKeyValue("segment", name).log("segment came damaged");
    } catch (IOException e) {
      log.atInfo().addKeyValue("segment", name).setCause(e).log("segment cannot be had");
    }
    return false;
  }

  /** Removes a file from the server; asks once, and waits for that. */
  void disown(String name) throws InterruptedException {
    if (!known.remove(name)) return;
    enqueue(() -> remove(name));
    settle(Duration.ofSeconds(30));
  }

  /** Waits until all is sent; not for ever. */
  void settle(Duration longest) throws InterruptedException {
    CompletableFuture<?> all;
    synchronized (this) {
      all = last;
    }
    try {
      all.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.debug("segments are not all sent", e);
    }
  }

  /** What is not sent by now is not sent any more. */
  @Override
  public void close() {
    closed = true;
  }

  private synchronized void enqueue(Runnable what) {
    try {
      last = last.thenRunAsync(what, threads);
    } catch (RejectedExecutionException e) {
      log.debug("the worker stops, nothing more is sent", e);
    }
  }

  private void send(String name, Path file) {
    if (closed) return;
    var target = new Job.Upload(link(name), CONTENT_TYPE);
    try {
      retry.unlessRefused("hand a segment over", () -> {
        if (closed) throw new InterruptedException("the attempt is over");
        return transfer.upload(file, target);
      });
    } catch (IOException e) {
      known.remove(name);
      log.atInfo().addKeyValue("segment", name).setCause(e).log("segment not handed over");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void remove(String name) {
    if (closed) return;
    try {
      transfer.delete(link(name));
    } catch (IOException e) {
      log.atWarn().addKeyValue("segment", name).setCause(e).log("a useless segment stays");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Names need no encoding. */
  private String link(String name) {
    return url + "&" + Names.SEGMENT_NAME + "=" + name;
  }
}
