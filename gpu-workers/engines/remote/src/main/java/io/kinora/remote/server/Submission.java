package io.kinora.remote.server;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request in the terms of the model that runs it.
 *
 * @param model the server's own name of the model
 * @param width in pixels, a multiple of what the model wants
 * @param height in pixels, a multiple of what the model wants
 * @param frames how many the model is asked for, aligned to what it can make
 * @param fps frames a second
 * @param seconds how long the promised clip is
 * @param reference an image file to start from, or null
 * @param video a video file to start from, or null
 * @param options settings of the catalogue's entry, handed on as they are
 * @param traceParent W3C trace context of the request, or null
 */
record Submission(
    String model,
    String prompt,
    @Nullable String negativePrompt,
    int width,
    int height,
    int frames,
    int fps,
    int seconds,
    long seed,
    @Nullable Path reference,
    @Nullable Path video,
    Map<String, String> options,
    @Nullable String traceParent) {}
