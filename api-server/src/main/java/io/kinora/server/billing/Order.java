package io.kinora.server.billing;

import io.kinora.server.models.PictureSize;
import io.kinora.server.scheduling.Lane;
import org.jspecify.annotations.Nullable;

/**
 * What a video is asked for, as far as its price is concerned.
 *
 * @param model by any of its names
 * @param bestOf how many takes are made and paid for
 * @param tier null for whatever is cheapest and at once: the allowance while it lasts, then the
 *     standard tier, and never priority
 * @param quoteId an offer to hold to, or null
 * @param maxPrice most that it may cost in USD, or null
 * @param batch whether a batch asks for it
 */
public record Order(
    String model,
    PictureSize size,
    int seconds,
    int bestOf,
    @Nullable Lane tier,
    @Nullable String quoteId,
    @Nullable String maxPrice,
    boolean batch) {
  private static final long REFERENCE_PIXELS = 1280L * 720;
  private static final long MILLIS = 1000;

  /** What it takes of the free allowance: milliseconds of output at 720p, rounded up. */
  long freeMillis() {
    long pixels = (long) size.width() * size.height();
    return (generatedSeconds() * MILLIS * pixels + REFERENCE_PIXELS - 1) / REFERENCE_PIXELS;
  }

  /** Those of every take. */
  long generatedSeconds() {
    return (long) seconds * bestOf;
  }
}
