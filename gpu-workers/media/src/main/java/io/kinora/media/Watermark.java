package io.kinora.media;

import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * An invisible mark of 32 bits in the brightness of the pictures: spread spectrum on a coarse grid
 * whose sign alternates from frame to frame, so that the eye averages it away and what is filmed
 * cancels out in the detector. Survives compression and scaling; does not survive a changed frame
 * rate. Sixteen more bits check the others.
 *
 * <p>Immutable and thread-safe.
 */
public final class Watermark {
  private static final int COLUMNS = 32;
  private static final int ROWS = 18;
  private static final int CELLS = COLUMNS * ROWS;
  private static final int PAYLOAD_BITS = 32;
  private static final int BITS = 48;

  private final byte[][] carriers;

  /**
   * Makes the mark of one key; only the same key finds it again.
   *
   * @param key secret of the installation
   */
  public Watermark(long key) {
    var random = new SplittableRandom(key);
    carriers = new byte[BITS][CELLS];
    for (var carrier : carriers) {
      for (var cell = 0; cell < CELLS; cell++)
        carrier[cell] = (byte) (random.nextBoolean() ? 1 : -1);
    }
  }

  /** Puts a payload into frames of one size. */
  public Embedder embedder(int payload, int width, int height, double strength) {
    return new Embedder(pattern(payload), width, height, strength);
  }

  /** Looks for a payload in frames that are given in order. */
  public Detector detector() {
    return new Detector(carriers);
  }

  private double[] pattern(int payload) {
    var cells = new double[CELLS];
    for (var bit = 0; bit < BITS; bit++) {
      var sign = bit(payload, bit) ? 1 : -1;
      for (var cell = 0; cell < CELLS; cell++) cells[cell] += sign * carriers[bit][cell];
    }
    for (var cell = 0; cell < CELLS; cell++) cells[cell] /= Math.sqrt(BITS);
    return cells;
  }

  private static boolean bit(int payload, int bit) {
    var word = bit < PAYLOAD_BITS ? payload : check(payload);
    return (word >> bit % PAYLOAD_BITS & 1) == 1;
  }

  private static int check(int payload) {
    var crc = new CRC32();
    for (var shift = 24; shift >= 0; shift -= 8) crc.update(payload >> shift & 0xff);
    return (int) crc.getValue() & 0xffff;
  }

  /** Marks frames. Immutable and thread-safe. */
  public static final class Embedder {
    private final int width;
    private final int height;
    private final float[] field;

    /**
     * Spreads the cells smoothly over the picture.
     *
     * @param strength typical change of a pixel, 1 is hard to measure, 2 survives much
     */
    private Embedder(double[] cells, int width, int height, double strength) {
      this.width = width;
      this.height = height;
      field = new float[width * height];
      for (var y = 0; y < height; y++) {
        var v = Math.max(0, Math.min(ROWS - 1.0, (y + 0.5) * ROWS / height - 0.5));
        for (var x = 0; x < width; x++) {
          var u = Math.max(0, Math.min(COLUMNS - 1.0, (x + 0.5) * COLUMNS / width - 0.5));
          field[y * width + x] = (float) (strength * between(cells, u, v));
        }
      }
    }

    private static double between(double[] cells, double u, double v) {
      var left = (int) u;
      var top = (int) v;
      var right = Math.min(COLUMNS - 1, left + 1);
      var bottom = Math.min(ROWS - 1, top + 1);
      var above = mix(cells[top * COLUMNS + left], cells[top * COLUMNS + right], u - left);
      var below = mix(cells[bottom * COLUMNS + left], cells[bottom * COLUMNS + right], u - left);
      return mix(above, below, v - top);
    }

    private static double mix(double a, double b, double t) {
      return a + (b - a) * t;
    }

    /**
     * Marks one frame in place.
     *
     * @param rgb rows from the top, 3 bytes per pixel
     * @param frame its number from 0
     */
    public void mark(byte[] rgb, int frame) {
      if (rgb.length != 3 * width * height) {
        throw new IllegalArgumentException("a frame of " + rgb.length + " bytes");
      }
      var sign = frame % 2 == 0 ? 1 : -1;
      for (var pixel = 0; pixel < field.length; pixel++) {
        var change = sign * field[pixel];
        for (var c = 0; c < 3; c++) {
          var value = Math.round((rgb[3 * pixel + c] & 0xff) + change);
          rgb[3 * pixel + c] = (byte) Math.max(0, Math.min(255, value));
        }
      }
    }
  }

  /** Gathers evidence over frames. Not thread-safe. */
  public static final class Detector {
    private static final double LIMIT = 3;
    private final byte[][] carriers;
    private final double[] evidence = new double[CELLS];
    private double[] before = new double[CELLS];
    private int frames;

    private Detector(byte[][] carriers) {
      this.carriers = carriers;
    }

    /** Takes the next frame, of any size. */
    public void add(RgbImage image) {
      var now = cells(image);
      if (frames > 0) {
        var sign = frames % 2 == 0 ? 1 : -1;
        for (var cell = 0; cell < CELLS; cell++) {
          var change = Math.max(-LIMIT, Math.min(LIMIT, now[cell] - before[cell]));
          evidence[cell] += sign * change;
        }
      }
      before = now;
      frames++;
    }

    private static double[] cells(RgbImage image) {
      var sums = new double[CELLS];
      var counts = new int[CELLS];
      for (var y = 0; y < image.height(); y++) {
        var row = y * ROWS / image.height() * COLUMNS;
        for (var x = 0; x < image.width(); x++) {
          var cell = row + x * COLUMNS / image.width();
          sums[cell] += 0.2126 * image.channel(x, y, 0)
              + 0.7152 * image.channel(x, y, 1)
              + 0.0722 * image.channel(x, y, 2);
          counts[cell]++;
        }
      }
      for (var cell = 0; cell < CELLS; cell++) sums[cell] /= Math.max(1, counts[cell]);
      return sums;
    }

    /**
     * The payload, where the check bits say that there is one. A file without a mark passes by
     * chance once in 32,768 times, as the frames may also have begun with an odd one.
     */
    public OptionalInt payload() {
      for (var sign = 1; sign >= -1; sign -= 2) {
        var payload = 0;
        var check = 0;
        for (var bit = 0; bit < BITS; bit++) {
          var sum = 0.0;
          for (var cell = 0; cell < CELLS; cell++) sum += evidence[cell] * carriers[bit][cell];
          if (sign * sum <= 0) continue;
          if (bit < PAYLOAD_BITS) payload |= 1 << bit;
          else check |= 1 << bit - PAYLOAD_BITS;
        }
        if (frames > 1 && check == Watermark.check(payload)) return OptionalInt.of(payload);
      }
      return OptionalInt.empty();
    }
  }
}
