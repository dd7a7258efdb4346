package io.kinora.server.videos;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sweepers of all API servers away from a video while its files are read, beyond its
 * expiry if need be. It is renewed as bytes flow; a reader to whom none flow loses its connection
 * long before it. Belongs to one reader.
 */
final class ReadHold {
  static final Duration LASTS = Duration.ofMinutes(10);

  private final Jdbi jdbi;
  private final Clock clock;
  private final String videoId;
  private @Nullable Instant renewAt;

  /** @param expiresAt when the files are due to be removed, or null for never */
  ReadHold(Jdbi jdbi, Clock clock, String videoId, @Nullable Instant expiresAt) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.videoId = videoId;
    renewAt = expiresAt == null ? null : expiresAt.minus(LASTS);
  }

  /** To be called as bytes flow. Costs a write to the database every five minutes, near expiry. */
  void keep() {
    var now = clock.instant();
    if (renewAt == null || now.isBefore(renewAt)) return;
    jdbi.useExtension(VideoDao.class, dao -> dao.holdForReading(videoId, now.plus(LASTS)));
    renewAt = now.plus(LASTS.dividedBy(2));
  }
}
