package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import org.jspecify.annotations.Nullable;

/**
 * Lays the skin of a head over its {@link HeadGrid}: face, lips, lids and the inside of the mouth.
 * Used once.
 */
final class HeadMesh {
  private static final double UPPER_LID = 0.0056;
  private static final double LOWER_LID = 0.0045;

  private final HeadShape shape;
  private final HeadGrid grid;
  private final FaceRig rig;
  private final FaceBuilder out;
  private final int[][] above;
  private final int[][] below;
  private final double openness;

  /** @param openness of the eyes when the face is at rest, 1 is usual */
  HeadMesh(HeadShape shape, FaceRig rig, FaceBuilder out, double openness) {
    this.shape = shape;
    this.grid = new HeadGrid(shape);
    this.rig = rig;
    this.out = out;
    this.openness = openness;
    above = new int[grid.rows()][grid.columns()];
    below = new int[grid.rows()][grid.columns()];
  }

  void build() {
    for (var row = 0; row < grid.rows(); row++) {
      for (var column = 0; column < grid.columns(); column++) {
        place(row, column);
      }
    }
    for (var row = 0; row + 1 < grid.rows(); row++) {
      for (var column = 0; column < grid.columns(); column++) {
        cover(row, column);
      }
    }
    crown();
    lidEdges();
    mouthInside();
  }

  private void place(int row, int column) {
    var p = grid.point(row, column);
    if (row == grid.mouthRow() && grid.withinMouth(column)) {
      above[row][column] = out.vertex(p, FaceRig.Lip.UPPER);
      below[row][column] = out.vertex(p, FaceRig.Lip.LOWER);
      return;
    }
    if (row == grid.eyeRow() && grid.withinEye(column)) {
      above[row][column] = lid(p, column, true);
      below[row][column] = lid(p, column, false);
      return;
    }
    var upper = row > grid.eyeRow();
    var v = nearEye(row, column) ? lid(p, column, upper) : out.vertex(p, FaceRig.Lip.BY_PLACE);
    above[row][column] = v;
    below[row][column] = v;
  }

  private boolean nearEye(int row, int column) {
    return Math.abs(row - grid.eyeRow()) <= 6 && grid.withinEye(column);
  }

  /** A vertex of a lid at its open place. */
  private int lid(Vec3 closed, int column, boolean upper) {
    var s = grid.alongEye(column);
    var distance = Math.abs(closed.y() - HeadShape.EYE_PLACE.y());
    var fade = Math.max(0, 1 - distance / (upper ? 0.0165 : 0.0125));
    var open = upper
        ? UPPER_LID * Math.pow(Math.sin(Math.PI * Math.pow(s, 0.86)), 0.72)
        : -LOWER_LID * Math.pow(Math.sin(Math.PI * Math.pow(s, 1.12)), 0.8);
    var rise = open * openness * Math.pow(fade, 1.25);
    var at = rig.slide(closed, rise);
    var normal = shape.gradient(at.x(), at.y(), at.z(), 0.0012);
    return out.vertex(at, normal, FaceRig.Lip.BY_PLACE, new FaceBuilder.Lid(closed, rise, upper));
  }

  private void cover(int row, int column) {
    var next = (column + 1) % grid.columns();
    out.quad(
        material(row, column, next),
        above[row][column],
        above[row][next],
        below[row + 1][next],
        below[row + 1][column]);
  }

  private String material(int row, int column, int next) {
    var k = row - grid.mouthRow();
    var lips =
        k >= -2 && k <= 1 && grid.withinMouthOrCorner(column) && grid.withinMouthOrCorner(next);
    return lips ? "lips" : "face";
  }

  private void crown() {
    var last = grid.rows() - 1;
    var top =
        out.vertex(shape.outermost(new Vec3(0, 0.1, -0.005), Vec3.Y, 0.15), FaceRig.Lip.BY_PLACE);
    for (var column = 0; column < grid.columns(); column++) {
      out.triangle("face", above[last][column], above[last][(column + 1) % grid.columns()], top);
    }
  }

  /** The rims of the lids, from their outer edges to the eyeball, and the upper lashes. */
  private void lidEdges() {
    var row = grid.eyeRow();
    for (var column = 0; column < grid.columns(); column++) {
      var next = (column + 1) % grid.columns();
      if (!grid.withinEye(column) && !grid.withinEye(next)) continue;
      if (grid.offset(column) * grid.offset(next) < 0) continue;
      out.quad(
          "lids",
          above[row][next],
          above[row][column],
          rim(above[row][column]),
          rim(above[row][next]));
      out.quad(
          "lids",
          below[row][column],
          below[row][next],
          rim(below[row][next]),
          rim(below[row][column]));
      out.quad(
          "lashes",
          above[row][column],
          above[row][next],
          lash(above[row][next], next),
          lash(above[row][column], column));
      out.quad(
          "lashes",
          above[row][next],
          above[row][column],
          lash(above[row][column], column),
          lash(above[row][next], next));
    }
  }

  private Vec3 eye(int vertex) {
    var e = HeadShape.EYE_PLACE;
    return out.place(vertex).x() > 0 ? e : new Vec3(-e.x(), e.y(), e.z());
  }

  private int rim(int edge) {
    var outwards = out.place(edge).minus(eye(edge)).unit();
    return out.follower(edge, eye(edge).plus(outwards, HeadShape.EYE * 0.985), outwards);
  }

  private int lash(int edge, int column) {
    var at = out.place(edge);
    var outwards = at.minus(eye(edge)).unit();
    var s = Angles.clamp(grid.alongEye(column), 0, 1);
    var length = 0.0022 + 0.0018 * s;
    var along = Math.signum(at.x()) * 0.0016 * s;
    return out.follower(
        edge, at.plus(outwards, length * 0.8).plus(along, length * 0.55 - 0.0006, 0), outwards);
  }

  /** Lips turned in, then a dark hollow behind them that opens with the mouth. */
  private void mouthInside() {
    var row = grid.mouthRow();
    int @Nullable [] last = null;
    var columns = grid.columns();
    for (var k = 0; k < columns; k++) {
      var column = (k + columns / 2) % columns;
      if (!grid.withinMouthOrCorner(column)) continue;
      var ring = ring(above[row][column], below[row][column]);
      if (last != null) join(last, ring);
      last = ring;
    }
  }

  private int[] ring(int upper, int lower) {
    var p = out.place(upper);
    var q = out.place(lower);
    var deep = new Vec3(-0.2 * p.x(), 0, -0.026);
    return new int[] {
      upper,
      inside(p.plus(-0.04 * p.x(), 0.0012, -0.0065), FaceRig.Lip.UPPER),
      inside(p.plus(deep).plus(0, 0.010, 0), FaceRig.Lip.UPPER),
      inside(q.plus(deep).plus(0, -0.012, 0), FaceRig.Lip.LOWER),
      inside(q.plus(-0.04 * q.x(), -0.0012, -0.0065), FaceRig.Lip.LOWER),
      lower
    };
  }

  private int inside(Vec3 at, FaceRig.Lip lip) {
    return out.vertex(at, new Vec3(0, lip == FaceRig.Lip.UPPER ? -0.6 : 0.6, 0.8), lip, null);
  }

  private void join(int[] a, int[] b) {
    for (var k = 0; k + 1 < a.length; k++) {
      var lips = k == 0 || k == a.length - 2;
      out.quad(lips ? "lips" : "mouth", a[k], b[k], b[k + 1], a[k + 1]);
    }
  }
}
