package io.kinora.world.figure;

import io.kinora.world.geom.MeshBuilder;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Material;
import io.kinora.world.render.Rgb;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brows, teeth and eyeballs of a face. */
final class FaceDetails {
  private final HeadShape shape;
  private final FaceBuilder out;
  private final Physique physique;

  FaceDetails(HeadShape shape, FaceBuilder out, Physique physique) {
    this.shape = shape;
    this.out = out;
    this.physique = physique;
  }

  /** Two tapering ribbons that stand a little off the skin. */
  void brows() {
    var thick = (0.0037 - 0.0013 * physique.feminine()) * (physique.age() < 14 ? 0.75 : 1);
    var arch = 0.0022 + 0.0018 * physique.feminine();
    for (var side : Side.values()) {
      int @Nullable [] last = null;
      for (var k = 0; k <= 10; k++) {
        var t = k / 10.0;
        var x = side.sign() * Angles.mix(0.0105, 0.0475, t);
        var y = 0.0985
            + 0.6 * arch * Math.sin(Math.PI * Math.pow(t, 1.5)) * 1.6
            - 0.004 * Math.max(0, t - 0.65) / 0.35;
        var half = thick * (t < 0.15 ? 0.65 + 2.3 * t : 1 - 0.8 * (t - 0.15) / 0.85);
        var ring = new int[] {
          hairline(x, y - half, 0.0002), hairline(x, y, 0.0016), hairline(x, y + half, 0.0002)
        };
        if (last != null) ribbon(last, ring, side);
        last = ring;
      }
    }
  }

  private int hairline(double x, double y, double off) {
    var p = shape.outermost(new Vec3(x, y, 0), Vec3.Z, 0.14);
    var n = shape.gradient(p.x(), p.y(), p.z(), 0.002);
    return out.vertex(p.plus(n, off + 0.0003), n, FaceRig.Lip.BY_PLACE, null);
  }

  private void ribbon(int[] a, int[] b, Side side) {
    for (var k = 0; k < 2; k++) {
      if (side == Side.LEFT) out.quad("brows", a[k], b[k], b[k + 1], a[k + 1]);
      else out.quad("brows", b[k], a[k], a[k + 1], b[k + 1]);
    }
  }

  /** Two rows of teeth as smooth arches with notches between them. */
  void teeth() {
    arch(FaceRig.Lip.UPPER_TEETH, HeadShape.MOUTH + 0.0095, HeadShape.MOUTH - 0.0002, 0.0868);
    arch(FaceRig.Lip.LOWER_TEETH, HeadShape.MOUTH - 0.0015, HeadShape.MOUTH - 0.011, 0.0842);
  }

  private void arch(FaceRig.Lip lip, double top, double bottom, double front) {
    int @Nullable [] last = null;
    for (var k = -12; k <= 12; k++) {
      var x = k * 0.0018;
      var z = front - 15 * x * x - (k % 3 == 0 ? 0.0005 : 0);
      var n = new Vec3(30 * x, 0, 1).unit();
      var notch = k % 3 == 0 ? 0.0006 : 0;
      var ring = new int[] {
        out.vertex(
            new Vec3(x, top - (lip == FaceRig.Lip.LOWER_TEETH ? notch : 0), z), n, lip, null),
        out.vertex(
            new Vec3(x, bottom + (lip == FaceRig.Lip.UPPER_TEETH ? notch : 0), z), n, lip, null)
      };
      if (last != null) out.quad("teeth", last[1], ring[1], ring[0], last[0]);
      last = ring;
    }
  }

  /** Whites, irises and the dark of pupils and iris rims. */
  List<Part> eyes(Rgb iris) {
    var wet = 0.12;
    return List.of(
        eyes(
            "sclera",
            new double[] {31, 34, 46, 62, 80},
            Material.plain(Rgb.srgb(0xdcd6d0)).roughness(0.25)),
        eyes("iris", new double[] {12.5, 17, 22, 27.5}, Material.plain(iris).roughness(wet)),
        eyes(
            "pupil",
            new double[] {0, 6, 12.5},
            Material.plain(Rgb.srgb(0x0a0908)).roughness(0.06)),
        eyes("limbus", new double[] {27.5, 31}, Material.plain(iris.times(0.3)).roughness(wet)));
  }

  private Part eyes(String name, double[] degrees, Material material) {
    var b = new MeshBuilder();
    var perEye = 0;
    for (var side : Side.values()) {
      eye(b, side, degrees);
      if (side == Side.LEFT) perEye = vertexCount(degrees);
    }
    var mesh = b.build();
    var weights = SkinWeights.rigid(mesh.vertexCount(), Joint.EYE_L.ordinal());
    for (var v = perEye; v < mesh.vertexCount(); v++) {
      weights.joints()[v * SkinWeights.MOST] = Joint.EYE_R.ordinal();
    }
    return new Part(name, mesh, material, weights);
  }

  private static final int SPOKES = 20;

  private static int vertexCount(double[] degrees) {
    return degrees.length * SPOKES;
  }

  private void eye(MeshBuilder b, Side side, double[] degrees) {
    var e = HeadShape.EYE_PLACE;
    var centre = shape.world(new Vec3(side.sign() * e.x(), e.y(), e.z()));
    var first = -1;
    for (var d : degrees) {
      var a = Math.toRadians(d);
      for (var k = 0; k < SPOKES; k++) {
        var phi = 2 * Math.PI * k / SPOKES;
        var n = new Vec3(Math.sin(a) * Math.cos(phi), Math.sin(a) * Math.sin(phi), Math.cos(a));
        var v = b.vertex(centre.plus(n, HeadShape.EYE * shape.size()), n);
        if (first < 0) first = v;
      }
    }
    for (var ring = 0; ring + 1 < degrees.length; ring++) {
      for (var k = 0; k < SPOKES; k++) {
        var i = first + ring * SPOKES + k;
        var j = first + ring * SPOKES + (k + 1) % SPOKES;
        b.quad(i, i + SPOKES, j + SPOKES, j);
      }
    }
  }
}
