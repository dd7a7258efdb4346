package io.kinora.world.physics;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import java.util.List;

/** Centre of mass and inertia of bodies put together from simple shapes. */
final class MassProperties {
  private MassProperties() {}

  /** Centre of mass in the body's frame, every part weighing as much as its volume says. */
  static Vec3 centre(List<Part> parts) {
    var total = 0.0;
    var sum = Vec3.ZERO;
    for (var p : parts) {
      var v = p.shape().volume();
      total += v;
      sum = sum.plus(p.offset().times(v));
    }
    return sum.times(1 / total);
  }

  /**
   * The inertia tensor about the centre of mass as {xx, xy, xz, yy, yz, zz}, by the parallel axis
   * theorem.
   */
  static double[] inertia(List<Part> parts, Vec3 centre, double mass, boolean hollow) {
    var total = parts.stream().mapToDouble(p -> p.shape().volume()).sum();
    var i = new double[6];
    for (var p : parts) {
      var m = mass * p.shape().volume() / total;
      addRotated(i, principal(p.shape(), m, hollow), p.rotation());
      var d = p.offset().minus(centre);
      i[0] += m * (d.y() * d.y() + d.z() * d.z());
      i[3] += m * (d.x() * d.x() + d.z() * d.z());
      i[5] += m * (d.x() * d.x() + d.y() * d.y());
      i[1] -= m * d.x() * d.y();
      i[2] -= m * d.x() * d.z();
      i[4] -= m * d.y() * d.z();
    }
    return i;
  }

  private static void addRotated(double[] i, Vec3 principal, Quat q) {
    var x = q.rotate(new Vec3(1, 0, 0));
    var y = q.rotate(new Vec3(0, 1, 0));
    var z = q.rotate(new Vec3(0, 0, 1));
    addAxis(i, x, principal.x());
    addAxis(i, y, principal.y());
    addAxis(i, z, principal.z());
  }

  private static void addAxis(double[] i, Vec3 a, double moment) {
    i[0] += moment * a.x() * a.x();
    i[1] += moment * a.x() * a.y();
    i[2] += moment * a.x() * a.z();
    i[3] += moment * a.y() * a.y();
    i[4] += moment * a.y() * a.z();
    i[5] += moment * a.z() * a.z();
  }

  private static Vec3 principal(Shape shape, double m, boolean hollow) {
    if (shape instanceof Shape.Sphere s) {
      var i = (hollow ? 2.0 / 3 : 0.4) * m * s.radius() * s.radius();
      return new Vec3(i, i, i);
    }
    if (shape instanceof Shape.Box b) {
      var k = m * (hollow ? 0.55 : 1.0 / 3);
      var h = b.half();
      var x2 = h.x() * h.x();
      var y2 = h.y() * h.y();
      var z2 = h.z() * h.z();
      return new Vec3(k * (y2 + z2), k * (x2 + z2), k * (x2 + y2));
    }
    if (shape instanceof Shape.Capsule c)
      return cylinder(c.radius(), c.height() + c.radius(), m, hollow);
    var c = (Shape.Cylinder) shape;
    return cylinder(c.radius(), c.height(), m, hollow);
  }

  private static Vec3 cylinder(double r, double h, double m, boolean hollow) {
    var along = (hollow ? 1.0 : 0.5) * m * r * r;
    var across = m * ((hollow ? 0.5 : 0.25) * r * r + h * h / 12);
    return new Vec3(across, along, across);
  }
}
