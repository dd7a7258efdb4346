package io.kinora.protocol;

import java.util.Map;

/**
 * How far a worker's jobs are, told more often than heartbeats tell it.
 *
 * @param percent 0 to 100 by fence
 */
public record Progress(Map<Long, Integer> percent) {
  public Progress {
    percent = Map.copyOf(percent);
  }
}
