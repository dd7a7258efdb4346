package io.kinora.media;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an MP4 is to be.
 *
 * @param width picture width in pixels, even, 16 or more
 * @param height picture height in pixels, even, 16 or more
 * @param frameRate constant rate of the pictures
 * @param videoBitsPerSecond target of the rate control
 * @param sound whether there is a sound track (AAC, 48 kHz, stereo)
 * @param threads how many threads the video encoder may use, 1 or more
 * @param tags metadata of the container, such as {@code title} and {@code comment}
 */
public record Mp4Format(
    int width,
    int height,
    FrameRate frameRate,
    long videoBitsPerSecond,
    boolean sound,
    int threads,
    Map<String, String> tags) {
  /** Samples per second of every sound track. */
  public static final int SAMPLE_RATE = 48_000;

  /** About 42 dB PSNR on rendered pictures: 7 Mbit/s at 1280x720, 30 fps. */
  private static final double BITS_PER_PIXEL = 0.25;

  private static final long BITS_PER_SECOND_MIN = 400_000;
  private static final long BITS_PER_SECOND_MAX = 40_000_000;

  public Mp4Format {
    if (width < 16 || height < 16 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "size must be even and 16 or more: " + width + "x" + height);
    }
    if (videoBitsPerSecond < 1) {
      throw new IllegalArgumentException("bit rate must be positive: " + videoBitsPerSecond);
    }
    if (threads < 1) throw new IllegalArgumentException("threads must be 1 or more: " + threads);
    tags = java.util.Collections.unmodifiableMap(new TreeMap<>(tags));
  }

  /** A format with sound whose bit rate suits its size. */
  public static Mp4Format of(int width, int height, FrameRate frameRate, int threads) {
    var bits = (long) (BITS_PER_PIXEL * width * height * frameRate.framesPerSecond());
    var bounded = Math.max(BITS_PER_SECOND_MIN, Math.min(BITS_PER_SECOND_MAX, bits));
    return new Mp4Format(width, height, frameRate, bounded, true, threads, Map.of());
  }

  /** The same without a sound track. */
  public Mp4Format silent() {
    return new Mp4Format(width, height, frameRate, videoBitsPerSecond, false, threads, tags);
  }

  /** The same with other metadata. */
  public Mp4Format tagged(Map<String, String> tags) {
    return new Mp4Format(width, height, frameRate, videoBitsPerSecond, sound, threads, tags);
  }

  int frameBytes() {
    return Math.multiplyExact(Math.multiplyExact(width, height), 3);
  }
}
