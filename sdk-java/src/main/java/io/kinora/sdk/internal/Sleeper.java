package io.kinora.sdk.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Where pauses come from, so that tests need not take them. */
@FunctionalInterface
public interface Sleeper {

  /** The JDK's timer thread; no thread waits. */
  Sleeper SYSTEM = pause -> CompletableFuture.runAsync(
      () -> {},
      CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, Runnable::run));

  /** A future that completes after the pause; cancelling it ends the pause. */
  CompletableFuture<Void> sleep(Duration pause);
}
