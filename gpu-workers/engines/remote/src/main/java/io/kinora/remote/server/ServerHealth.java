package io.kinora.remote.server;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a server can be trusted with a job. One that hung or ran out of memory rests, twice as
 * long each time until a job succeeds, and is started anew where it is our child: such servers have
 * been seen to answer on and to spoil the jobs that follow. Thread-safe.
 */
final class ServerHealth {
  private static final Logger log = LoggerFactory.getLogger(ServerHealth.class);
  private static final int DOUBLINGS_MAX = 6;

  private final Clock clock;
  private final Duration rest;
  private final Runnable restart;
  private int faults;
  private long restsUntilMillis = Long.MIN_VALUE;

  /**
   * @param rest how long it rests after the first fault
   * @param restart starts the server anew where that is in our power
   */
  ServerHealth(Clock clock, Duration rest, Runnable restart) {
    this.clock = clock;
    this.rest = rest;
    this.restart = restart;
  }

  /** A job hung, or the device was full. */
  void faulted(String what) {
    Duration pause;
    synchronized (this) {
      pause = rest.multipliedBy(1L << Math.min(faults++, DOUBLINGS_MAX));
      restsUntilMillis = clock.millis() + pause.toMillis();
    }
    log.atWarn().addKeyValue("what", what).addKeyValue("rest", pause).log("inference server rests");
    restart.run();
  }

  /** A job came to its end. */
  synchronized void succeeded() {
    faults = 0;
  }

  synchronized boolean rests() {
    return clock.millis() < restsUntilMillis;
  }
}
