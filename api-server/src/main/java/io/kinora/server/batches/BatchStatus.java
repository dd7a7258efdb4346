package io.kinora.server.batches;

import java.util.Locale;

/** Where a batch stands, in the words of the original. */
enum BatchStatus {
  /** Its file is being read. */
  VALIDATING,
  /** Its file is not what a batch is made of. */
  FAILED,
  /** Its lines are worked off. */
  IN_PROGRESS,
  /** Every line has ended; its files are being written. */
  FINALIZING,
  COMPLETED,
  /** It was not done in time. */
  EXPIRED,
  /** It was cancelled, and waits for what runs. */
  CANCELLING,
  CANCELLED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
