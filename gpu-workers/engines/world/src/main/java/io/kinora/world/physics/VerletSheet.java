package io.kinora.world.physics;

import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cloth, net or rope: points held together by threads of fixed length, some of them pinned, moved
 * by position-based Verlet integration (T. Jakobsen, Advanced Character Physics). Spheres push it,
 * and what it takes out of their way it gives them back as momentum.
 */
public final class VerletSheet {
  private static final int PASSES = 12;
  /** Passes while nothing touches it: from step to step its shape hardly changes. */
  private static final int IDLE_PASSES = 3;

  private final double[] now;
  private final double[] before;
  private final int[] threads;
  private final double[] lengths;
  private final boolean[] pinned;
  private final double pointMass;
  private final double airGrip;
  private final double[] low = new double[3];
  private final double[] high = new double[3];

  /**
   * @param points x, y, z of each point at rest
   * @param threads pairs of point numbers
   * @param pinned which points stay where they are
   * @param mass of the whole, kilograms
   * @param airGrip how much of the wind's speed a point takes on per second
   */
  public VerletSheet(
      double[] points, int[] threads, boolean[] pinned, double mass, double airGrip) {
    this.now = points.clone();
    this.before = points.clone();
    this.threads = threads.clone();
    this.pinned = pinned.clone();
    this.pointMass = mass / (points.length / 3);
    this.airGrip = airGrip;
    this.lengths = new double[threads.length / 2];
    for (var e = 0; e < lengths.length; e++) {
      lengths[e] = point(threads[2 * e]).distance(point(threads[2 * e + 1]));
    }
  }

  /**
   * A basketball net: {@code columns} by {@code rows} knots hung from a ring, tapering downwards.
   */
  public static VerletSheet net(Vec3 ring, double radius, double depth, int columns, int rows) {
    var points = new double[columns * rows * 3];
    var pinned = new boolean[columns * rows];
    for (var r = 0; r < rows; r++) {
      for (var c = 0; c < columns; c++) {
        var f = r / (double) (rows - 1);
        var angle = 2 * Math.PI * (c + 0.5 * (r & 1)) / columns;
        var wide = radius * (1 - 0.55 * Math.min(1, f * 1.25) + 0.04 * f);
        var i = 3 * (r * columns + c);
        points[i] = ring.x() + wide * StrictMath.cos(angle);
        points[i + 1] = ring.y() - depth * f;
        points[i + 2] = ring.z() + wide * StrictMath.sin(angle);
        pinned[r * columns + c] = r == 0;
      }
    }
    return new VerletSheet(points, netThreads(columns, rows), pinned, 0.12, 0.6);
  }

  private static int[] netThreads(int columns, int rows) {
    var threads = new int[(rows - 1) * columns * 4 + columns * 2];
    var k = 0;
    for (var r = 0; r + 1 < rows; r++) {
      var side = (r & 1) == 0 ? -1 : 1;
      for (var c = 0; c < columns; c++) {
        var below = (r + 1) * columns;
        threads[k++] = r * columns + c;
        threads[k++] = below + c;
        threads[k++] = r * columns + c;
        threads[k++] = below + (c + side + columns) % columns;
      }
    }
    for (var c = 0; c < columns; c++) {
      threads[k++] = (rows - 1) * columns + c;
      threads[k++] = (rows - 1) * columns + (c + 1) % columns;
    }
    return threads;
  }

  /** How many points it has. */
  public int size() {
    return pinned.length;
  }

  public Vec3 point(int i) {
    return new Vec3(now[3 * i], now[3 * i + 1], now[3 * i + 2]);
  }

  /** Pairs of point numbers. */
  public int[] threads() {
    return threads.clone();
  }

  /** Where all points are: x, y, z each. */
  public double[] points() {
    return now.clone();
  }

  /** Moves a pinned point, as a flag's pole or a hand would. */
  public void movePin(int i, Vec3 to) {
    if (!pinned[i]) throw new IllegalArgumentException("point " + i + " is not pinned");
    now[3 * i] = to.x();
    now[3 * i + 1] = to.y();
    now[3 * i + 2] = to.z();
  }

  void step(List<Body> bodies, Vec3 wind, double time, double h) {
    integrate(wind, time, h);
    measure();
    var near = new ArrayList<Body>();
    for (var b : bodies) {
      if (b.ballRadius() > 0 && reaches(b)) near.add(b);
    }
    var passes = near.isEmpty() ? IDLE_PASSES : PASSES;
    for (var pass = 0; pass < passes; pass++) {
      tighten();
      for (var b : near) push(b, h);
    }
  }

  private void integrate(Vec3 wind, double time, double h) {
    var gust = 1 + 0.35 * StrictMath.sin(2.1 * time) + 0.2 * StrictMath.sin(5.3 * time + 1);
    var keep = 1 - airGrip * h;
    var air = new double[] {wind.x() * gust, -PhysicsWorld.GRAVITY / airGrip, wind.z() * gust};
    for (var i = 0; i < pinned.length; i++) {
      for (var k = 0; k < 3; k++) {
        var j = 3 * i + k;
        var v = now[j] - before[j];
        before[j] = now[j];
        if (!pinned[i]) now[j] += v * keep + air[k] * airGrip * h * h;
      }
    }
  }

  private void tighten() {
    for (var e = 0; e < lengths.length; e++) {
      var a = threads[2 * e];
      var b = threads[2 * e + 1];
      if (pinned[a] && pinned[b]) continue;
      var dx = now[3 * b] - now[3 * a];
      var dy = now[3 * b + 1] - now[3 * a + 1];
      var dz = now[3 * b + 2] - now[3 * a + 2];
      var square = dx * dx + dy * dy + dz * dz;
      if (square <= lengths[e] * lengths[e]) continue;
      var d = Math.sqrt(square);
      var s = (d - lengths[e]) / d;
      var wa = pinned[a] ? 0 : pinned[b] ? s : 0.5 * s;
      var wb = s - wa;
      if (pinned[b]) wb = 0;
      shift(a, dx * wa, dy * wa, dz * wa);
      shift(b, -dx * wb, -dy * wb, -dz * wb);
    }
  }

  private void shift(int i, double dx, double dy, double dz) {
    now[3 * i] += dx;
    now[3 * i + 1] += dy;
    now[3 * i + 2] += dz;
  }

  /** Moves points out of a ball; the ball gets the opposite momentum. */
  private void push(Body ball, double h) {
    var c = ball.centreOfMass();
    var r = ball.ballRadius() + 0.006;
    var given = Vec3.ZERO;
    for (var i = 0; i < pinned.length; i++) {
      if (pinned[i]) continue;
      var d = point(i).minus(c);
      var l = d.length();
      if (l >= r || l < 1e-9) continue;
      var out = d.times((r - l) / l);
      shift(i, out.x(), out.y(), out.z());
      given = given.plus(out.times(pointMass / h));
    }
    if (!ball.isFixed() && !ball.isCarried()) ball.push(given.times(-1), c);
  }

  private boolean reaches(Body b) {
    var c = b.centreOfMass();
    var r = b.ballRadius();
    return c.x() > low[0] - r
        && c.x() < high[0] + r
        && c.y() > low[1] - r
        && c.y() < high[1] + r
        && c.z() > low[2] - r
        && c.z() < high[2] + r;
  }

  private void measure() {
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (var j = 0; j < now.length; j++) {
      low[j % 3] = Math.min(low[j % 3], now[j]);
      high[j % 3] = Math.max(high[j % 3], now[j]);
    }
  }
}
