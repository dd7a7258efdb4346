package io.kinora.world.animal;

import io.kinora.world.animal.Build.Ears;
import io.kinora.world.figure.Blobs;
import io.kinora.world.figure.SkinWeights;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.SurfaceNets;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;

/** Grows the parts of a four-legged animal around its bones. */
final class Coat {
  private final Frame bones;
  private final Build b;
  private final double h;
  private final Rgb color;

  /** One material of an animal: its mesh at rest and how it follows the joints. */
  record Part(String name, Mesh mesh, Material material, SkinWeights weights) {}

  /** @param color of the fur */
  Coat(Frame bones, Rgb color) {
    this.bones = bones;
    this.b = bones.build();
    this.h = bones.height();
    this.color = color;
  }

  List<Part> parts(Rgb second, int seed) {
    var parts = new ArrayList<Part>();
    var reach = (b.length() + b.girth() + b.neck() + b.muzzle() + 2 * b.head()) * h;
    var tall = Math.max(
        bones.at(Frame.HEAD).y() + (b.head() + b.ear()) * h, bones.tailTip().y());
    var wide = 1.6 * b.girth() * h + (b.ears() == Ears.FLOPPY ? b.ear() * h : 0);
    var low = new Vec3(-wide, -0.03 * h, Math.min(bones.tailTip().z(), -reach) - 0.1 * h);
    var high = new Vec3(wide, tall + 0.1 * h, bones.nose().z() + 0.1 * h);
    var fur = SurfaceNets.mesh(body(), low, high, cell());
    var material =
        Material.of(b.pattern(), color, second).scale(0.12 * h).roughness(0.85).seed(seed);
    parts.add(new Part("coat", fur, material, SkinWeights.spread(fur, bones, 4)));
    parts.add(rigid("eyes", eyes(), Material.plain(Rgb.srgb(0x17110c)).roughness(0.08)));
    parts.add(rigid("nose", nose(), Material.plain(noseColor()).roughness(0.35)));
    if (b.mane()) parts.add(mane(second));
    if (b.hoofed()) parts.add(hooves());
    return parts;
  }

  /** Fine enough for the legs, coarse enough for the budget of triangles. */
  private double cell() {
    return Math.max(0.55 * b.leg() * h, 0.017 * h);
  }

  private Rgb noseColor() {
    return b.hoofed() ? color.times(0.45) : Rgb.srgb(0x1d1a19);
  }

  private Blobs body() {
    var out = Blobs.mirrored();
    trunk(out);
    head(out);
    for (var leg = 0; leg < 4; leg += 2) leg(out, leg);
    tail(out);
    return out.build();
  }

  private void trunk(Blobs.Builder out) {
    var half = 0.5 * b.length() * h;
    var g = b.girth() * h;
    out.ball(new Vec3(0, 0.68 * h, 0.62 * half), 0.86 * g, 1.12 * g, 1.25 * g, 0.08 * h);
    out.cone(
        new Vec3(0, 0.7 * h, 0.5 * half),
        new Vec3(0, 0.74 * h, -0.7 * half),
        0.92 * g,
        b.waist() * h,
        0.1 * h);
    out.ball(new Vec3(0, 0.72 * h, -half), 0.8 * g, 0.95 * g, 0.95 * g, 0.1 * h);
    out.ball(new Vec3(0.5 * g, 0.64 * h, -half), 0.5 * g, 0.19 * h, 0.14 * h, 0.06 * h);
    out.ball(new Vec3(0.55 * g, 0.62 * h, half), 0.4 * g, 0.17 * h, 0.12 * h, 0.06 * h);
  }

  private void head(Blobs.Builder out) {
    var g = b.girth() * h;
    var r = b.head() * h;
    var head = bones.at(Frame.HEAD);
    out.cone(
        bones.at(Frame.NECK).plus(0, -0.1 * h, -0.06 * h),
        head,
        0.8 * g,
        (b.hoofed() ? 0.95 : 0.72) * r,
        0.08 * h);
    out.ball(head.plus(0, 0.02 * h, 0.2 * r), 0.82 * r, 0.86 * r, 1.0 * r, 0.03 * h);
    var nose = bones.nose();
    var along = nose.minus(head).unit();
    out.cone(
        head.plus(along, 0.5 * r).plus(0, -0.16 * r, 0),
        nose.plus(along, -0.32 * r),
        (b.hoofed() ? 0.7 : 0.58) * r,
        (b.hoofed() ? 0.48 : 0.36) * r,
        0.03 * h);
    ears(out, head, r);
  }

  private void ears(Blobs.Builder out, Vec3 head, double r) {
    var e = b.ear() * h;
    var root = head.plus(0.52 * r, 0.66 * r, 0.02 * r);
    switch (b.ears()) {
      case POINTED ->
        out.cone(root, root.plus(0.16 * e, e, -0.05 * e), 0.34 * e, 0.05 * e, 0.012 * h);
      case LONG -> {
        out.cone(root, root.plus(0.12 * e, 0.55 * e, -0.1 * e), 0.1 * e, 0.17 * e, 0.012 * h);
        out.cone(
            root.plus(0.12 * e, 0.55 * e, -0.1 * e),
            root.plus(0.2 * e, e, -0.15 * e),
            0.17 * e,
            0.05 * e,
            0.01 * h);
      }
      case FLOPPY -> {
        var side = root.plus(0.3 * r, -0.2 * r, 0);
        out.ball(
            side.plus(0.1 * e, -0.35 * e, 0),
            0.13 * e + 0.012 * h,
            0.52 * e,
            0.3 * e,
            0,
            0.25,
            0.012 * h);
      }
      case ROUND -> out.ball(root.plus(0.1 * e, 0.3 * e, 0), 0.55 * e, 0.6 * e, 0.3 * e, 0.012 * h);
      case NONE -> {}
    }
  }

  private void leg(Blobs.Builder out, int leg) {
    var r = b.leg() * h;
    var top = bones.at(Frame.upper(leg));
    var knee = bones.at(Frame.lower(leg));
    var hock = bones.at(Frame.foot(leg));
    var paw = bones.paw(leg);
    var thigh = leg < 2 ? 1.9 : 2.3;
    out.cone(top, knee, thigh * r, 1.35 * r, 0.05 * h);
    out.cone(knee, hock, 1.4 * r, 0.82 * r, 0.02 * h);
    out.cone(hock, paw.plus(0, 0.6 * r, 0), 0.82 * r, 0.8 * r, 0.015 * h);
    if (b.hoofed()) return;
    out.ball(paw.plus(0, 0.62 * r, 0.55 * r), 1.05 * r, 0.72 * r, 1.5 * r, 0.015 * h);
  }

  private void tail(Blobs.Builder out) {
    var from = bones.at(Frame.TAIL).plus(0, -0.04 * h, 0.1 * h);
    var thick = b.tail() > 0.9 ? 0.03 : 0.042;
    if (!b.mane()) out.cone(from, bones.tailTip(), thick * h, 0.45 * thick * h, 0.04 * h);
  }

  private Mesh eyes() {
    var r = b.head() * h;
    var size = Math.max(0.13 * r, 0.011 * h);
    var head = bones.at(Frame.HEAD);
    var left = Shapes.sphere(size, 14).moved(0.56 * r, head.y() + 0.24 * r, head.z() + 0.86 * r);
    var right = Shapes.sphere(size, 14).moved(-0.56 * r, head.y() + 0.24 * r, head.z() + 0.86 * r);
    return Mesh.merged(left, right);
  }

  private Mesh nose() {
    var r = b.head() * h;
    var n = bones.nose();
    if (b.hoofed()) {
      var nostril = Shapes.sphere(0.1 * r, 10).moved(0.26 * r, n.y() + 0.05 * r, n.z() - 0.08 * r);
      return Mesh.merged(nostril, nostril.moved(-0.52 * r, 0, 0));
    }
    return Shapes.sphere(0.2 * r, 14).scaled(1.15, 0.8, 0.7).moved(0, n.y() + 0.16 * r, n.z());
  }

  private Part rigid(String name, Mesh mesh, Material material) {
    return new Part(name, mesh, material, SkinWeights.rigid(mesh.vertexCount(), Frame.HEAD));
  }

  /** Hair along the neck and the tail, in the second colour. */
  private Part mane(Rgb second) {
    var out = Blobs.plain();
    var neck = bones.at(Frame.NECK);
    var head = bones.at(Frame.HEAD);
    var g = b.girth() * h;
    if (b.hoofed()) {
      out.cone(
          neck.plus(0, 0.1 * h, -0.14 * h),
          head.plus(0, 0.85 * b.head() * h, -0.3 * b.head() * h),
          0.055 * h,
          0.045 * h,
          0.03 * h);
    } else {
      out.ball(neck.lerp(head, 0.55), 1.05 * g, 1.25 * g, 0.8 * g, 0.05 * h);
    }
    var tip = bones.tailTip();
    var root = bones.at(Frame.TAIL).plus(0, -0.03 * h, 0.1 * h);
    out.cone(root, root.lerp(tip, 0.5), 0.035 * h, 0.06 * h, 0.02 * h);
    out.cone(root.lerp(tip, 0.5), tip, 0.06 * h, 0.015 * h, 0.02 * h);
    var low = new Vec3(-1.4 * g, 0, tip.z() - 0.2 * h);
    var high = new Vec3(1.4 * g, head.y() + 0.4 * h, head.z() + 0.4 * h);
    var mesh = SurfaceNets.mesh(out.build(), low, high, 0.022 * h);
    var hair = Material.of(Pattern.HAIR, second.times(0.4)).roughness(0.7);
    return new Part("mane", mesh, hair, SkinWeights.spread(mesh, bones, 3));
  }

  private Part hooves() {
    var meshes = new Mesh[4];
    var joints = new ArrayList<Integer>();
    var r = b.leg() * h;
    for (var leg = 0; leg < 4; leg++) {
      var p = bones.paw(leg);
      meshes[leg] = Shapes.cone(1.25 * r, 0.9 * r, 1.5 * r, 14).moved(p.x(), 0, p.z() + 0.15 * r);
      for (var i = 0; i < meshes[leg].vertexCount(); i++) joints.add(Frame.foot(leg));
    }
    var mesh = Mesh.merged(meshes);
    var weights = SkinWeights.rigid(mesh.vertexCount(), 0);
    for (var i = 0; i < joints.size(); i++) {
      weights.joints()[i * SkinWeights.MOST] = joints.get(i);
    }
    return new Part("hooves", mesh, Material.plain(Rgb.srgb(0x2a231d)).roughness(0.5), weights);
  }
}
