package io.kinora.world.figure;

import io.kinora.world.geom.Sdf;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;

/** Cuts garments to the measure of one body. */
final class Wardrobe {
  /** What is under a garment that is worn on the skin. */
  static final Sdf NOTHING = (x, y, z) -> 1;

  private final Skeleton bones;
  private final BodyShape body;
  private final Sdf skin;
  private final double s;
  private final double cellScale;

  Wardrobe(Skeleton bones, BodyShape body) {
    this.bones = bones;
    this.body = body;
    this.skin = body.body();
    this.s = bones.physique().scale();
    this.cellScale = Math.max(0.6, s);
  }

  /**
   * The cut of a top.
   *
   * @param sleeve length of the sleeves against the arm: 0 none, 1 to the wrist
   * @param loose metres between cloth and body
   * @param hem height of the lower edge
   * @param neck radius of the neck hole against a person of 1.78 m, metres
   * @param opening how far an open front reaches down from the neck, metres; 0 closed
   */
  record Cut(double sleeve, double loose, double hem, double neck, double opening) {
    Cut(double sleeve, double loose, double hem, double neck) {
      this(sleeve, loose, hem, neck, 0);
    }
  }

  /**
   * A top that is worn over something.
   *
   * @param under what it covers besides the skin
   */
  Garment top(String name, Cut cut, Sdf under, Material cloth) {
    var b = Blobs.mirrored();
    body.trunk(b, cut.loose);
    var girth = 1 + 0.14 * bones.physique().fat();
    b.ball(
        bones.at(Joint.SPINE).plus(0, 0.0, 0.008 * s),
        (0.138 * girth - 0.01 * bones.physique().feminine()) * s + cut.loose,
        0.3 * s,
        0.1 * girth * s + cut.loose,
        0.1 * s);
    skirts(b, cut);
    if (cut.sleeve > 0) sleeve(b, cut.sleeve, cut.loose * 0.75);
    return new Garment(
        name,
        folded(over(b.build(), cut.loose * 0.55, under), 0.0035 * s, cut.hem),
        topScissors(cut),
        cloth,
        HumanBones.upper(bones),
        0.0205 * cellScale,
        7);
  }

  /** What hangs below the hips of a long top. */
  private void skirts(Blobs.Builder b, Cut cut) {
    var hip = bones.at(Joint.THIGH_L);
    if (cut.hem > hip.y() - 0.05 * s) return;
    var girth = s * (1 + 0.14 * bones.physique().fat());
    b.cone(
        hip.plus(-0.01 * s, 0.04 * s, 0),
        new Vec3(hip.x(), cut.hem - 0.08 * s, 0.004 * s),
        0.105 * girth + cut.loose,
        0.115 * girth + cut.loose,
        0.08 * s);
  }

  private void sleeve(Blobs.Builder b, double share, double loose) {
    var shoulder = bones.at(Joint.UPPER_ARM_L);
    var elbow = bones.at(Joint.FOREARM_L);
    var wrist = bones.at(Joint.HAND_L);
    if (share > 0.6) {
      body.arm(b, loose + 0.002);
      b.cone(elbow.lerp(wrist, 0.5), wrist, loose + 0.031 * s, loose + 0.029 * s, 0.03 * s);
    } else {
      var limb = 1 + 0.12 * bones.physique().muscle() + 0.15 * bones.physique().fat();
      b.cone(
          shoulder.plus(-0.01 * s, -0.006 * s, 0),
          shoulder.lerp(elbow, 0.75),
          0.053 * s * limb + loose,
          0.05 * s * limb + loose * 1.5,
          0.05 * s);
    }
  }

  private Sdf topScissors(Cut c) {
    var shoulder = bones.at(Joint.UPPER_ARM_L);
    var along = bones.fingers(Side.LEFT);
    var whole = shoulder.distance(bones.at(Joint.HAND_L));
    var reach = c.sleeve > 0.6
        ? whole * 0.985
        : c.sleeve * 2 * shoulder.distance(bones.at(Joint.FOREARM_L));
    var hole = bones.at(Joint.NECK).plus(0, 0.045 * s, 0.02 * s);
    return (x, y, z) -> {
      var ax = Math.abs(x);
      var cut = Math.max(c.hem - y, neckHole(hole, c.neck, ax, y, z));
      if (c.opening > 0 && z > 0) cut = Math.max(cut, (y - hole.y() + c.opening) * 0.27 - ax);
      cut = Math.max(cut, y - hole.y() - 0.012 * s);
      if (c.sleeve <= 0)
        return Math.max(cut, Math.max(armHole(shoulder, ax, y, z), ax - shoulder.x() * 1.06));
      var p = new Vec3(ax, y, z).minus(shoulder);
      return ax < shoulder.x() * 0.9 ? cut : Math.max(cut, p.dot(along) - reach);
    };
  }

  private double neckHole(Vec3 hole, double neck, double ax, double y, double z) {
    var dx = ax / 0.95;
    var dy = (y - hole.y() - (z > hole.z() ? 0 : 0.2 * (hole.z() - z))) * 1.1;
    var dz = (z - hole.z()) * 0.85;
    return neck * s - Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  private double armHole(Vec3 shoulder, double ax, double y, double z) {
    var dx = (ax - shoulder.x() - 0.04 * s) / 0.9;
    var dy = (y - shoulder.y() + 0.02 * s) / 1.25;
    var dz = (z + 0.012 * s) / 1.6;
    return 0.082 * s - Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  /**
   * Trousers or shorts.
   *
   * @param hem height of the lower edges
   * @param flare metres between cloth and leg at the hem
   */
  Garment bottom(String name, double hem, double loose, double flare, Material cloth) {
    var b = Blobs.mirrored();
    var pelvis = bones.at(Joint.PELVIS);
    var hip = bones.at(Joint.THIGH_L);
    var knee = bones.at(Joint.SHIN_L);
    var ankle = bones.at(Joint.FOOT_L);
    var girth = s * (1 + 0.14 * bones.physique().fat());
    b.ball(
        pelvis.plus(0, 0.015 * s, 0),
        loose + 0.16 * girth * bones.physique().hips(),
        loose + 0.14 * s,
        loose + 0.11 * girth,
        0.08 * s);
    b.ball(
        pelvis.plus(0.074 * s * bones.physique().hips(), -0.052 * s, -0.052 * s),
        loose + 0.083 * girth,
        loose + 0.088 * s,
        loose + 0.076 * girth,
        0.05 * s);
    body.leg(b, loose);
    if (flare > loose) {
      var end = hem > knee.y()
          ? hip.lerp(knee, (hip.y() - hem) / (hip.y() - knee.y()))
          : knee.lerp(ankle, (knee.y() - hem) / (knee.y() - ankle.y()));
      var width = (hem > knee.y() ? 0.065 : 0.042) * girth;
      b.cone(
          hip.plus(0.004 * s, -0.04 * s, 0),
          end.plus(0, -0.05 * s, 0),
          0.085 * girth + loose,
          width + flare,
          0.05 * s);
    }
    var waist = bones.at(Joint.SPINE).y() - 0.045 * s;
    Sdf scissors = (x, y, z) -> Math.max(hem - y, y - waist);
    return new Garment(
        name,
        folded(b.build(), 0.004 * s, hem),
        scissors,
        cloth,
        HumanBones.lower(bones),
        0.021 * cellScale,
        6);
  }

  /** A skirt that hangs from the waist. */
  Garment skirt(String name, double hem, double flare, Sdf under, Material cloth) {
    var b = Blobs.mirrored();
    body.trunk(b, 0.008 * s);
    var pelvis = bones.at(Joint.PELVIS);
    var hips = 0.16 * s * bones.physique().hips();
    b.cone(
        new Vec3(0, pelvis.y() + 0.02 * s, 0),
        new Vec3(0, hem - 0.1 * s, 0.01 * s),
        hips * 0.72,
        hips + flare,
        0.1 * s);
    b.cone(
        pelvis.plus(0.05 * s, 0.0, 0),
        new Vec3(0.06 * s, hem - 0.1 * s, 0.01 * s),
        hips * 0.7,
        hips + flare,
        0.08 * s);
    var waist = bones.at(Joint.SPINE).y() - 0.02 * s;
    var shape = over(b.build(), 0.006 * s, under);
    Sdf pleats = (x, y, z) -> shape.at(x, y, z)
        + 0.014
            * s
            * Angles.smooth(pelvis.y() + 0.02, hem, y)
            * Math.sin(11 * Math.atan2(z, x) + 1.7 * Math.sin(6 * y));
    return new Garment(
        name,
        pleats,
        (x, y, z) -> Math.max(hem - y, y - waist),
        cloth,
        HumanBones.lower(bones),
        0.021 * cellScale,
        14);
  }

  /** Cloth that never dips below the skin nor below what it is worn over. */
  private Sdf over(Sdf cloth, double gap, Sdf under) {
    return (x, y, z) -> {
      var d = cloth.at(x, y, z);
      if (d > 0.26 || d < -0.05) return d;
      d = Sdf.smoothUnion(d, skin.at(x, y, z) - gap, 0.01);
      return Sdf.smoothUnion(d, under.at(x, y, z) - 0.006 * s, 0.01);
    };
  }

  /** Wrinkles that gather at waist, elbows and knees and fade on the stretched parts between. */
  private Sdf folded(Sdf shape, double depth, double hem) {
    var waist = bones.at(Joint.SPINE).y() - 0.05 * s;
    var knee = bones.at(Joint.SHIN_L).y();
    var elbow = bones.at(Joint.FOREARM_L);
    var armpit = bones.at(Joint.UPPER_ARM_L).plus(-0.03 * s, -0.08 * s, 0);
    return (x, y, z) -> {
      var d = shape.at(x, y, z);
      if (Math.abs(d) > 0.05) return d;
      var ax = Math.abs(x);
      var gather = bump(y - waist, 0.11 * s)
          + bump(y - knee, 0.1 * s)
          + bump(y - hem - 0.03 * s, 0.07 * s) * 0.7
          + bump(new Vec3(ax, y, z).distance(elbow), 0.1 * s)
          + bump(new Vec3(ax, y, z).distance(armpit), 0.1 * s)
          + 0.25;
      return d + depth * Math.min(1.2, gather) * wrinkle(x / s, y / s, z / s);
    };
  }

  private static double bump(double distance, double width) {
    var t = distance / width;
    return Math.exp(-t * t);
  }

  /** Ridges that run aslant and wander, -1 to 1. */
  private static double wrinkle(double x, double y, double z) {
    var warp = 1.6 * Math.sin(9 * x + 4 * z + 1.3)
        + 1.3 * Math.sin(7 * y - 11 * z + 0.5 * Math.sin(17 * x));
    var a = Math.sin(62 * y + 26 * Math.abs(x) * Math.signum(z + 0.01) + warp);
    var b = Math.sin(38 * y - 30 * x + 20 * z + 1.4 * warp);
    return 0.6 * a * Math.abs(a) + 0.5 * b;
  }

  static Material cloth(Rgb colour) {
    return Material.of(Pattern.FABRIC, colour).roughness(0.85);
  }

  double scale() {
    return s;
  }
}
