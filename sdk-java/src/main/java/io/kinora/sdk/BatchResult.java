package io.kinora.sdk;

import io.kinora.sdk.model.Video;
import io.kinora.sdk.model.VideoError;
import org.jspecify.annotations.Nullable;

/**
 * What became of a line of a batch. Immutable.
 *
 * @param customId the name that the line had
 * @param video the completed or failed video, or null if the line was refused or not begun
 * @param error why there is no completed video, or null if there is one
 */
public record BatchResult(
    String customId, @Nullable Video video, @Nullable VideoError error) {}
