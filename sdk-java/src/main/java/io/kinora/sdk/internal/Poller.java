package io.kinora.sdk.internal;

import io.kinora.sdk.ApiException;
import io.kinora.sdk.ConnectionException;
import io.kinora.sdk.KinoraException;
import io.kinora.sdk.Response;
import io.kinora.sdk.VideoFailedException;
import io.kinora.sdk.WaitOptions;
import io.kinora.sdk.WaitTimeoutException;
import io.kinora.sdk.internal.api.OperationsApi;
import io.kinora.sdk.model.Video;
import io.kinora.sdk.model.VideoStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Waits for one video. Asks when the server says ({@code openai-poll-after-ms}), or else after a
 * second, growing by half up to 5 s. A server that cannot be reached is asked again until the
 * deadline. Belongs to one thread.
 */
public final class Poller {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_OWN_PAUSE = Duration.ofSeconds(5);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

  private final Transport transport;
  private final String id;
  private final WaitOptions options;
  private final Instant deadline;
  private @Nullable Video lastSeen;
  private @Nullable KinoraException trouble;
  private Duration ownPause = FIRST_PAUSE;

  /** The wait begins now. */
  public Poller(Transport transport, String id, WaitOptions options) {
    this.transport = transport;
    this.id = id;
    this.options = options;
    this.deadline = transport.clock().instant().plus(options.timeout());
  }

  /**
   * The completed video.
   *
   * @param known the video as it was a moment ago, or null if it has not been seen
   */
  public Video await(@Nullable Video known) {
    var pause = Duration.ZERO;
    if (known != null) {
      if (isCompleted(known, null)) {
        return known;
      }
      pause = nextOwnPause();
    }
    while (true) {
      sleep(pause);
      try {
        var answer = ask();
        if (isCompleted(answer.body(), answer.requestId().orElse(null))) {
          return answer.body();
        }
        pause = pauseAfter(answer);
      } catch (ApiException | ConnectionException e) {
        if (!e.isRetryable()) {
          throw e;
        }
        trouble = e;
        pause = e.retryAfter().orElseGet(this::nextOwnPause);
      }
    }
  }

  private Response<Video> ask() {
    var left = left();
    var usual = transport.options().timeout();
    var timeout = usual == null || left.compareTo(usual) < 0 ? left : usual;
    return OperationsApi.getVideo(transport, id, null)
        .with(o -> o.timeout(timeout))
        .raw();
  }

  private boolean isCompleted(Video video, @Nullable String requestId) {
    var before = lastSeen;
    lastSeen = video;
    if (before == null
        || !before.status().equals(video.status())
        || !before.progress().equals(video.progress())) {
      options.onProgress().accept(video);
    }
    if (video.status().equals(VideoStatus.FAILED)) {
      throw new VideoFailedException(video, requestId);
    }
    return video.status().equals(VideoStatus.COMPLETED);
  }

  private Duration pauseAfter(Response<Video> answer) {
    var asked =
        Headers.millis(answer.headers(), "openai-poll-after-ms").orElseGet(this::nextOwnPause);
    return asked.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : asked;
  }

  private Duration nextOwnPause() {
    var pause = ownPause;
    var longer = pause.multipliedBy(3).dividedBy(2);
    ownPause = longer.compareTo(LONGEST_OWN_PAUSE) < 0 ? longer : LONGEST_OWN_PAUSE;
    return Duration.ofMillis(
        Math.round(pause.toMillis() * (1 - transport.random().nextDouble() / 10)));
  }

  /** Pauses, but not beyond the deadline. */
  private void sleep(Duration pause) {
    var left = left();
    Pause.take(
        transport.sleeper(), pause.compareTo(left) < 0 ? pause : left, "waiting for video " + id);
    if (left().isNegative() || left().isZero()) {
      throw new WaitTimeoutException(id, options.timeout(), lastSeen, trouble);
    }
  }

  private Duration left() {
    return Duration.between(transport.clock().instant(), deadline);
  }
}
