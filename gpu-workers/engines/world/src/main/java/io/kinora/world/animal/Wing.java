package io.kinora.world.animal;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.MeshBuilder;
import io.kinora.world.geom.Normals;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Deformation;

/** Both wings of a bird as two thin skins that go from folded at the flanks to spread. */
final class Wing {
  private static final int ALONG = 14;
  private static final int ACROSS = 4;
  private static final int SKINS = 2;

  private final double length;
  private final double span;
  private final Mesh mesh;

  /**
   * @param length of the body, metres
   * @param span of one wing, metres
   */
  Wing(double length, double span) {
    this.length = length;
    this.span = span;
    this.mesh = build();
  }

  Mesh mesh() {
    return mesh;
  }

  private Mesh build() {
    var out = new MeshBuilder();
    for (var side = 1; side >= -1; side -= 2) {
      for (var skin = 0; skin < SKINS; skin++) {
        var first = -1;
        for (var i = 0; i <= ALONG; i++) {
          for (var j = 0; j <= ACROSS; j++) {
            var v = out.vertex(point(side, skin, i, j, 1, 0), Vec3.Y);
            if (first < 0) first = v;
          }
        }
        for (var i = 0; i < ALONG; i++) quads(out, first, i, side * (skin == 0 ? 1 : -1));
      }
    }
    return out.buildSmooth();
  }

  private static void quads(MeshBuilder out, int first, int i, int up) {
    for (var j = 0; j < ACROSS; j++) {
      var a = first + i * (ACROSS + 1) + j;
      var b = a + ACROSS + 1;
      if (up > 0) out.quad(a, a + 1, b + 1, b);
      else out.quad(a, b, b + 1, a + 1);
    }
  }

  /**
   * Fills the wings as they are at one moment.
   *
   * @param body where the body is
   * @param spread 0 folded to 1 spread
   * @param beat phase of the beat, radians
   */
  void pose(Transform body, double spread, double beat, Deformation to) {
    var p = to.positions();
    var n = 0;
    for (var side = 1; side >= -1; side -= 2) {
      for (var skin = 0; skin < SKINS; skin++) {
        for (var i = 0; i <= ALONG; i++) {
          for (var j = 0; j <= ACROSS; j++) {
            var at = body.apply(point(side, skin, i, j, spread, beat));
            p[n++] = (float) at.x();
            p[n++] = (float) at.y();
            p[n++] = (float) at.z();
          }
        }
      }
    }
    Normals.smooth(p, mesh.triangles(), to.normals());
  }

  private Vec3 point(int side, int skin, int i, int j, double spread, double beat) {
    var s = i / (double) ALONG;
    var c = j / (double) ACROSS;
    var open = spread(s, c, beat);
    var shut = folded(s, c);
    var at = shut.lerp(open, spread * spread * (3 - 2 * spread));
    var thick = (skin == 0 ? 0.5 : -0.5) * 0.03 * length * (1 - s) * (1 - c * c)
        + (skin == 0 ? 1 : -1) * 0.002 * length;
    return new Vec3(side * at.x(), at.y() + thick * spread, at.z())
        .plus(side * thick * (1 - spread), 0, 0);
  }

  /** Out from the shoulder; the tip lags behind the beat of the arm. */
  private Vec3 spread(double s, double c, double beat) {
    var arm = 0.55 * StrictMath.sin(beat) + 0.12;
    var hand = 0.5 * StrictMath.sin(beat - 1.0);
    var x = 0.12 * length + s * span;
    var y = 0.1 * length + span * (s * StrictMath.sin(arm) * 0.7 + s * s * hand * 0.4);
    var chord = length * (0.5 - 0.12 * s - 0.3 * s * s * s);
    var lead = length * (0.22 + 0.18 * s - 0.34 * s * s);
    return new Vec3(x * (1 - 0.12 * Math.abs(arm)), y, lead - c * chord);
  }

  /** Along the flank, the tip over the tail. */
  private Vec3 folded(double s, double c) {
    var z = length * (0.24 - 0.86 * s);
    var drop = (0.14 - 0.3 * c * (1 - 0.75 * s)) * length;
    var round = 0.205 * Math.sqrt(Math.max(0, 1 - StrictMath.pow((z / length - 0.02) / 0.62, 2)));
    return new Vec3((0.035 + round - 0.02 * c) * length, drop, z);
  }
}
