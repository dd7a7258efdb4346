package io.kinora.examples.bench.chaos;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the clients saw, in the order in which they saw it, kept here and in a file, a line each.
 * Thread-safe.
 */
final class History implements AutoCloseable {

  private final List<Seen> all = new ArrayList<>();
  private final BufferedWriter file;

  /** Something that a client saw. */
  sealed interface Seen {}

  /**
   * A create that was answered with 200.
   *
   * @param key its Idempotency-Key, which is also the first word of the prompt
   * @param nanos when the answer came
   */
  record Created(String key, String id, long nanos) implements Seen {}

  /** A create that was never answered with 200: nobody knows whether there is a video. */
  record Unknown(String key) implements Seen {}

  /** What a poll showed. */
  record Polled(String id, String status, int progress, long nanos) implements Seen {}

  /** A delivery that reached the webhook sink. */
  record Told(String type, String id, String event) implements Seen {}

  /** Something that must not happen, seen by a client. */
  record Broken(String what) implements Seen {}

  History(Path path) throws IOException {
    file = Files.newBufferedWriter(path);
  }

  synchronized void add(Seen seen) {
    all.add(seen);
    try {
      file.write(seen + "\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  synchronized <T extends Seen> List<T> all(Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
