package io.kinora.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What a model can make and what it asks of its device, so that a job goes where it fits.
 *
 * @param maxSeconds the longest video, 0 where any length is chained or cut to fit
 * @param maxPixels the most pixels of a frame, 0 where unknown
 * @param segmentSeconds how much of a video is made at once, 0 for all of it
 * @param framesPerSecond of what it makes, 0 where unknown
 * @param vram its device memory by size and frames, or null where unknown
 */
public record ModelFit(
    int maxSeconds,
    long maxPixels,
    int segmentSeconds,
    int framesPerSecond,
    @Nullable Vram vram) {
  /** Nothing is known: takes everything. */
  public static final ModelFit ANY = new ModelFit(0, 0, 0, 0, null);

  /**
   * Device memory as a line: weights, and a share for each pixel of each frame that is in work at
   * once. Operators measure it with two runs of different sizes.
   *
   * @param baseBytes weights and what does not depend on the size
   * @param bytesPerPixel on top, for each pixel of each frame
   */
  public record Vram(long baseBytes, double bytesPerPixel) {
    public Vram {
      if (baseBytes < 0 || !(bytesPerPixel >= 0)) {
        throw new IllegalArgumentException(
            "device memory is negative: " + baseBytes + ", " + bytesPerPixel);
      }
    }
  }

  /** Whether a video of that size and length can be made at all. */
  public boolean takes(int width, int height, int seconds) {
    return (maxSeconds == 0 || seconds <= maxSeconds)
        && (maxPixels == 0 || (long) width * height <= maxPixels);
  }

  /** Device memory for a video of that size and length, 0 where unknown. */
  public long vramBytes(int width, int height, int seconds) {
    if (vram == null) return 0;
    var atOnce = segmentSeconds == 0 ? seconds : Math.min(seconds, segmentSeconds);
    var pixels = (double) width * height * atOnce * framesPerSecond;
    return vram.baseBytes() + Math.round(vram.bytesPerPixel() * pixels);
  }
}
