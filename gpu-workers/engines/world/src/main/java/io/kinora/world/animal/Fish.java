package io.kinora.world.animal;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.MeshBuilder;
import io.kinora.world.geom.Normals;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Body;
import io.kinora.world.render.Deformation;
import io.kinora.world.render.FrameState;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fish, or a dolphin: a spindle with fins whose body waves from head to tail, sideways for a fish
 * and up and down for a dolphin.
 */
final class Fish implements Animal {
  private static final int RINGS = 26;
  private static final int ROUND = 18;

  private final boolean dolphin;
  private final double length;
  private final Rgb color;
  private final Mesh body;
  private final Mesh eyes;
  private final Deformation bodyBuffer;
  private final Deformation eyeBuffer;

  Fish(boolean dolphin, @Nullable Rgb color, double scale) {
    this.dolphin = dolphin;
    this.length = (dolphin ? 2.2 : 0.45) * scale;
    this.color = color == null ? Rgb.srgb(dolphin ? 0x74808c : 0xe8772e) : color;
    this.body = body();
    this.eyes = eyes();
    this.bodyBuffer = buffer(body);
    this.eyeBuffer = buffer(eyes);
  }

  private static Deformation buffer(Mesh mesh) {
    var n = mesh.positions().length;
    return new Deformation(new float[n], new float[n]);
  }

  /** Half the height of the body at a place from 0 at the nose to 1 at the root of the tail. */
  private double girth(double u) {
    var round = Math.sqrt(Math.max(0, u * (1 - 0.93 * u)));
    return (dolphin ? 0.24 : 0.36) * length * round * (1 - 0.35 * u);
  }

  private Mesh body() {
    var out = new MeshBuilder();
    for (var i = 0; i <= RINGS; i++) {
      var u = i / (double) RINGS;
      var z = (0.5 - 0.82 * u) * length;
      var r = girth(u) + 0.004 * length;
      for (var k = 0; k < ROUND; k++) {
        var a = 2 * Math.PI * k / ROUND;
        var x = (dolphin ? 0.9 : 0.6) * r * StrictMath.cos(a);
        out.vertex(new Vec3(x, r * StrictMath.sin(a), z), Vec3.Y);
      }
    }
    for (var i = 0; i < RINGS; i++) {
      for (var k = 0; k < ROUND; k++) {
        var a = i * ROUND + k;
        var b = i * ROUND + (k + 1) % ROUND;
        out.quad(a, b, b + ROUND, a + ROUND);
      }
    }
    return Mesh.merged(out.buildSmooth(), fins());
  }

  private Mesh fins() {
    var l = length;
    var root = new Vec3(0, 0, -0.28 * l);
    var out = new MeshBuilder();
    var up = dolphin ? Vec3.X : Vec3.Y;
    for (var s = -1; s <= 1; s += 2) {
      sheet(
          out,
          root,
          root.plus(up, s * 0.03 * l),
          root.plus(up, s * 0.17 * l).plus(0, 0, -0.22 * l),
          root.plus(0, 0, -0.13 * l));
      var flank = new Vec3(s * 0.09 * l, -0.06 * l, 0.2 * l);
      sheet(
          out,
          flank,
          flank.plus(0, 0, -0.08 * l),
          flank.plus(s * 0.09 * l, -0.06 * l, -0.15 * l),
          flank.plus(s * 0.1 * l, -0.05 * l, -0.08 * l));
    }
    var back = dolphin ? girth(0.45) : girth(0.4);
    var top = new Vec3(0, 0.93 * back, 0.2 * l);
    sheet(
        out,
        top,
        top.plus(0, 0.1 * l, -0.12 * l),
        top.plus(0, 0.07 * l, -0.24 * l),
        top.plus(0, -0.03 * l, -0.26 * l));
    return out.build();
  }

  /** A thin sheet of four corners, seen from both sides. */
  private void sheet(MeshBuilder out, Vec3 a, Vec3 b, Vec3 c, Vec3 d) {
    var t = b.minus(a).cross(c.minus(a)).unit().times(0.004 * length);
    out.flatQuad(a.plus(t), b.plus(t), c.plus(t), d.plus(t));
    var m = t.times(-1);
    out.flatQuad(a.plus(m), d.plus(m), c.plus(m), b.plus(m));
  }

  private Mesh eyes() {
    var u = 0.1;
    var x = (dolphin ? 0.9 : 0.6) * girth(u) * 0.9;
    var at = new Vec3(x, 0.35 * girth(u), (0.5 - 0.82 * u) * length);
    var eye = Shapes.sphere(0.018 * length, 10);
    return Mesh.merged(eye.moved(at.x(), at.y(), at.z()), eye.moved(-at.x(), at.y(), at.z()));
  }

  @Override
  public Way way() {
    return Way.SWIMS;
  }

  @Override
  public double height() {
    return 2 * girth(0.4);
  }

  @Override
  public double length() {
    return length;
  }

  @Override
  public double slow() {
    return 1.2 * length;
  }

  @Override
  public double fast() {
    return 4 * length;
  }

  @Override
  public double stride(double speed) {
    return 0.7 * length;
  }

  @Override
  public List<Body> bodies(String id) {
    var skin = Material.of(Pattern.MOTTLED, color, dolphin ? color.times(0.8) : Rgb.srgb(0xf3ece0))
        .scale(0.3 * length)
        .roughness(0.25);
    return List.of(
        Body.deforming(id + "/body", body, skin),
        Body.deforming(id + "/eyes", eyes, Material.plain(Rgb.srgb(0x0d0b0a)).roughness(0.1)));
  }

  @Override
  public void draw(String id, Moment m, FrameState.Builder frame) {
    bend(body, m, bodyBuffer);
    bend(eyes, m, eyeBuffer);
    frame.deform(id + "/body", bodyBuffer);
    frame.deform(id + "/eyes", eyeBuffer);
  }

  /** A wave that travels to the tail and grows on its way (J. Gray, 1933). */
  private void bend(Mesh rest, Moment m, Deformation to) {
    var turn = Quat.yaw(m.yaw());
    var going = m.path().length() > 0 ? 1 : 0.35;
    var phase = 2 * Math.PI * (m.path().gone() / stride(1) + 0.7 * m.time());
    var from = rest.positions();
    var p = to.positions();
    for (var i = 0; i < p.length; i += 3) {
      var u = 0.5 - from[i + 2] / length;
      var wave =
          going * length * (0.012 + 0.1 * u * u) * StrictMath.sin(phase - 2 * Math.PI * 0.9 * u);
      var at =
          new Vec3(from[i] + (dolphin ? 0 : wave), from[i + 1] + (dolphin ? wave : 0), from[i + 2]);
      var w = m.position().plus(turn.rotate(at));
      p[i] = (float) w.x();
      p[i + 1] = (float) w.y();
      p[i + 2] = (float) w.z();
    }
    Normals.smooth(p, rest.triangles(), to.normals());
  }
}
