package io.kinora.world.animal;

import io.kinora.world.figure.Blobs;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.SurfaceNets;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Body;
import io.kinora.world.render.Deformation;
import io.kinora.world.render.FrameState;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bird: a body with beak and legs, and two wings that fold and beat. */
final class Bird implements Animal {
  private final Plumage plumage;
  private final double length;
  private final double legs;
  private final Mesh body;
  private final Mesh trim;
  private final Mesh eyes;
  private final Mesh legMesh;
  private final Wing wing;
  private final Deformation wings;
  private final Rgb color;
  private final Rgb wingColor;

  Bird(Plumage plumage, @Nullable Rgb color, double scale) {
    this.plumage = plumage;
    this.length = plumage.length() * scale;
    this.legs = plumage.leg() * length;
    this.color = color == null ? Rgb.srgb(plumage.body()) : color;
    this.wingColor = color == null ? Rgb.srgb(plumage.wing()) : color.times(0.7);
    this.body = body();
    this.trim = beak();
    this.eyes = eyes();
    this.legMesh = legs();
    this.wing = new Wing(length, plumage.span() * length / 2);
    var n = wing.mesh().positions().length;
    this.wings = new Deformation(new float[n], new float[n]);
  }

  private Vec3 head() {
    var n = plumage.neck() * length;
    return new Vec3(0, 0.16 * length + 0.8 * n, 0.42 * length + 0.5 * n);
  }

  /** Around the middle of the body, which lies level along z. */
  private Mesh body() {
    var l = length;
    var out = Blobs.mirrored();
    out.ball(new Vec3(0, 0, 0.02 * l), 0.21 * l, 0.22 * l, 0.42 * l, 0.1 * l);
    out.cone(new Vec3(0, 0.03 * l, 0.24 * l), head(), 0.15 * l, 0.1 * l, 0.1 * l);
    out.ball(head(), 0.125 * l, 0.125 * l, 0.14 * l, 0.05 * l);
    out.ball(new Vec3(0, 0.03 * l, -0.55 * l), 0.1 * l, 0.025 * l, 0.3 * l, 0.08 * l);
    var top = head().y() + 0.3 * l;
    return SurfaceNets.mesh(
        out.build(),
        new Vec3(-0.4 * l, -0.4 * l, -l),
        new Vec3(0.4 * l, top, head().z() + 0.3 * l),
        0.034 * l);
  }

  private Mesh beak() {
    var l = length;
    var from = head().plus(0, -0.02 * l, 0.1 * l);
    return Shapes.rod(from, from.plus(0, -0.03 * l, 0.17 * l), 0.042 * l, 0.006 * l, 12);
  }

  private Mesh eyes() {
    var h = head();
    var x = 0.105 * length;
    var y = h.y() + 0.035 * length;
    var z = h.z() + 0.07 * length;
    var eye = Shapes.sphere(0.024 * length, 10);
    return Mesh.merged(eye.moved(x, y, z), eye.moved(-x, y, z));
  }

  /** Below the body, from the hips down to y = -legs. */
  private Mesh legs() {
    var l = length;
    var meshes = new Mesh[4];
    for (var i = 0; i < 2; i++) {
      var x = (i == 0 ? 1 : -1) * 0.09 * l;
      var foot = new Vec3(x, -0.2 * l - legs, 0.02 * l);
      meshes[2 * i] = Shapes.rod(new Vec3(x, -0.12 * l, -0.04 * l), foot, 0.022 * l, 0.016 * l, 8);
      meshes[2 * i + 1] = Shapes.sphere(0.05 * l, 10)
          .scaled(1.1, 0.3, 1.7)
          .moved(x, foot.y() + 0.012 * l, 0.06 * l);
    }
    return Mesh.merged(meshes);
  }

  @Override
  public Way way() {
    return plumage.flies() ? Way.FLIES : Way.WALKS;
  }

  @Override
  public double height() {
    return standing() + head().y() + 0.15 * length;
  }

  /** Height of the middle of the body over the ground when it stands. */
  private double standing() {
    return 0.2 * length + legs + 0.25 * length * StrictMath.sin(plumage.upright());
  }

  @Override
  public double length() {
    return 1.3 * length;
  }

  @Override
  public double slow() {
    return 1.6 * length;
  }

  @Override
  public double fast() {
    return plumage.flies() ? 12 * length : 3 * length;
  }

  @Override
  public double stride(double speed) {
    return 0.9 * length;
  }

  @Override
  public List<Body> bodies(String id) {
    var feathers = Material.of(Pattern.MOTTLED, color, color.times(0.85))
        .scale(0.1 * length)
        .roughness(0.8);
    var beak = Material.plain(Rgb.srgb(plumage.beak())).roughness(0.45);
    return List.of(
        Body.moving(id + "/body", body, feathers),
        Body.moving(id + "/beak", trim, beak),
        Body.moving(id + "/eyes", eyes, Material.plain(Rgb.srgb(0x120d0a)).roughness(0.1)),
        Body.moving(id + "/legs", legMesh, beak),
        Body.deforming(
            id + "/wings",
            wing.mesh(),
            Material.plain(wingColor).roughness(0.8).translucency(0.15)));
  }

  @Override
  public void draw(String id, Moment m, FrameState.Builder frame) {
    var air = m.airborne();
    var going = m.path().length() > 0 && air < 0.5;
    var step = Math.PI * m.path().gone() / stride(1);
    var lift = standing() * (1 - air);
    var bob = going ? 0.03 * length * Math.abs(StrictMath.sin(step)) : 0;
    var beat = 2 * Math.PI * beats() * m.time();
    var heave = -0.06 * length * StrictMath.sin(beat) * air;
    var lean = -plumage.upright() * (1 - air) - 0.06 * air;
    var sway = going ? 0.1 * StrictMath.sin(step) : 0;
    var turn = Quat.yaw(m.yaw()).times(Quat.about(Vec3.Z, sway)).times(Quat.about(Vec3.X, lean));
    var place = m.position().plus(0, lift + bob + heave - 0.5 * legs * m.sitting(), 0);
    var at = new Transform(place, turn);
    for (var part : List.of("body", "beak", "eyes")) frame.place(id + "/" + part, at);
    var hang = Quat.yaw(m.yaw()).times(Quat.about(Vec3.X, 1.3 * air));
    frame.place(id + "/legs", new Transform(place, hang));
    wing.pose(at, air, beat, wings);
    frame.deform(id + "/wings", wings);
  }

  /** Small birds beat faster: about 1.2 / length^0.7 times a second. */
  private double beats() {
    return Math.min(9, 1.25 * StrictMath.pow(length, -0.75));
  }
}
