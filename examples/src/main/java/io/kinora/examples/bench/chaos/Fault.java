package io.kinora.examples.bench.chaos;

import io.kinora.examples.cluster.Cluster;
import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Something bad that happens to a cluster and is over when {@link #strike} returns.
 *
 * @param id its number in the fault matrix
 * @param what happens, in a few words
 * @param recovery within how long after it a new video is done again
 * @param blow does it
 */
record Fault(String id, String what, Duration recovery, Blow blow) {

  /**
   * What the blows are dealt with.
   *
   * @param probe makes single videos
   * @param whale makes many
   */
  record Arena(
      Cluster cluster, RandomGenerator random, Pauses pauses, Caller probe, Caller whale) {}

  /** Waits that end early when the program does. */
  interface Pauses {
    void of(Duration duration) throws InterruptedException;
  }

  /** The bad thing itself. */
  interface Blow {
    void strike(Arena arena) throws IOException, InterruptedException;
  }

  void strike(Arena arena) throws IOException, InterruptedException {
    blow.strike(arena);
  }
}
