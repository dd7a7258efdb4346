package io.kinora.server.videos;

import io.kinora.server.api.WireVideoStatus;
import java.util.Locale;

/** Where a video stands. */
public enum VideoStatus {
  /** Committed, waits for a worker. */
  QUEUED,
  /** A worker holds its lease. */
  IN_PROGRESS,
  /** Its files are there until they expire. */
  COMPLETED,
  /** It will not be made; its error says why. */
  FAILED;

  /** As the database spells it. */
  static VideoStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  boolean isDone() {
    return this == COMPLETED || this == FAILED;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  WireVideoStatus onTheWire() {
    return WireVideoStatus.of(word());
  }
}
