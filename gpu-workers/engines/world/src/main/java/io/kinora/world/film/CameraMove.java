package io.kinora.world.film;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.CameraPlan;
import io.kinora.world.plan.Shot;
import io.kinora.world.render.Camera;
import org.jspecify.annotations.Nullable;

/** Moves the camera of one shot from its standpoint as the plan says. */
final class CameraMove {
  private final Shot shot;
  private final View view;
  private final Lens lens;
  private final Sight sight;
  private final SmoothPath focus;
  private final SmoothPath chase;
  private final boolean follows;
  private final @Nullable SmoothPath group;
  private final double phase;

  /** @param phase shifts the trembling of a hand-held camera, radians */
  CameraMove(Shot shot, View view, Lens lens, Sight sight, Subjects subjects, double phase) {
    this.shot = shot;
    this.view = view;
    this.lens = lens;
    this.sight = sight;
    this.focus = new SmoothPath(subjects.first(), subjects.last(), 0.28, subjects::focus);
    this.chase = new SmoothPath(subjects.first(), subjects.last(), 0.4, subjects::chased);
    this.follows = near() || ViewSearch.follows(shot.camera(), subjects);
    this.phase = phase;
    var accompanies = ViewSearch.accompanies(shot.camera()) && subjects.companion() != null;
    this.group = accompanies
        ? new SmoothPath(
            subjects.first(), subjects.last(), 0.2, frame -> Subjects.middle(subjects.in(frame)))
        : null;
  }

  /** The camera of a frame, counted from the start of the shot. */
  Camera at(int frame) {
    var u = shot.frames() < 2 ? 0 : frame / (shot.frames() - 1.0);
    var placed = safe(turned(placed(frame, u), frame));
    var roll = shot.camera().angle() == CameraPlan.Angle.DUTCH ? Math.toRadians(12) : 0;
    var fov = fieldOfView(u);
    return new Camera(placed.eye(), placed.target(), fov, roll, 0, placed.distance());
  }

  private View placed(int frame, double u) {
    var e = ease(Math.min(1, u * Math.max(1, shot.camera().pace())));
    var back = view.back();
    var d = view.distance();
    return switch (shot.camera().move()) {
      case STATIC, ZOOM_IN, ZOOM_OUT, RACK_FOCUS ->
        near() ? following(frame) : pushed(1 - 0.05 * u);
      case PAN, TILT -> group == null ? panned(frame) : view;
      case DOLLY_IN -> pushed(1.3 - 0.55 * e);
      case DOLLY_OUT -> pushed(0.8 + 0.6 * e);
      case TRUCK -> shifted(side().times(d * 0.5 * (e - 0.5)), 0.45);
      case FOLLOW -> following(frame);
      case ORBIT -> orbited((e - 0.5) * 1.5);
      case CRANE_UP -> shifted(Vec3.Y.times(d * 0.75 * e), 0);
      case CRANE_DOWN -> shifted(Vec3.Y.times(d * 0.75 * (1 - e)), 0);
      case HANDHELD ->
        trembling(
            follows ? following(frame) : group == null ? panned(frame) : view, u * shot.seconds());
      case WHIP_PAN -> whipped(u * shot.seconds());
      case FLYOVER ->
        shifted(back.withY(0).times(d * 1.6 * (1 - e)).plus(0, d * (1.1 - 0.8 * e), 0), 0);
    };
  }

  /** Turns after small things, and goes a part of the way with them. */
  private View turned(View v, int frame) {
    if (group == null) return v;
    var way = group.at(frame).minus(group.at(0));
    return new View(v.eye().plus(way, 0.3), v.target().plus(way));
  }

  private boolean near() {
    return ViewSearch.isNear(shot.camera());
  }

  private Vec3 side() {
    return Vec3.Y.cross(view.back()).unit();
  }

  private View pushed(double share) {
    return new View(view.target().plus(view.back(), view.distance() * share), view.target());
  }

  private View shifted(Vec3 way, double targetShare) {
    return new View(view.eye().plus(way), view.target().plus(way, targetShare));
  }

  private View orbited(double angle) {
    var arm = Quat.yaw(angle).rotate(view.eye().minus(view.target()));
    return new View(view.target().plus(arm), view.target());
  }

  /** Stands still and turns towards what happens, without ever losing the rest. */
  private View panned(int frame) {
    return new View(view.eye(), view.target().lerp(focus.at(frame), 0.3));
  }

  /** Goes with the main thing; up and down less than it does. */
  private View following(int frame) {
    return new View(carried(view.eye(), chase.at(0), chase.at(frame)), chase.at(frame));
  }

  /** Where an eye has come that goes along with what was at {@code first} and is {@code now}. */
  static Vec3 carried(Vec3 eye, Vec3 first, Vec3 now) {
    var way = now.minus(first);
    return eye.plus(way.x(), 0.35 * way.y(), way.z());
  }

  /** Whether the camera of such a shot goes along with its subject. */
  static boolean goesAlong(CameraPlan camera) {
    return switch (camera.move()) {
      case FOLLOW -> true;
      case STATIC, ZOOM_IN, ZOOM_OUT, RACK_FOCUS, HANDHELD -> ViewSearch.isNear(camera);
      default -> false;
    };
  }

  private View trembling(View v, double time) {
    var a = 0.006 * v.distance();
    return new View(
        v.eye().plus(tremor(time, phase).times(a)),
        v.target().plus(tremor(time, phase + 2).times(1.6 * a)));
  }

  private static Vec3 tremor(double t, double p) {
    return new Vec3(
        StrictMath.sin(2.1 * t + p) + 0.5 * StrictMath.sin(5.3 * t + 2 * p),
        StrictMath.sin(2.6 * t + 1.3 * p) + 0.4 * StrictMath.sin(6.1 * t + p),
        StrictMath.sin(1.7 * t + 0.7 * p));
  }

  private View whipped(double time) {
    var left = 1 - ease(Math.min(1, time / 0.45));
    var arm = Quat.yaw(1.1 * left).rotate(view.target().minus(view.eye()));
    return new View(view.eye(), view.eye().plus(arm));
  }

  private double fieldOfView(double u) {
    var full = lens.fieldOfView();
    return switch (shot.camera().move()) {
      case ZOOM_IN -> full * (1.15 - 0.55 * ease(u));
      case ZOOM_OUT -> full * (0.6 + 0.55 * ease(u));
      default -> full;
    };
  }

  /** Stays above the ground and on this side of walls. */
  private View safe(View v) {
    var out = v.eye().minus(v.target());
    var free = sight.hit(v.target(), out.unit(), out.length() + 0.3);
    var eye = free < out.length() + 0.3
            && !sight.isClear(view.target(), v.eye())
            && sight.isClear(view.target(), view.eye())
        ? v.target().plus(out.unit(), Math.max(0.3, free - 0.3))
        : v.eye();
    return new View(eye.y() < 0.15 && view.eye().y() > 0.15 ? eye.withY(0.15) : eye, v.target());
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }
}
