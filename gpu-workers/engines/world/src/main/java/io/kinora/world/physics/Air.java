package io.kinora.world.physics;

import io.kinora.world.geom.Vec3;

/** The force of the air: drag against the wind, and the lift of a spinning ball. */
final class Air {
  /** Dry air at 20 degrees and sea level, kilograms per cubic metre. */
  private static final double DENSITY = 1.204;

  private Air() {}

  /** Pushes a body that moves through the air. */
  static void apply(Body body, Vec3 wind, double step) {
    var v = body.velocity().minus(wind);
    var speed = v.length();
    if (speed < 1e-6) return;
    var radius = body.ballRadius();
    if (radius > 0) {
      add(body, ballForce(v, body.spin(), radius), v, step);
      return;
    }
    var area = 1.05 * face(body, v.times(1 / speed));
    add(body, v.times(-0.5 * DENSITY * area * speed), v, step);
  }

  /** Adds a force that slows, damped so that it never turns a light body round within a step. */
  private static void add(Body body, Vec3 force, Vec3 v, double step) {
    var change = force.length() * step / (body.mass() * Math.max(1e-6, v.length()));
    var f = force.times(1 / (1 + change));
    body.free().addForce(f.x(), f.y(), f.z());
  }

  /** Drag and lift of a ball that moves through still air. */
  static Vec3 ballForce(Vec3 v, Vec3 spin, double radius) {
    var speed = v.length();
    var drag = v.times(-0.5 * DENSITY * 0.47 * Math.PI * radius * radius * speed);
    return drag.plus(lift(v, speed, spin, radius));
  }

  /**
   * Magnus force, with the lift coefficient 1 / (2 + v / (r w)) measured on balls (R. K. Adair, The
   * Physics of Baseball).
   */
  private static Vec3 lift(Vec3 v, double speed, Vec3 spin, double radius) {
    var turn = spin.length();
    if (turn < 1e-3) return Vec3.ZERO;
    var coefficient = 1 / (2 + speed / (radius * turn));
    var k = 0.5 * DENSITY * Math.PI * radius * radius * coefficient * speed / turn;
    return spin.cross(v).times(k);
  }

  /** Area of the parts' boxes seen along a direction, square metres. */
  private static double face(Body body, Vec3 direction) {
    var sum = 0.0;
    for (var p : body.parts()) {
      var d = body.rotation().times(p.rotation()).inverse().rotate(direction);
      var h = p.shape().halfExtent();
      sum += 4
          * (Math.abs(d.x()) * h.y() * h.z()
              + Math.abs(d.y()) * h.x() * h.z()
              + Math.abs(d.z()) * h.x() * h.y());
    }
    return sum;
  }
}
