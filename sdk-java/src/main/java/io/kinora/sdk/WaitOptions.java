package io.kinora.sdk;

import io.kinora.sdk.model.Video;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How to wait for a video. Immutable.
 *
 * <p>{@code WaitOptions.within(Duration.ofMinutes(10)).onProgress(v ->
 * System.out.println(v.progress() + " %"))}
 *
 * @param timeout how long to wait in all; positive
 * @param onProgress is given the video at first sight and whenever its status or progress has
 *     changed, on the waiting thread; what it throws ends the wait
 */
public record WaitOptions(Duration timeout, Consumer<Video> onProgress) {

  private static final Consumer<Video> NOBODY = video -> {};

  /** Checks the range. */
  public WaitOptions {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
  }

  /** Waits 30 minutes, silently. */
  public static WaitOptions defaults() {
    return within(Duration.ofMinutes(30));
  }

  /** Waits this long, silently. */
  public static WaitOptions within(Duration timeout) {
    return new WaitOptions(timeout, NOBODY);
  }

  /** Whether nobody hears of the progress, so that the server needs to answer only once. */
  public boolean isSilent() {
    return onProgress == NOBODY;
  }

  /** The same with another listener. */
  public WaitOptions onProgress(Consumer<Video> listener) {
    return new WaitOptions(timeout, listener);
  }
}
