package io.kinora.server.forecast;

import java.time.Duration;
import java.util.Optional;

/** Where an API server puts up what all of them may read. Forgetful, never slow. Thread-safe. */
public interface Board {
  /** Puts up a text in the place of what was there under the key; it fades after a while. */
  void post(String key, String text, Duration lifetime);

  void remove(String key);

  /** What is up, if it can be read at once. */
  Optional<String> read(String key);
}
