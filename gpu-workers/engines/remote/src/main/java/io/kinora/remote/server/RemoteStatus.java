package io.kinora.remote.server;

import java.io.IOException;
import java.util.Locale;

/** The states of a job, with every word that a server is known to use for them. */
enum RemoteStatus {
  QUEUED,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /**
   * @throws IOException for a word that none of the servers uses, rather than polling it for ever
   */
  static RemoteStatus of(String word) throws IOException {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "queued", "pending", "created", "waiting" -> QUEUED;
      case "in_progress", "processing", "generating", "running" -> RUNNING;
      case "completed", "complete", "succeeded", "success", "done", "finished" -> COMPLETED;
      case "failed", "failure", "error", "expired" -> FAILED;
      case "cancelled", "canceled", "deleted" -> CANCELLED;
      default -> throw new IOException("the server speaks of a job as '" + word + "'");
    };
  }
}
