package io.kinora.sdk;

import io.kinora.sdk.internal.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that moves only by the pauses taken on it, which take no time. */
final class SteppedTime extends Clock implements Sleeper {

  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");

  List<Duration> pauses() {
    return pauses;
  }

  @Override
  public CompletableFuture<Void> sleep(Duration pause) {
    pauses.add(pause);
    now = now.plus(pause);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
