package io.kinora.server.scheduling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler knows of a video.
 *
 * @param createdAt orders the videos of one organisation, so that one that runs again is its first
 * @param avoid the worker on which it last failed, or null
 * @param bestOf how many takes of it are made
 * @param suspect whether a worker has died of it, or beside it
 */
public record QueuedVideo(
    String id,
    String organizationId,
    Lane lane,
    String engineModel,
    int width,
    int height,
    int seconds,
    int bestOf,
    Instant createdAt,
    @Nullable String avoid,
    boolean suspect) {
  /** A million may wait of a few thousand organisations, whose ids are kept once. */
  public QueuedVideo {
    organizationId = organizationId.intern();
    engineModel = engineModel.intern();
  }

  /** What videos of the same cost have in common. */
  record Shape(String engineModel, int width, int height, int seconds, int bestOf) {
    /** One of a single take. */
    Shape(String engineModel, int width, int height, int seconds) {
      this(engineModel, width, height, seconds, 1);
    }

    Shape single() {
      return bestOf == 1 ? this : new Shape(engineModel, width, height, seconds);
    }
  }

  Shape shape() {
    return new Shape(engineModel, width, height, seconds, bestOf);
  }
}
