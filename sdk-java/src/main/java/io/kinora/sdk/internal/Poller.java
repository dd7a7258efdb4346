package io.kinora.sdk.internal;

import io.kinora.sdk.ApiException;
import io.kinora.sdk.ConnectionException;
import io.kinora.sdk.InvalidRequestException;
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
 * Waits for one video. When nobody listens to its progress, the server holds its answers back until
 * there is an end to tell of. Otherwise, and where a server does not do that, asks when the server
 * says ({@code openai-poll-after-ms}), or else after a second, growing by half up to 5 s. A server
 * that cannot be reached is asked again until the deadline. Belongs to one thread.
 */
public final class Poller {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_OWN_PAUSE = Duration.ofSeconds(5);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

  /** Shorter than what lies in between usually lets a connection be silent. */
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(25);

  private final Transport transport;
  private final String id;
  private final WaitOptions options;
  private final Instant deadline;
  private @Nullable Video lastSeen;
  private @Nullable KinoraException trouble;
  private Duration ownPause = FIRST_PAUSE;
  private boolean holds;

  /** The wait begins now. */
  public Poller(Transport transport, String id, WaitOptions options) {
    this.transport = transport;
    this.id = id;
    this.options = options;
    this.deadline = transport.clock().instant().plus(options.timeout());
    this.holds = options.isSilent();
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
      pause = holds ? Duration.ZERO : nextOwnPause();
    }
    while (true) {
      sleep(pause);
      var asked = transport.clock().instant();
      var hold = hold();
      try {
        var answer = ask(hold);
        if (isCompleted(answer.body(), answer.requestId().orElse(null))) {
          return answer.body();
        }
        pause = wasHeld(asked, hold) ? Duration.ZERO : pauseAfter(answer);
      } catch (InvalidRequestException e) {
        if (hold == null) {
          throw e;
        }
        // It does not know of holding answers back.
        holds = false;
        pause = Duration.ZERO;
      } catch (ApiException | ConnectionException e) {
        if (!e.isRetryable()) {
          throw e;
        }
        trouble = e;
        pause = e.retryAfter().orElseGet(this::nextOwnPause);
      }
    }
  }

  /** How many seconds the server may hold its answer back, or null. */
  private @Nullable Integer hold() {
    var half = timeout().dividedBy(2);
    var seconds = (half.compareTo(LONGEST_HOLD) < 0 ? half : LONGEST_HOLD).toSeconds();
    return holds && seconds > 0 ? (int) seconds : null;
  }

  private boolean wasHeld(Instant asked, @Nullable Integer hold) {
    return hold != null && Duration.between(asked, transport.clock().instant()).toSeconds() >= hold;
  }

  private Duration timeout() {
    var left = left();
    var usual = transport.options().timeout();
    return usual == null || left.compareTo(usual) < 0 ? left : usual;
  }

  private Response<Video> ask(@Nullable Integer hold) {
    var timeout = timeout();
    return OperationsApi.getVideo(transport, id, hold)
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
