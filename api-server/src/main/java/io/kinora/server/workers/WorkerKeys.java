package io.kinora.server.workers;

import io.kinora.protocol.WorkerKey;

/** The keys of all workers, each derived from the join secret when it is asked for. Thread-safe. */
final class WorkerKeys {
  private final String joinSecret;

  WorkerKeys(String joinSecret) {
    this.joinSecret = joinSecret;
  }

  WorkerKey of(String workerId) {
    return WorkerKey.derive(joinSecret, workerId);
  }
}
