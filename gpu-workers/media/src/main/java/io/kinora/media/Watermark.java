package io.kinora.media;

import java.util.ArrayList;
import java.util.List;
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

  /** The grid in which {@link Detector#addGrid} takes frames, as FFmpeg spells sizes. */
  public static final String GRID = COLUMNS + "x" + ROWS;

  /** Of one frame in that grid. */
  public static final int GRID_BYTES = 2 * COLUMNS * ROWS;

  private static final int CELLS = COLUMNS * ROWS;
  private static final int PAYLOAD_BITS = 32;
  private static final int BITS = 48;

  /** In smaller pictures a cell is too few pixels to outlive anything. */
  private static final int MIN_WIDTH = 5 * COLUMNS;

  private static final int MIN_HEIGHT = 5 * ROWS;

  private final double[][] carriers;

  /**
   * Makes the mark of one key; only the same key finds it again.
   *
   * @param key secret of the installation
   */
  public Watermark(long key) {
    var random = new SplittableRandom(key);
    carriers = new double[BITS][CELLS];
    for (var bit = 0; bit < BITS; bit++) {
      var carrier = carriers[bit];
      for (var cell = 0; cell < CELLS; cell++) carrier[cell] = random.nextBoolean() ? 1 : -1;
      makeOrthogonal(carrier, bit);
    }
  }

  /**
   * To those before it, so that no bit speaks for another, and to an even brightness, which would
   * flicker (Gram and Schmidt). A cell's square is 1 on average.
   */
  private void makeOrthogonal(double[] carrier, int before) {
    var mean = 0.0;
    for (var value : carrier) mean += value / CELLS;
    for (var cell = 0; cell < CELLS; cell++) carrier[cell] -= mean;
    for (var other = 0; other < before; other++) {
      var share = product(carrier, carriers[other]) / CELLS;
      for (var cell = 0; cell < CELLS; cell++) carrier[cell] -= share * carriers[other][cell];
    }
    var length = Math.sqrt(product(carrier, carrier) / CELLS);
    for (var cell = 0; cell < CELLS; cell++) carrier[cell] /= length;
  }

  private static double product(double[] a, double[] b) {
    var sum = 0.0;
    for (var cell = 0; cell < CELLS; cell++) sum += a[cell] * b[cell];
    return sum;
  }

  /** Whether pictures of this size are large enough to carry a mark. */
  public static boolean fits(int width, int height) {
    return width >= MIN_WIDTH && height >= MIN_HEIGHT;
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
  public static final class Embedder implements FrameMark {
    private static final int BLOCK = 8;

    /** A block whose brightness spans this much hides a change that a flat one would show. */
    private static final float BUSY = 16;

    private static final float FLAT_SHARE = 0.5f;

    private final int width;
    private final int height;
    private final float[] field;

    /**
     * Spreads the cells smoothly over the picture.
     *
     * @param strength typical change of a pixel where the picture is busy, and twice that of a flat
     *     part; 2 survives much
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

    @Override
    public void mark(byte[] rgb, int frame) {
      if (rgb.length != 3 * width * height) {
        throw new IllegalArgumentException("a frame of " + rgb.length + " bytes");
      }
      var sign = frame % 2 == 0 ? 1 : -1;
      for (var top = 0; top < height; top += BLOCK) {
        for (var left = 0; left < width; left += BLOCK) markBlock(rgb, left, top, sign);
      }
    }

    private void markBlock(byte[] rgb, int left, int top, int sign) {
      var right = Math.min(width, left + BLOCK);
      var bottom = Math.min(height, top + BLOCK);
      var share = sign * share(rgb, left, top, right, bottom);
      for (var y = top; y < bottom; y++) {
        for (var pixel = y * width + left; pixel < y * width + right; pixel++) {
          var change = Math.round(share * field[pixel]);
          if (change == 0) continue;
          for (var at = 3 * pixel; at < 3 * pixel + 3; at++) {
            rgb[at] = (byte) Math.max(0, Math.min(255, (rgb[at] & 0xff) + change));
          }
        }
      }
    }

    /** How much of the strength a block takes without showing it, by the span of its green. */
    private float share(byte[] rgb, int left, int top, int right, int bottom) {
      var least = 255;
      var most = 0;
      for (var y = top; y < bottom; y++) {
        for (var at = 3 * (y * width + left) + 1; at < 3 * (y * width + right); at += 3) {
          var value = rgb[at] & 0xff;
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
      return FLAT_SHARE + (1 - FLAT_SHARE) * Math.min(1, Math.max(0, most - least) / BUSY);
    }
  }

  /** Gathers evidence over frames. Not thread-safe. */
  public static final class Detector {
    private static final double LIMIT = 3;

    /** Frames of one piece of evidence: clips are joined, and each part has a mark of its own. */
    private static final int PIECE = 30;

    /**
     * Mean square of the bits' evidence in units of its own noise. It is 1 ± 0.2 where there is no
     * mark, and 12 where there is nothing else.
     */
    private static final double CERTAIN = 2.5;

    private final double[][] carriers;
    private final List<double[]> pieces = new ArrayList<>();
    private double[] before = new double[CELLS];
    private int frames;

    private Detector(double[][] carriers) {
      this.carriers = carriers;
    }

    /** Takes the next frame, of any size. */
    public void add(RgbImage image) {
      add(cells(image));
    }

    /**
     * Takes the next frame, scaled to the grid.
     *
     * @param brightness two bytes a cell, the lower first, row by row
     */
    public void addGrid(byte[] brightness) {
      var cells = new double[CELLS];
      for (var cell = 0; cell < CELLS; cell++) {
        var low = brightness[2 * cell] & 0xff;
        cells[cell] = ((brightness[2 * cell + 1] & 0xff) << 8 | low) / 256.0;
      }
      add(cells);
    }

    private void add(double[] now) {
      if (frames % PIECE == 0) pieces.add(new double[CELLS]);
      if (frames > 0) {
        var evidence = pieces.get(pieces.size() - 1);
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
     * The payload of the whole; where that has none, of the last part that has one. Empty where
     * nothing stands out of the noise or the check bits say no.
     */
    public OptionalInt payload() {
      for (var length = pieces.size(); length > 0; length = length == 1 ? 0 : (length + 1) / 2) {
        var step = Math.max(1, length / 2);
        for (var to = pieces.size(); to >= length; to -= step) {
          var payload = payload(pieces.subList(to - length, to));
          if (payload.isPresent()) return payload;
        }
      }
      return OptionalInt.empty();
    }

    private OptionalInt payload(List<double[]> parts) {
      var evidence = new double[CELLS];
      for (var part : parts) {
        for (var cell = 0; cell < CELLS; cell++) evidence[cell] += part[cell];
      }
      var energy = product(evidence, evidence);
      var bits = new double[BITS];
      for (var bit = 0; bit < BITS; bit++) bits[bit] = product(evidence, carriers[bit]);
      var found = 0.0;
      for (var bit : bits) found += bit * bit / BITS;
      if (found < CERTAIN * energy || energy == 0) return OptionalInt.empty();
      var payload = read(bits, 1);
      return payload.isPresent() ? payload : read(bits, -1);
    }

    /** The film may as well have begun with an odd frame, which turns every sign. */
    private static OptionalInt read(double[] bits, int sign) {
      var payload = 0;
      var check = 0;
      for (var bit = 0; bit < BITS; bit++) {
        if (sign * bits[bit] <= 0) continue;
        if (bit < PAYLOAD_BITS) payload |= 1 << bit;
        else check |= 1 << bit - PAYLOAD_BITS;
      }
      return check == Watermark.check(payload) ? OptionalInt.of(payload) : OptionalInt.empty();
    }
  }
}
