package io.kinora.world.figure;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Sdf;
import io.kinora.world.geom.SurfaceNets;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Material;
import io.kinora.world.render.Rgb;
import java.util.Optional;

/** Cuts hair and hats to a head. Shapes are in the head's own measure. */
final class Hair {
  private final HeadShape shape;
  private final PersonTraits traits;

  Hair(HeadShape shape, PersonTraits traits) {
    this.shape = shape;
    this.traits = traits;
  }

  Optional<Part> part(Material material) {
    if (traits.headwear() == PersonTraits.Headwear.HELMET) return Optional.empty();
    var hat = traits.headwear() != PersonTraits.Headwear.NONE;
    if (hat
        && (traits.hair() == PersonTraits.HairStyle.SHORT
            || traits.hair() == PersonTraits.HairStyle.CURLY)) {
      return Optional.of(part(cap(0.0035, 0.0006, 0), hairline(0), material));
    }
    return switch (traits.hair()) {
      case BALD -> Optional.empty();
      case CROP -> Optional.of(part(cap(0.0035, 0.0006, 0), hairline(0), material));
      case SHORT -> Optional.of(part(shortCut(), hairline(0.004), material));
      case CURLY -> Optional.of(part(curls(), hairline(0.002), material));
      case BUN -> Optional.of(part(tied(true), hairline(0.001), material));
      case PONYTAIL -> Optional.of(part(tied(false), hairline(0.001), material));
      case LONG -> Optional.of(part(loose(), parted(), material));
    };
  }

  private Part part(Sdf solid, Sdf scissors, Material material) {
    var low = new Vec3(-0.14, -0.24, -0.20);
    var high = new Vec3(0.14, 0.26, 0.14);
    var closed = SurfaceNets.mesh(solid, low, high, 0.0095);
    var mesh = MeshCut.keep(closed, scissors, 0.004);
    return new Part("hair", placed(mesh), material, weights(mesh));
  }

  /** Hair below the chin lies on neck and shoulders and follows them in part. */
  private SkinWeights weights(Mesh mesh) {
    var n = mesh.vertexCount();
    var joints = new int[n * SkinWeights.MOST];
    var weights = new float[n * SkinWeights.MOST];
    for (var i = 0; i < n; i++) {
      var y = mesh.positions()[i * 3 + 1];
      var chest = 0.75 * Angles.smooth(-0.03, -0.17, y);
      joints[i * 4] = Joint.HEAD.ordinal();
      joints[i * 4 + 1] = Joint.CHEST.ordinal();
      weights[i * 4] = (float) (1 - chest);
      weights[i * 4 + 1] = (float) chest;
    }
    return new SkinWeights(joints, weights);
  }

  private Mesh placed(Mesh mesh) {
    var p = mesh.positions().clone();
    for (var i = 0; i < p.length; i += 3) {
      var at = shape.world(new Vec3(p[i], p[i + 1], p[i + 2]));
      p[i] = (float) at.x();
      p[i + 1] = (float) at.y();
      p[i + 2] = (float) at.z();
    }
    return new Mesh(p, mesh.normals(), mesh.triangles());
  }

  /** The skull grown by a thickness, with grooves that run down from the crown. */
  private Sdf cap(double thickness, double groove, double top) {
    return (x, y, z) -> {
      var d = shape.at(x, y, z) - thickness - top * Angles.smooth(0.09, 0.19, y);
      return Math.abs(d) > 0.012 ? d : d + groove * strands(x, y, z);
    };
  }

  private static double strands(double x, double y, double z) {
    var a = Math.atan2(x, z + 0.02);
    var u = Math.sqrt(x * x + (z + 0.02) * (z + 0.02));
    return Math.sin(34 * a + 30 * y + 2.5 * Math.sin(40 * u + 3 * a)) * 0.6
        + 0.4 * Math.sin(71 * a - 60 * y + 1.7);
  }

  private Sdf shortCut() {
    var quiff = Blobs.plain()
        .ball(new Vec3(0.008, 0.176, 0.062), 0.05, 0.022, 0.038, 0.45, 0.05, 0.02)
        .build();
    return (x, y, z) -> {
      var d = shape.at(x, y, z) - 0.006 - 0.011 * Angles.smooth(0.08, 0.17, y);
      d = Sdf.smoothUnion(d, quiff.at(x, y, z), 0.025);
      return Math.abs(d) > 0.02 ? d : d + 0.0024 * strands(x * 0.8 + 0.02 * Math.sin(30 * z), y, z);
    };
  }

  private Sdf curls() {
    return (x, y, z) -> {
      var d = shape.at(x, y, z) - 0.012 - 0.018 * Angles.smooth(0.02, 0.14, y);
      if (Math.abs(d) > 0.03) return d;
      var w = 1.4 * Math.sin(60 * x) + 1.1 * Math.sin(55 * z + 1);
      return d
          + 0.0065 * Math.sin(125 * x + w) * Math.sin(118 * y + w) * Math.sin(131 * z + 1.3 * w);
    };
  }

  private Sdf tied(boolean bun) {
    var knot = bun
        ? Blobs.plain()
            .ball(new Vec3(0, 0.15, -0.115), 0.036, 0.034, 0.033, 0.008)
            .build()
        : Blobs.plain()
            .ball(new Vec3(0, 0.135, -0.115), 0.017, 0.017, 0.02, 0.008)
            .cone(new Vec3(0, 0.13, -0.13), new Vec3(0, 0.05, -0.155), 0.019, 0.028, 0.012)
            .cone(new Vec3(0, 0.05, -0.155), new Vec3(0, -0.10, -0.135), 0.028, 0.008, 0.02)
            .build();
    return (x, y, z) -> {
      var d = shape.at(x, y, z) - 0.007 - 0.004 * Angles.smooth(0.1, 0.18, y);
      d = Sdf.smoothUnion(d, knot.at(x, y, z), 0.012);
      if (Math.abs(d) > 0.015) return d;
      var flow = z < -0.1
          ? Math.sin(420 * x + (bun ? 260 * y : 30 * y))
          : Math.sin(260 * x + 160 * y * Math.signum(x) * 0.3 + 30 * z);
      return d + 0.0016 * flow;
    };
  }

  private Sdf loose() {
    var lengths = Blobs.mirrored()
        .cone(new Vec3(0.066, 0.11, -0.02), new Vec3(0.078, 0.0, -0.028), 0.03, 0.034, 0.04)
        .cone(new Vec3(0.078, 0.0, -0.028), new Vec3(0.085, -0.13, -0.03), 0.034, 0.026, 0.03)
        .cone(new Vec3(0.03, 0.10, -0.07), new Vec3(0.035, -0.15, -0.085), 0.045, 0.04, 0.05)
        .build();
    return (x, y, z) -> {
      var d = shape.at(x, y, z) - 0.008 - 0.008 * Angles.smooth(0.08, 0.17, y);
      d = y < -0.02 ? lengths.at(x, y, z) : Sdf.smoothUnion(d, lengths.at(x, y, z), 0.03);
      if (Math.abs(d) > 0.02) return d;
      var a = Math.atan2(x, z + 0.02);
      return d
          + 0.0032 * Math.sin(30 * a + 12 * y + 1.6 * Math.sin(22 * y))
          + 0.0016 * Math.sin(61 * a + 2);
    };
  }

  /** Forehead, temples, sideburns, over the ears, nape. */
  private Sdf hairline(double fringe) {
    var receding = traits.physique().feminine() > 0.5
        ? 0
        : 0.006 * Angles.smooth(25, 60, traits.physique().age());
    return (x, y, z) -> {
      var ax = Math.abs(x);
      var front =
          0.148 + receding - fringe - 0.9 * ax * ax / 0.06 + 0.012 * Angles.smooth(0.015, 0.04, ax);
      var temple = 0.052 + 0.5 * Math.max(0, z - 0.012);
      var line = z > 0.045
          ? Math.max(front, 0.098)
          : z > 0.012
              ? Angles.mix(temple, Math.max(front, 0.098), Angles.smooth(0.02, 0.05, z))
              : 0;
      if (z <= 0.012)
        line = z > -0.035
            ? Angles.mix(0.09, 0.055, Angles.smooth(-0.005, 0.012, z))
            : Angles.mix(-0.012, 0.09, Angles.smooth(-0.055, -0.035, z));
      return line + 0.0022 * Math.sin(170 * z + 90 * x) - y;
    };
  }

  /** Long hair hangs beside the face from a parting. */
  private Sdf parted() {
    return (x, y, z) -> {
      var ax = Math.abs(x);
      var open = 0.02 + 0.044 * Math.sqrt(Math.max(0, Math.min(1, (0.158 - y) / 0.09)));
      var face = Math.min(z - 0.0, open - ax);
      return y > 0.158 ? -0.01 : Math.min(face, 0.158 - y);
    };
  }

  /** What is worn on the head, over the hair. */
  Optional<Part> headwear(Material cloth) {
    return switch (traits.headwear()) {
      case NONE -> Optional.empty();
      case HELMET -> Optional.of(helmet());
      case CAP -> Optional.of(hat(peaked(), 0.098, cloth));
      case BEANIE -> Optional.of(hat(cap(0.016, 0.0018, 0.008), 0.108, cloth));
      case HAT -> Optional.of(hat(brimmed(), 0.108, cloth));
    };
  }

  private Part hat(Sdf solid, double edge, Material cloth) {
    var closed =
        SurfaceNets.mesh(solid, new Vec3(-0.19, 0.05, -0.22), new Vec3(0.19, 0.28, 0.24), 0.0095);
    var mesh = MeshCut.keep(closed, (x, y, z) -> edge + 0.25 * Math.max(0, z * 0.15) - y, 0.004);
    return new Part(
        "hat", placed(mesh), cloth, SkinWeights.rigid(mesh.vertexCount(), Joint.HEAD.ordinal()));
  }

  /** A pressure helmet, open where the visor is. */
  private Part helmet() {
    var middle = new Vec3(0, 0.075, 0.0);
    Sdf shell = (x, y, z) -> new Vec3(x, y, z).distance(middle) - 0.165;
    var closed =
        SurfaceNets.mesh(shell, new Vec3(-0.19, -0.12, -0.19), new Vec3(0.19, 0.26, 0.19), 0.014);
    Sdf opening =
        (x, y, z) -> z < 0 ? -0.05 : 0.095 - Math.sqrt(x * x + (y - 0.082) * (y - 0.082) * 1.25);
    var mesh = MeshCut.keep(closed, (x, y, z) -> Math.max(opening.at(x, y, z), -0.055 - y), 0.012);
    var white = Material.plain(Rgb.srgb(0xe4e3df)).roughness(0.3);
    return new Part(
        "helmet",
        placed(mesh),
        white,
        SkinWeights.rigid(mesh.vertexCount(), Joint.CHEST.ordinal()));
  }

  private Sdf peaked() {
    return (x, y, z) -> {
      var d = shape.at(x, y, z) - 0.017 - 0.006 * Angles.smooth(0.12, 0.2, y);
      var reach =
          Math.sqrt(x * x / (0.072 * 0.072) + (z - 0.06) * (z - 0.06) / (0.115 * 0.115)) - 1;
      var visor = Math.max(
          reach * 0.08, Math.abs(y - 0.121 + 5 * x * x + 0.22 * Math.max(0, z - 0.1)) - 0.004);
      return Sdf.smoothUnion(d, z > 0.03 ? visor : 1, 0.006);
    };
  }

  private Sdf brimmed() {
    return (x, y, z) -> {
      var d = shape.at(x, y, z) - 0.017 - 0.022 * Angles.smooth(0.14, 0.2, y);
      var r = Math.sqrt(x * x + z * z * 0.86);
      var brim = Math.max(r - 0.155, Math.abs(y - 0.124 - 2.2 * x * x) - 0.004);
      return Sdf.smoothUnion(d, brim, 0.01);
    };
  }
}
