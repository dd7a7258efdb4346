package io.kinora.worker.execution;

import io.kinora.protocol.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * When an attempt did what, counted from the moment when its job was fetched. Belongs to the
 * attempt's thread.
 */
final class Steps {
  private final long begin = System.nanoTime();
  private final List<Outcome.Step> taken = new ArrayList<>();

  /** Takes a step and notes it, also when it fails. */
  <T, E extends Exception> T take(String name, Attempt.Step<T, E> step)
      throws E, InterruptedException {
    double from = seconds();
    try {
      return step.run();
    } finally {
      taken.add(new Outcome.Step(name, from, seconds() - from));
    }
  }

  List<Outcome.Step> taken() {
    return List.copyOf(taken);
  }

  private double seconds() {
    return (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
