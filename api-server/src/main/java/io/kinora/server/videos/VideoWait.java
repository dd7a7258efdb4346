package io.kinora.server.videos;

import io.dropwizard.lifecycle.Managed;
import io.kinora.server.http.ApiError;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Answers that wait for the end of a video. While they wait they hold no thread; a few threads of
 * their own send them. Thread-safe.
 */
final class VideoWait implements Managed {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");
  private static final int MAX_SECONDS = 60;
  private static final int SENDERS = 4;

  private final VideoWatch watch;
  private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS, task -> {
    var made = new Thread(task, "video-wait");
    made.setDaemon(true);
    return made;
  });

  VideoWait(VideoWatch watch) {
    this.watch = watch;
  }

  @Override
  public void stop() {
    senders.shutdown();
  }

  /** @throws io.kinora.server.http.ApiException when the text is no number from 0 to 60 */
  static Duration parse(String seconds) {
    if (NUMBER.matcher(seconds).matches() && Integer.parseInt(seconds) <= MAX_SECONDS)
      return Duration.ofSeconds(Integer.parseInt(seconds));
    throw ApiError.INVALID_VALUE.about(
        "wait",
        "Invalid value: '" + seconds + "'. Expected an integer from 0 to " + MAX_SECONDS + ".");
  }

  /**
   * The video when it is done, or as it stands when the time is over.
   *
   * @param reader reads the video as it stands, or throws what the caller is to be told
   */
  CompletionStage<Video> done(String id, Duration atMost, Supplier<Video> reader) {
    var waiter = new Waiter();
    // First watched, then read: an end in between is seen by one of the two.
    if (!atMost.isZero()) watch.add(id, waiter);
    try {
      var now = reader.get();
      if (atMost.isZero() || now.status().isDone()) {
        watch.remove(id, waiter);
        return CompletableFuture.completedFuture(now);
      }
    } catch (RuntimeException e) {
      watch.remove(id, waiter);
      throw e;
    }
    return waiter
        .end
        .orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
        .handleAsync(
            (end, thrown) -> {
              watch.remove(id, waiter);
              if (thrown == null || thrown instanceof TimeoutException) return reader.get();
              throw new IllegalStateException(thrown);
            },
            senders);
  }

  /** Completes when there is news. */
  private static final class Waiter implements VideoWatch.Watcher {
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();

    @Override
    public void onVideo(Video video) {
      if (video.status().isDone()) end.complete(true);
    }

    @Override
    public void onGone() {
      end.complete(false);
    }
  }
}
