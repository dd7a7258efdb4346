package io.kinora.sdk;

import io.kinora.sdk.model.Video;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The video that was waited for is not done within the time that the caller gave. The server goes
 * on with it: wait again with {@link #videoId()}, or cancel it.
 */
public final class WaitTimeoutException extends KinoraException {

  private static final long serialVersionUID = 1L;

  private final String videoId;
  private final transient @Nullable Video lastSeen;

  /**
   * Makes one.
   *
   * @param videoId the id of the video
   * @param timeout the time that was given
   * @param lastSeen the video as it was last seen, or null if the server never answered
   * @param cause the last failed try to ask for it, or null
   */
  public WaitTimeoutException(
      String videoId, Duration timeout, @Nullable Video lastSeen, @Nullable Throwable cause) {
    super(describe(videoId, timeout, lastSeen), cause);
    this.videoId = videoId;
    this.lastSeen = lastSeen;
  }

  private static String describe(String videoId, Duration timeout, @Nullable Video lastSeen) {
    var state =
        lastSeen == null ? "not seen" : lastSeen.status() + " at " + lastSeen.progress() + " %";
    return "Video " + videoId + " is " + state + " after " + timeout.toMillis() / 1000.0
        + " s; it goes on.";
  }

  /** The id of the video, to wait for it again or to cancel it. */
  public String videoId() {
    return videoId;
  }

  /** The video as it was last seen; empty if the server never answered. */
  public Optional<Video> lastSeen() {
    return Optional.ofNullable(lastSeen);
  }

  /** Always true: waiting again may succeed. */
  @Override
  public boolean isRetryable() {
    return true;
  }
}
