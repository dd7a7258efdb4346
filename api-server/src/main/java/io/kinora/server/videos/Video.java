package io.kinora.server.videos;

import io.kinora.server.scheduling.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;

/** A video's row, as far as its owner is concerned. */
public record Video(
    String id,
    String projectId,
    String model,
    String prompt,
    int seconds,
    int width,
    int height,
    long seed,
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
    @Nullable Long fence) {
  Video withProgress(int percent) {
    return new Video(
        id,
        projectId,
        model,
        prompt,
        seconds,
        width,
        height,
        seed,
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
        fence);
  }
}
