package io.kinora.world.animal;

import io.kinora.world.figure.Skinner;
import io.kinora.world.figure.TwoBone;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Body;
import io.kinora.world.render.Deformation;
import io.kinora.world.render.FrameState;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An animal on four legs. */
final class Quadruped implements Animal {
  private final Frame bones;
  private final Coat coat;
  private final Rgb second;
  private final int seed;
  private final List<Coat.Part> parts = new ArrayList<>();
  private final List<Deformation> buffers = new ArrayList<>();
  private @Nullable Vec3 saddle;
  private final Skinner skinner = new Skinner(Frame.JOINTS);

  Quadruped(Build build, Rgb color, Rgb second, int seed) {
    this.bones = new Frame(build);
    this.coat = new Coat(bones, color);
    this.second = second;
    this.seed = seed;
  }

  /** The meshes, grown when they are first asked for: plans only need the measures. */
  private List<Coat.Part> parts() {
    if (!parts.isEmpty()) return parts;
    parts.addAll(coat.parts(second, seed));
    for (var part : parts) {
      var n = part.mesh().positions().length;
      buffers.add(new Deformation(new float[n], new float[n]));
    }
    return parts;
  }

  @Override
  public Way way() {
    return Way.WALKS;
  }

  @Override
  public double height() {
    return bones.at(Frame.HEAD).y() + bones.build().head() * bones.height();
  }

  @Override
  public double length() {
    return bones.nose().z() - bones.at(Frame.TAIL).z();
  }

  @Override
  public double slow() {
    return 0.55 * Math.sqrt(9.81 * hip());
  }

  @Override
  public double fast() {
    return Math.min(9, 2.1 * Math.sqrt(9.81 * hip()));
  }

  @Override
  public double stride(double speed) {
    return Gait.stride(speed, hip());
  }

  private double hip() {
    return 0.76 * bones.height();
  }

  @Override
  public List<Body> bodies(String id) {
    return parts().stream()
        .map(p -> Body.deforming(id + "/" + p.name(), p.mesh(), p.material()))
        .toList();
  }

  @Override
  public void draw(String id, Moment moment, FrameState.Builder frame) {
    pose(moment);
    for (var i = 0; i < parts().size(); i++) {
      var part = parts().get(i);
      var to = buffers.get(i);
      skinner.apply(
          part.weights(),
          part.mesh().positions(),
          part.mesh().normals(),
          to.positions(),
          to.normals());
      frame.deform(id + "/" + part.name(), to);
    }
  }

  /** Place of a paw in the world, for tests of the gait. */
  Vec3 paw(int leg, Moment m) {
    return paw(leg, m, Gait.of(m.path().speed(), hip()));
  }

  private Vec3 paw(int leg, Moment m, Gait gait) {
    var rest = bones.paw(leg);
    var foot = m.path().length() > 0 ? gait.foot(leg, m.path()) : new Gait.Foot(0, 0);
    var h = bones.height();
    var forward = foot.ahead();
    var up = foot.up();
    if (leg >= 2) forward += 0.2 * h * m.sitting();
    if (m.airborne() > 0) {
      forward += (leg < 2 ? 0.22 : -0.25) * h * m.airborne();
      up += 0.12 * h * m.airborne();
    }
    return m.position().plus(Quat.yaw(m.yaw()).rotate(rest.plus(0, up, forward)));
  }

  @Override
  public boolean isMount() {
    return true;
  }

  @Override
  public Back back(Moment m) {
    if (saddle == null) saddle = saddle();
    var trunk = trunk(m);
    var from = saddle.minus(bones.at(Frame.RUMP));
    var place = trunk.rump().plus(trunk.turn().rotate(new Vec3(0, from.y(), from.z())));
    return new Back(new Transform(place, trunk.turn()), saddle.x());
  }

  /**
   * Behind the withers: half the width of the trunk, the height of the back, the place along it.
   */
  private Vec3 saddle() {
    var z = 0.12 * bones.height();
    var near = 0.06 * bones.height();
    var top = 0.0;
    var side = 0.0;
    var p = parts().get(0).mesh().positions();
    for (var i = 0; i < p.length; i += 3) {
      if (Math.abs(p[i + 2] - z) > near) continue;
      if (Math.abs(p[i]) < near) top = Math.max(top, p[i + 1]);
      if (p[i + 1] > 0.6 * bones.height()) side = Math.max(side, p[i]);
    }
    return new Vec3(side, top, z);
  }

  /** The rump and how the trunk is turned. */
  private record Trunk(Vec3 rump, Quat turn, double phase, double going, double pitch) {}

  private Trunk trunk(Moment m) {
    var gait = Gait.of(m.path().speed(), hip());
    var h = bones.height();
    var going = going(m.path());
    var phase = 2 * Math.PI * gait.phase(m.path().gone());
    var rock = (gait.gallops() ? 0.11 : 0.012) * StrictMath.sin(phase) * going;
    var bob = (gait.gallops() ? 0.05 : 0.014) * StrictMath.cos(2 * phase) * going;
    var breath = 0.004 * StrictMath.sin(1.9 * m.time());
    var turn = Quat.yaw(m.yaw());
    var drop = 0.4 * h * m.sitting();
    var pitch = rock - StrictMath.asin(Math.min(0.8, drop / (bones.build().length() * h)));
    var trunk = turn.times(Quat.about(Vec3.X, pitch));
    var rest = bones.at(Frame.RUMP);
    var sink = -0.02 * h * going + (bob + breath) * h - drop;
    var rump = m.position().plus(turn.rotate(rest.plus(0, sink, 0.03 * h * m.sitting())));
    return new Trunk(rump, trunk, phase, going, pitch);
  }

  private void pose(Moment m) {
    var gait = Gait.of(m.path().speed(), hip());
    var pose = trunk(m);
    var rump = pose.rump();
    var trunk = pose.turn();
    var phase = pose.phase();
    var going = pose.going();
    var turn = Quat.yaw(m.yaw());
    var rest = bones.at(Frame.RUMP);
    set(Frame.RUMP, rump, trunk);
    var bend = Quat.about(Vec3.X, (gait.gallops() ? 0.12 : 0.01) * StrictMath.cos(phase) * going);
    var chestTurn = trunk.times(bend);
    var chest = rump.plus(trunk.rotate(bones.at(Frame.CHEST).minus(rest)));
    set(Frame.CHEST, chest, chestTurn);
    neck(m, chest, chestTurn, phase, going, pose.pitch());
    tail(m, rump, trunk, going);
    for (var leg = 0; leg < 4; leg++) {
      var front = leg < 2;
      var base = front ? Frame.CHEST : Frame.RUMP;
      var from = front ? chest : rump;
      var by = front ? chestTurn : trunk;
      var top = from.plus(by.rotate(bones.at(Frame.upper(leg)).minus(bones.at(base))));
      leg(leg, top, paw(leg, m, gait), m, turn);
    }
  }

  private static double going(Moment.Path path) {
    var edge = Math.min(path.gone(), path.length() - path.gone());
    return path.length() == 0 ? 0 : Math.max(0, Math.min(1, edge / 0.4));
  }

  private void neck(Moment m, Vec3 chest, Quat by, double phase, double going, double pitch) {
    var place = chest.plus(by.rotate(bones.at(Frame.NECK).minus(bones.at(Frame.CHEST))));
    var look = 0.12 * StrictMath.sin(0.7 * m.time()) * (1 - going);
    var nod = 0.05 * StrictMath.sin(phase + 0.8) * going - 0.6 * pitch * m.sitting();
    var turn = by.times(Quat.yaw(look)).times(Quat.about(Vec3.X, nod));
    set(Frame.NECK, place, turn);
    var head = place.plus(turn.rotate(bones.at(Frame.HEAD).minus(bones.at(Frame.NECK))));
    set(Frame.HEAD, head, turn.times(Quat.about(Vec3.X, -0.8 * nod - 0.6 * pitch)));
  }

  private void tail(Moment m, Vec3 rump, Quat by, double going) {
    var place = rump.plus(by.rotate(bones.at(Frame.TAIL).minus(bones.at(Frame.RUMP))));
    var wag = (0.35 - 0.2 * going) * StrictMath.sin((6 + 4 * going) * m.time());
    var rise = 0.25 * going * Math.abs(StrictMath.cos(bones.build().tailLift()));
    set(Frame.TAIL, place, by.times(Quat.yaw(wag)).times(Quat.about(Vec3.X, rise)));
  }

  private void leg(int leg, Vec3 top, Vec3 paw, Moment m, Quat turn) {
    var ahead = turn.rotate(Vec3.Z);
    var up = paw.y() - m.position().y();
    var fold = 4.5 * up / bones.height() + (leg < 2 ? 0 : 1.0 * m.sitting());
    var hock = bones.hock(leg, paw, ahead, Math.min(1.2, fold));
    var pole = ahead.times(leg < 2 ? -1 : 1);
    var bent = TwoBone.solve(top, hock, bones.upperLength(leg), bones.lowerLength(leg), pole);
    bone(Frame.upper(leg), Frame.lower(leg), top, bent.middle(), turn);
    bone(Frame.lower(leg), Frame.foot(leg), bent.middle(), bent.end(), turn);
    var rest = bones.paw(leg).minus(bones.at(Frame.foot(leg)));
    var now = paw.minus(hock);
    set(Frame.foot(leg), bent.end(), Quat.between(turn.rotate(rest), now).times(turn));
  }

  private void bone(int joint, int next, Vec3 from, Vec3 to, Quat turn) {
    var rest = turn.rotate(bones.at(next).minus(bones.at(joint)));
    set(joint, from, Quat.between(rest, to.minus(from)).times(turn));
  }

  private void set(int joint, Vec3 place, Quat turn) {
    skinner.joint(joint, bones.at(joint), place, turn);
  }
}
