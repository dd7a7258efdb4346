package io.kinora.server.videos;

import io.kinora.server.accounts.Caller;
import io.kinora.server.api.WireVideo;
import io.kinora.server.http.ApiError;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** Makes a video of a checked request, and the answer of the video. Thread-safe. */
final class VideoCreation {
  private static final int MAX_KEY_LENGTH = 255;

  private final VideoService videos;

  VideoCreation(VideoService videos) {
    this.videos = videos;
  }

  WireVideo create(
      Caller caller,
      NewVideo wanted,
      @Nullable String idempotencyKey,
      ContainerRequestContext request) {
    var accepted = videos.create(caller, wanted, submission(idempotencyKey, request));
    if (accepted.isReplay()) request.setProperty(ReplayFilter.PROPERTY, true);
    return VideoWriter.onTheWire(accepted.video());
  }

  private static Submission submission(
      @Nullable String idempotencyKey, ContainerRequestContext request) {
    if (idempotencyKey != null
        && (idempotencyKey.isBlank() || idempotencyKey.length() > MAX_KEY_LENGTH)) {
      throw ApiError.INVALID_VALUE.about(
          "Idempotency-Key", "An Idempotency-Key has 1 to " + MAX_KEY_LENGTH + " characters.");
    }
    var count = request.getHeaderString("X-Stainless-Retry-Count");
    return new Submission(idempotencyKey, count != null && !count.strip().equals("0"));
  }
}
