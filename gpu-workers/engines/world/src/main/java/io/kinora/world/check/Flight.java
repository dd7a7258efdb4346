package io.kinora.world.check;

import java.util.List;

/**
 * A stretch of free flight: the parabola that fits best, heights in metres above the picture's
 * bottom-most point of reference, upwards positive.
 *
 * @param start seconds, of the first sighting
 * @param end seconds, of the last sighting
 * @param height metres at the start
 * @param velocity metres per second upwards at the start
 * @param acceleration metres per second squared, upwards: about -9.81 where things fall freely
 * @param residual root mean square distance of the sightings from the parabola, metres
 */
public record Flight(
    double start,
    double end,
    double height,
    double velocity,
    double acceleration,
    double residual) {

  /** Height at a time, on the parabola. */
  public double heightAt(double time) {
    var t = time - start;
    return height + velocity * t + 0.5 * acceleration * t * t;
  }

  /** Velocity upwards at a time, on the parabola. */
  public double velocityAt(double time) {
    return velocity + acceleration * (time - start);
  }

  /** Highest point of the parabola, or of its ends where it opens upwards. */
  public double apex() {
    if (acceleration >= 0) return Math.max(height, heightAt(end));
    return height - velocity * velocity / (2 * acceleration);
  }

  /** Least squares through points of time and height. */
  static Flight fit(List<double[]> points) {
    var t0 = points.get(0)[0];
    var normal = new double[3][4];
    for (var point : points) {
      var t = point[0] - t0;
      var basis = new double[] {1, t, 0.5 * t * t};
      for (var i = 0; i < 3; i++) {
        for (var j = 0; j < 3; j++) normal[i][j] += basis[i] * basis[j];
        normal[i][3] += basis[i] * point[1];
      }
    }
    var x = solve(normal);
    var flight = new Flight(t0, points.get(points.size() - 1)[0], x[0], x[1], x[2], 0);
    var squares = 0.0;
    for (var point : points) {
      var off = flight.heightAt(point[0]) - point[1];
      squares += off * off;
    }
    var residual = Math.sqrt(squares / points.size());
    return new Flight(t0, flight.end, x[0], x[1], x[2], residual);
  }

  /** Gauss elimination with pivots. */
  private static double[] solve(double[][] m) {
    for (var column = 0; column < 3; column++) {
      var pivot = column;
      for (var row = column + 1; row < 3; row++) {
        if (Math.abs(m[row][column]) > Math.abs(m[pivot][column])) pivot = row;
      }
      var swapped = m[column];
      m[column] = m[pivot];
      m[pivot] = swapped;
      for (var row = 0; row < 3; row++) {
        if (row == column || m[column][column] == 0) continue;
        var factor = m[row][column] / m[column][column];
        for (var k = column; k < 4; k++) m[row][k] -= factor * m[column][k];
      }
    }
    return new double[] {m[0][3] / m[0][0], m[1][3] / m[1][1], m[2][3] / m[2][2]};
  }
}
