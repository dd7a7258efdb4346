package io.kinora.world.figure;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Sdf;
import io.kinora.world.geom.SurfaceNets;
import io.kinora.world.render.Material;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shoes, socks and bare feet of one body. */
final class Footwear {
  private final Skeleton bones;
  private final double s;

  Footwear(Skeleton bones) {
    this.bones = bones;
    this.s = bones.physique().scale();
  }

  /**
   * A pair of shoes: the uppers and the soles as two parts each.
   *
   * @param collar how far the shoe comes up over the ankle joint, metres
   */
  List<Part> shoes(Material upper, Material sole, double collar) {
    var ankle = bones.at(Joint.FOOT_L);
    var ball = bones.at(Joint.TOES_L);
    var top = ankle.y() + collar;
    var b = Blobs.plain();
    b.cone(
        ankle.plus(0, 0.06 * s, 0.004 * s),
        ankle.plus(0, -0.03 * s, -0.008 * s),
        0.041 * s,
        0.043 * s,
        0.02 * s);
    b.cone(
        ankle.plus(0, -0.042 * s, -0.03 * s),
        ankle.plus(0.003 * s, -0.045 * s, 0.01 * s),
        0.041 * s,
        0.042 * s,
        0.03 * s);
    b.cone(
        ankle.plus(0, -0.02 * s, 0.025 * s),
        ball.plus(-0.004 * s, 0.012 * s, 0.02 * s),
        0.042 * s,
        0.028 * s,
        0.035 * s);
    b.cone(
        ball.plus(-0.014 * s, 0.006 * s, -0.03 * s),
        ball.plus(-0.012 * s, 0.002 * s, 0.03 * s),
        0.033 * s,
        0.03 * s,
        0.03 * s);
    b.cone(
        ball.plus(0.014 * s, 0.004 * s, -0.03 * s),
        ball.plus(0.008 * s, 0, 0.024 * s),
        0.031 * s,
        0.027 * s,
        0.03 * s);
    var laces = bones.at(Joint.TOES_L);
    var leather = b.build();
    Sdf shaped = (x, y, z) -> {
      var d = Math.max(leather.at(x, y, z), 0.012 * s - y);
      var ridge = Math.sin((z - y * 0.8) * 330 / s);
      var strip = Angles.smooth(0.016 * s, 0.008 * s, Math.abs(x - laces.x() + 0.008 * s))
          * Angles.smooth(laces.z() - 0.01 * s, laces.z() - 0.03 * s, z)
          * Angles.smooth(ankle.z() + 0.02 * s, ankle.z() + 0.035 * s, z);
      return d - 0.0022 * s * strip * Math.max(0, ridge);
    };
    var flat = b.build();
    Sdf bottom = (x, y, z) ->
        Math.max(Math.max(flat.at(x, Math.max(y, 0.034 * s), z) - 0.0045 * s, y - 0.027 * s), -y);
    var shell = MeshCut.keep(net(shaped), (x, y, z) -> Math.max(y - top, 0.02 * s - y), 0.006);
    return pairs("shoe", shell, upper, "sole", net(bottom), sole);
  }

  private Mesh net(Sdf shape) {
    var ankle = bones.at(Joint.FOOT_L);
    return SurfaceNets.mesh(
        shape,
        ankle.plus(-0.09 * s, -ankle.y() - 0.01, -0.12 * s),
        ankle.plus(0.11 * s, 0.13 * s, 0.27 * s),
        0.0145 * Math.max(0.6, s));
  }

  /** Socks up to {@code length} above the ankle. */
  List<Part> socks(Material cloth, double length) {
    var ankle = bones.at(Joint.FOOT_L);
    var knee = bones.at(Joint.SHIN_L);
    var b = Blobs.plain();
    var end = ankle.lerp(knee, length / (knee.y() - ankle.y()));
    var grow = Angles.clamp(length / 0.3, 0, 1);
    b.cone(
        ankle.plus(0, -0.01 * s, 0),
        end.plus(0, 0.02 * s, -0.008 * s),
        0.041 * s,
        (0.044 + 0.012 * grow) * s * (1 + 0.1 * bones.physique().fat()),
        0.02 * s);
    var shape = b.build();
    Sdf cuff = (x, y, z) -> shape.at(x, y, z)
        - 0.0025
            * s
            * Angles.hump(end.y() - 0.03 * s, end.y() - 0.025 * s, end.y(), end.y() + 0.01, y);
    var mesh = SurfaceNets.mesh(
        cuff,
        ankle.plus(-0.09 * s, -0.06 * s, -0.09 * s),
        end.plus(0.09 * s, 0.08 * s, 0.1 * s),
        0.018 * s);
    return pair(
        "sock",
        MeshCut.keep(mesh, (x, y, z) -> Math.max(y - end.y(), ankle.y() - 0.02 * s - y), 0.006),
        cloth);
  }

  /** Bare feet. */
  List<Part> bare(BodyShape body, Material skin) {
    var ankle = bones.at(Joint.FOOT_L);
    var shape = body.foot();
    Sdf standing = (x, y, z) -> Sdf.smoothDifference(shape.at(x, y, z), y - 0.001, 0.004);
    var mesh = SurfaceNets.mesh(
        standing,
        ankle.plus(-0.09 * s, -ankle.y() - 0.01, -0.1 * s),
        ankle.plus(0.1 * s, 0.09 * s, 0.25 * s),
        0.009 * s);
    return pair("foot", MeshCut.keep(mesh, (x, y, z) -> y - ankle.y() - 0.035 * s, 0), skin);
  }

  private List<Part> pairs(
      String a, Mesh first, Material one, String b, Mesh second, Material two) {
    var parts = new ArrayList<>(pair(a, first, one));
    parts.addAll(pair(b, second, two));
    return parts;
  }

  private List<Part> pair(String name, Mesh left, Material material) {
    var parts = new ArrayList<Part>();
    for (var side : Side.values()) {
      var mesh = side == Side.LEFT ? left : Mirror.of(left);
      parts.add(new Part(
          name + "-" + side.name().toLowerCase(Locale.ROOT),
          mesh,
          material,
          SkinWeights.spread(mesh, HumanBones.foot(bones, side), 3)));
    }
    return parts;
  }
}
