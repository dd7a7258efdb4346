package io.kinora.sdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events as the HTML standard describes them in section 9.2, as far as a server
 * of this contract sends them. Belongs to one thread.
 */
final class EventLines {

  private final BufferedReader lines;
  private String id = "";

  EventLines(InputStream in) {
    lines = new BufferedReader(new InputStreamReader(in, UTF_8));
  }

  /** The id of the newest event, to name when coming back; empty before the first. */
  String lastId() {
    return id;
  }

  /** The data of the next event that has any, or null when the stream has ended. */
  @Nullable
  String next() throws IOException {
    var data = new StringBuilder();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty() && data.length() > 0) return data.toString();
      // Comments keep the connection; the data say themselves what kind of event it is.
      if (line.startsWith("id:")) id = line.substring(3).strip();
      if (line.startsWith("data:")) data.append(line, 5, line.length()).append('\n');
    }
    return null;
  }
}
