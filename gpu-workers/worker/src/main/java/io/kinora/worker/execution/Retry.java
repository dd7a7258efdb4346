package io.kinora.worker.execution;

import io.kinora.worker.artifacts.Transfer;
import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again, with growing waits, until it works or the thread is interrupted. Thread-safe. */
final class Retry {
  private static final Logger log = LoggerFactory.getLogger(Retry.class);

  private final Backoff backoff;
  private final RandomGenerator random;
  private final Pause pause;

  /** Waits, interruptibly. */
  interface Pause {
    void await(Duration duration) throws InterruptedException;
  }

  /** Something over a network. */
  interface Call<T> {
    T run() throws IOException, InterruptedException;
  }

  Retry(Backoff backoff, RandomGenerator random, Pause pause) {
    this.backoff = backoff;
    this.random = random;
    this.pause = pause;
  }

  /** Calls until there is an answer. */
  <T> T until(String what, Call<T> call) throws InterruptedException {
    for (int failures = 1; ; failures++) {
      try {
        return call.run();
      } catch (IOException e) {
        await(what, failures, e);
      }
    }
  }

  /** Calls until there is an answer or the store says that it will not have it. */
  <T> T unlessRefused(String what, Call<T> call)
      throws Transfer.RefusedException, InterruptedException {
    for (int failures = 1; ; failures++) {
      try {
        return call.run();
      } catch (Transfer.RefusedException e) {
        throw e;
      } catch (IOException e) {
        await(what, failures, e);
      }
    }
  }

  /** Waits once, as after a few failures. */
  void pause() throws InterruptedException {
    pause.await(backoff.after(4, random));
  }

  private void await(String what, int failures, IOException e) throws InterruptedException {
    // The first failure is worth a line, the rest of a long outage is not.
    if (failures == 1) log.atWarn().addKeyValue("cause", e.toString()).log("cannot {} yet", what);
    else log.debug("still cannot {}", what);
    pause.await(backoff.after(failures, random));
  }
}
