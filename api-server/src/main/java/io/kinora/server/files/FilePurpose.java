package io.kinora.server.files;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a file is for. */
public enum FilePurpose {
  /** Lines of requests. */
  BATCH,
  /** What became of a batch; made by the server alone. */
  BATCH_OUTPUT,
  /** Anything else, such as a clip. */
  USER_DATA,
  /** A picture. */
  VISION;

  /** The word on the wire and in rows. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The words of those that a client may upload. */
  static List<String> uploadable() {
    return Arrays.stream(values())
        .filter(purpose -> purpose != BATCH_OUTPUT)
        .map(FilePurpose::word)
        .toList();
  }
}
