package io.kinora.sdk.internal;

import io.kinora.sdk.CallInterruptedException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** A pause of the calling thread. */
public final class Pause {

  private Pause() {}

  /**
   * Returns after the pause, or at once if it is not positive.
   *
   * @throws CallInterruptedException if the thread is interrupted; its flag stays set
   */
  public static void take(Sleeper sleeper, Duration pause, String during) {
    if (pause.isNegative() || pause.isZero()) {
      return;
    }
    var sleep = sleeper.sleep(pause);
    try {
      sleep.get();
    } catch (InterruptedException e) {
      sleep.cancel(true);
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(during + " was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
