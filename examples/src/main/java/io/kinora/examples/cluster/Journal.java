package io.kinora.examples.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What engines have done, a line each, written by several processes and read by another. A line
 * that was noted outlives a kill of its process. Thread-safe.
 */
public final class Journal implements AutoCloseable {

  private final FileChannel file;

  private Journal(FileChannel file) {
    this.file = file;
  }

  /**
   * A line.
   *
   * @param what {@code start} or {@code end}
   * @param token the first word of the prompt
   * @param micros microseconds since 1970
   */
  public record Entry(String what, String token, long micros) {}

  static Journal append(Path path) throws IOException {
    return new Journal(
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  void note(String what, String token, Instant time) throws IOException {
    var line = what + " " + token + " " + ChronoUnit.MICROS.between(Instant.EPOCH, time) + "\n";
    // One write: lines of several processes do not mix in a file that is opened to append.
    file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
  }

  /** All lines so far, in the order in which they were written. */
  public static List<Entry> read(Path path) throws IOException {
    var entries = new ArrayList<Entry>();
    if (!Files.exists(path)) return entries;
    for (var line : Files.readAllLines(path)) {
      var words = line.split(" ");
      if (words.length == 3) entries.add(new Entry(words[0], words[1], Long.parseLong(words[2])));
    }
    return entries;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
