package io.kinora.server.videos;

import io.kinora.server.forecast.Place;
import io.kinora.server.forecast.Waiting;
import io.kinora.server.scheduling.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A video's row, as far as its owner is concerned.
 *
 * @param seconds how much of it is made
 * @param sourceSeconds how much of it is its source, which an extension begins with
 * @param extensions how many times it was extended
 * @param bestOf how many takes are made and paid for, of which one is kept
 * @param costMicro what was charged; null until then, and where nothing has a price
 * @param place where it stands while it waits, if that is known; no column
 */
public record Video(
    String id,
    String projectId,
    String model,
    String prompt,
    int seconds,
    int sourceSeconds,
    int extensions,
    int width,
    int height,
    long seed,
    int bestOf,
    Lane lane,
    VideoStatus status,
    int progress,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    @Json List<String> engineNotes,
    @Nullable @Json Map<String, Double> timings,
    @Nullable String remixedFromVideoId,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Instant expiresAt,
    @Nullable Instant deletedAt,
    @Nullable String negativePrompt,
    @Json Map<String, String> metadata,
    @Nullable String clientReferenceId,
    @Nullable String webhookUrl,
    @Nullable String workerId,
    @Nullable Long fence,
    String organizationId,
    String engineModel,
    @Nullable Instant leaseUntil,
    @Nullable Long costMicro,
    @Nullable Place place) {
  /** How long the whole is. */
  int length() {
    return sourceSeconds + seconds;
  }

  Video withProgress(int percent) {
    return with(percent, place);
  }

  Video withPlace(@Nullable Place known) {
    return with(progress, known);
  }

  private Video with(int percent, @Nullable Place known) {
    return new Video(
        id,
        projectId,
        model,
        prompt,
        seconds,
        sourceSeconds,
        extensions,
        width,
        height,
        seed,
        bestOf,
        lane,
        status,
        percent,
        errorCode,
        errorMessage,
        engineNotes,
        timings,
        remixedFromVideoId,
        createdAt,
        startedAt,
        completedAt,
        expiresAt,
        deletedAt,
        negativePrompt,
        metadata,
        clientReferenceId,
        webhookUrl,
        workerId,
        fence,
        organizationId,
        engineModel,
        leaseUntil,
        costMicro,
        known);
  }

  /** Whether a worker is about to begin it. */
  boolean isAssigned() {
    return leaseUntil != null;
  }

  Waiting asWaiting() {
    return new Waiting(
        organizationId, lane.word(), engineModel, width, height, seconds, bestOf, createdAt);
  }
}
