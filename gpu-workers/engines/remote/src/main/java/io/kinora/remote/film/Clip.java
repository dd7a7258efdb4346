package io.kinora.remote.film;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model made, as it came.
 *
 * @param file in any format that FFmpeg reads
 * @param notes sentences for the user
 * @param stages wall-clock times by name, in order
 */
public record Clip(Path file, List<String> notes, Map<String, Duration> stages) {
  public Clip {
    notes = List.copyOf(notes);
    stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
  }
}
