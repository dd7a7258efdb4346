package io.kinora.server.scheduling;

import java.time.Duration;

/** How long things hold, all in the database's time. */
final class Leases {
  /**
   * An assignment that no worker has fetched after this long is offered again. Longer than the time
   * between two heartbeats, so that a worker which the message does not reach hears of it in the
   * answer to the next one: else a line that is silent without being cut would stop everything.
   */
  static final Duration PATIENCE = Duration.ofSeconds(7);

  /**
   * What is left to the leases of a worker whose connection has ended. One that lives notices the
   * same and beats at once.
   */
  static final Duration GRACE_OF_GONE = Duration.ofSeconds(6);

  /** Beyond the engine's deadline: time to upload. */
  static final Duration UPLOAD_MARGIN = Duration.ofMinutes(5);

  private Leases() {}
}
