package io.kinora.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The brightness of a clip's frames, small: enough to compare and to measure. Luma after ITU-R
 * BT.709, 0 to 1.
 */
public final class GreyFrames {
  public static final int WIDTH = 160;
  public static final int HEIGHT = 90;
  private static final int FRAMES_MAX = 1200;

  private GreyFrames() {}

  /**
   * The frames of a file from its first, each scaled to {@link #WIDTH} by {@link #HEIGHT}.
   *
   * @param most frames wanted; more than 1,200 are never read
   */
  public static List<float[]> read(Path file, int most) throws MediaException {
    var frames = new ArrayList<float[]>();
    try (var reader = new VideoReader(file, WIDTH, HEIGHT)) {
      for (var image = reader.next();
          image != null && frames.size() < Math.min(most, FRAMES_MAX);
          image = reader.next()) {
        frames.add(grey(image));
      }
    }
    if (frames.isEmpty()) throw new MediaException("the clip has no frame");
    return frames;
  }

  /** The brightness of a picture as it is, row by row. */
  public static float[] grey(RgbImage image) {
    var rgb = image.rgb();
    var grey = new float[rgb.length / 3];
    for (var i = 0; i < grey.length; i++) {
      grey[i] = (0.2126f * (rgb[3 * i] & 0xff)
              + 0.7152f * (rgb[3 * i + 1] & 0xff)
              + 0.0722f * (rgb[3 * i + 2] & 0xff))
          / 255;
    }
    return grey;
  }

  /** Mean absolute difference, 0 for equal frames, 1 for black against white. */
  public static double difference(float[] a, float[] b) {
    var sum = 0.0;
    for (var i = 0; i < a.length; i++) sum += Math.abs(a[i] - b[i]);
    return sum / a.length;
  }

  /** Mean brightness, 0 to 1. */
  public static double mean(float[] frame) {
    var sum = 0.0;
    for (var value : frame) sum += value;
    return sum / frame.length;
  }
}
