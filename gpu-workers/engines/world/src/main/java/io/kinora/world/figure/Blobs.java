package io.kinora.world.figure;

import io.kinora.world.geom.Sdf;
import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.List;

/**
 * A solid of round cones and ellipsoids melted into each other, each with its own blend radius,
 * optionally mirrored about x = 0. Later parts join what the earlier ones have made; carving parts
 * take away from it. Immutable once built.
 */
public final class Blobs implements Sdf {
  private record Part(boolean cone, boolean carve, double blend, double[] p) {}

  private final Part[] parts;
  private final boolean mirrored;

  private Blobs(List<Part> parts, boolean mirrored) {
    this.parts = parts.toArray(Part[]::new);
    this.mirrored = mirrored;
  }

  @Override
  public double at(double x, double y, double z) {
    var px = mirrored ? Math.abs(x) : x;
    var d = 1.0;
    for (var part : parts) {
      var own = part.cone ? cone(part.p, px, y, z) : ellipsoid(part.p, px, y, z);
      if (part.carve) d = Sdf.smoothDifference(d, own, part.blend);
      else d = Sdf.smoothUnion(d, own, part.blend);
    }
    return d;
  }

  /** Distance to a capsule whose radius changes linearly. */
  private static double cone(double[] c, double x, double y, double z) {
    var bx = c[3] - c[0];
    var by = c[4] - c[1];
    var bz = c[5] - c[2];
    var ax = x - c[0];
    var ay = y - c[1];
    var az = z - c[2];
    var t = Angles.clamp((ax * bx + ay * by + az * bz) * c[8], 0, 1);
    var dx = ax - bx * t;
    var dy = ay - by * t;
    var dz = az - bz * t;
    return Math.sqrt(dx * dx + dy * dy + dz * dz) - (c[6] + (c[7] - c[6]) * t);
  }

  /** First-order distance to an ellipsoid (I. Quilez), in its own axes. */
  private static double ellipsoid(double[] e, double x, double y, double z) {
    var dx = x - e[0];
    var dy = y - e[1];
    var dz = z - e[2];
    var ly = dy * e[6] + dz * e[7];
    var lz = -dy * e[7] + dz * e[6];
    var lx = dx * e[8] + ly * e[9];
    ly = -dx * e[9] + ly * e[8];
    var a = lx / e[3];
    var b = ly / e[4];
    var c = lz / e[5];
    var k0 = Math.sqrt(a * a + b * b + c * c);
    var k1 = Math.sqrt(a * a / (e[3] * e[3]) + b * b / (e[4] * e[4]) + c * c / (e[5] * e[5]));
    return k1 < 1e-9 ? -Math.min(e[3], Math.min(e[4], e[5])) : k0 * (k0 - 1) / k1;
  }

  public static Builder mirrored() {
    return new Builder(true);
  }

  public static Builder plain() {
    return new Builder(false);
  }

  /** Collects parts. Not thread-safe. */
  public static final class Builder {
    private final List<Part> parts = new ArrayList<>();
    private final boolean mirror;

    private Builder(boolean mirror) {
      this.mirror = mirror;
    }

    /** A capsule from {@code a} to {@code b}. */
    public Builder cone(Vec3 a, Vec3 b, double ra, double rb, double blend) {
      parts.add(new Part(true, false, blend, coneParameters(a, b, ra, rb)));
      return this;
    }

    Builder carveCone(Vec3 a, Vec3 b, double ra, double rb, double blend) {
      parts.add(new Part(true, true, blend, coneParameters(a, b, ra, rb)));
      return this;
    }

    public Builder ball(Vec3 at, double rx, double ry, double rz, double blend) {
      return ball(at, rx, ry, rz, 0, 0, blend);
    }

    /**
     * An ellipsoid.
     *
     * @param pitch turn about x, radians, that tips its y axis forward
     * @param roll turn about z, radians, that tips its y axis towards -x
     */
    public Builder ball(
        Vec3 at, double rx, double ry, double rz, double pitch, double roll, double blend) {
      parts.add(new Part(false, false, blend, ballParameters(at, rx, ry, rz, pitch, roll)));
      return this;
    }

    Builder carveBall(
        Vec3 at, double rx, double ry, double rz, double pitch, double roll, double blend) {
      parts.add(new Part(false, true, blend, ballParameters(at, rx, ry, rz, pitch, roll)));
      return this;
    }

    Builder all(Blobs other) {
      parts.addAll(List.of(other.parts));
      return this;
    }

    public Blobs build() {
      return new Blobs(parts, mirror);
    }

    private static double[] coneParameters(Vec3 a, Vec3 b, double ra, double rb) {
      var length = b.minus(a).dot(b.minus(a));
      return new double[] {
        a.x(), a.y(), a.z(), b.x(), b.y(), b.z(), ra, rb, 1 / Math.max(length, 1e-12)
      };
    }

    private static double[] ballParameters(
        Vec3 at, double rx, double ry, double rz, double pitch, double roll) {
      return new double[] {
        at.x(),
        at.y(),
        at.z(),
        rx,
        ry,
        rz,
        Math.cos(pitch),
        Math.sin(pitch),
        Math.cos(roll),
        Math.sin(roll)
      };
    }
  }
}
