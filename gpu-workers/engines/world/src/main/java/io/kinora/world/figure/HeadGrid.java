package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows and columns that cover a head: rows run around it, from the collar to the crown; columns lie
 * close together in front. One row runs along the lips and one along the closed lids, so that mouth
 * and eyes can be slit open between two rows.
 */
final class HeadGrid {
  /** Azimuths of the columns of one half in degrees, front to back. */
  private static final double[] HALF = {
    0, 2.1, 4.3, 6.6, 9, 11.4, 13.6, 15.8, 18, 20.4, 22.8, 25.2, 27.8, 30.6, 34, 38, 43, 49, 56, 65,
    76, 90, 106, 124, 143, 162, 180
  };

  /** Height of the ray's origin, its elevation in degrees, and rows from the entry before. */
  private static final double[][] ANCHORS = {
    {-0.150, -34, 0},
    {-0.088, -20, 3},
    {-0.040, -27, 2},
    {0.002, -38, 3},
    {0.004, -18, 3},
    {0.0045, -4, 2},
    {0.0068, 0, 1},
    {HeadShape.MOUTH, 0, 2},
    {0.0190, 0, 2},
    {0.037, 0, 5},
    {0.060, 0, 4},
    {0.069, 0, 2},
    {0.078, 0, 3},
    {0.087, 0, 3},
    {0.099, 1, 3},
    {0.112, 12, 2},
    {0.112, 36, 3},
    {0.105, 82, 5},
  };

  private static final int MOUTH_ANCHOR = 7;
  private static final int EYE_ANCHOR = 12;
  private static final int INNER_CORNER = 5;
  private static final int OUTER_CORNER = 13;
  private static final int LIP_CORNER = 7;

  private final HeadShape shape;
  private final List<double[]> rows = new ArrayList<>();
  private int mouthRow;
  private int eyeRow;

  HeadGrid(HeadShape shape) {
    this.shape = shape;
    for (var a = 0; a < ANCHORS.length; a++) {
      addRows(a);
    }
  }

  private void addRows(int a) {
    if (a == 0) {
      rows.add(new double[] {ANCHORS[0][0], Math.toRadians(ANCHORS[0][1])});
      return;
    }
    var count = (int) ANCHORS[a][2];
    for (var k = 1; k <= count; k++) {
      var t = (double) k / count;
      rows.add(new double[] {
        Angles.mix(ANCHORS[a - 1][0], ANCHORS[a][0], t),
        Math.toRadians(Angles.mix(ANCHORS[a - 1][1], ANCHORS[a][1], t))
      });
    }
    if (a == MOUTH_ANCHOR) mouthRow = rows.size() - 1;
    if (a == EYE_ANCHOR) eyeRow = rows.size() - 1;
  }

  int rows() {
    return rows.size();
  }

  int columns() {
    return HALF.length * 2 - 2;
  }

  int mouthRow() {
    return mouthRow;
  }

  int eyeRow() {
    return eyeRow;
  }

  /** Columns from the middle of the face: positive to the left. */
  int offset(int column) {
    return column < HALF.length ? column : column - columns();
  }

  /** Whether a column lies strictly between the corners of the mouth. */
  boolean withinMouth(int column) {
    return Math.abs(offset(column)) < LIP_CORNER;
  }

  boolean withinMouthOrCorner(int column) {
    return Math.abs(offset(column)) <= LIP_CORNER;
  }

  /** 0 at the inner corner of an eye, 1 at the outer; outside that range beside the eye. */
  double alongEye(int column) {
    return (Math.abs(azimuth(column)) - radians(INNER_CORNER))
        / (radians(OUTER_CORNER) - radians(INNER_CORNER));
  }

  boolean withinEye(int column) {
    var k = Math.abs(offset(column));
    return k > INNER_CORNER && k < OUTER_CORNER;
  }

  private static double radians(int half) {
    return Math.toRadians(HALF[half]);
  }

  double azimuth(int column) {
    var k = offset(column);
    return Math.signum(k) * radians(Math.abs(k));
  }

  /** The surface point of a row and column, in the head's own measure. */
  Vec3 point(int row, int column) {
    var a = azimuth(column);
    var y = rows.get(row)[0] + lipContour(row, column);
    var e = rows.get(row)[1];
    var direction = new Vec3(Math.cos(e) * Math.sin(a), Math.sin(e), Math.cos(e) * Math.cos(a));
    return shape.outermost(new Vec3(0, y, 0), direction, row < 6 ? 0.11 + 0.01 * (6 - row) : 0.15);
  }

  /** Near the mouth, the two rows on either side follow the border of the lips. */
  private double lipContour(int row, int column) {
    var k = row - mouthRow;
    if (Math.abs(k) > 4) return 0;
    var x = Math.abs(Math.sin(azimuth(column)) * 0.094) / HeadShape.MOUTH_CORNER;
    var line =
        0.0003 * x * x * (x < 1.6 ? 1 : Math.max(0, 2.6 - x)) * Math.max(0, 1 - Math.abs(k) / 5.0);
    if (k == 0 || Math.abs(k) > 2) return -line;
    var half = Math.max(0, 1 - x * x);
    var border = k > 0
        ? 0.0082 * Math.sqrt(half) - 0.0012 * Math.exp(-x * x * 40)
        : 0.0098 * Math.sqrt(half);
    var usual = k > 0 ? 0.0062 : 0.006;
    var wanted = Angles.mix(Math.max(border, 0.0014), usual, Angles.smooth(0.95, 1.8, x));
    return (wanted - usual) * k / 2 - line;
  }
}
