package io.kinora.world.film;

import io.kinora.world.catalog.Environment;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.CameraPlan;
import io.kinora.world.plan.Shot;
import io.kinora.world.stage.Stage;
import java.util.List;

/**
 * Chooses the standpoint of a shot among turns and heights around the one that is wanted: in the
 * open, with the subject in sight.
 */
final class ViewSearch {
  /** Turns about the subject, in the order in which they are tried, radians. */
  private static final double[] TURNS = {0, 0.3, -0.3, 0.6, -0.6, 1, -1, 1.5, -1.5, 2.2, -2.2, 3.1};

  private static final double[] LIFTS = {0, 0.15, 0.35};

  /** Each further shot looks from another side, so that a cut is seen as one. */
  private static final double[] SIDES = {0, 0.6, -0.55, 0.25, -0.95, 0.9};

  /** Cost of a view along the way that is gone, by how much it is so. */
  private static final double HEAD_ON = 1.2;

  private static final double LEAST_HEIGHT = 0.22;
  private static final double ROOM = 0.35;
  private static final double HIGHEST_ROOF = 30;

  private final Stage stage;
  private final Sight sight;
  private final Lens lens;

  ViewSearch(Stage stage, Sight sight, Lens lens) {
    this.stage = stage;
    this.sight = sight;
    this.lens = lens;
  }

  View find(Shot shot, int number, Subjects subjects) {
    var camera = shot.camera();
    var balls = framed(camera, subjects);
    View best = null;
    var bestCost = Double.POSITIVE_INFINITY;
    for (var lift : LIFTS) {
      for (var turn : TURNS) {
        var view = view(
            balls, camera, margin(camera, subjects), turn + SIDES[number % SIDES.length], lift);
        var cost = cost(view, camera, subjects) + 0.12 * Math.abs(turn) + 0.5 * lift;
        if (cost < bestCost) {
          bestCost = cost;
          best = view;
        }
        if (bestCost < 0.02) return best == null ? view : best;
      }
    }
    if (best == null) throw new IllegalStateException("no standpoint was tried");
    return best;
  }

  /** What the picture must hold: all that happens, or the main thing alone when it is near. */
  private static List<Ball> framed(CameraPlan camera, Subjects subjects) {
    if (camera.move() == CameraPlan.Move.FOLLOW && !isNear(camera) && subjects.isBlow()) {
      return subjects.in(subjects.first());
    }
    if (isNear(camera)) {
      return List.of(new Ball(subjects.focus(subjects.first()), subjects.size()));
    }
    if (follows(camera, subjects)) {
      return List.of(new Ball(subjects.chased(subjects.first()), subjects.size()));
    }
    var companion = accompanies(camera) ? subjects.companion() : null;
    return companion == null ? subjects.overTime() : List.of(companion);
  }

  /**
   * Whether the camera may turn after small things that go far, as nothing else was asked of it.
   */
  static boolean accompanies(CameraPlan camera) {
    return camera.framing() == CameraPlan.Framing.AUTO
        && camera.angle() != CameraPlan.Angle.TOP
        && switch (camera.move()) {
          case DOLLY_IN, TRUCK, HANDHELD, PAN, TILT -> true;
          default -> false;
        };
  }

  /** Whether the camera goes with the main thing. */
  static boolean follows(CameraPlan camera, Subjects subjects) {
    return camera.move() == CameraPlan.Move.FOLLOW
        || camera.move() == CameraPlan.Move.HANDHELD && subjects.isRide();
  }

  static boolean isNear(CameraPlan camera) {
    return switch (camera.framing()) {
      case CLOSE_UP, EXTREME_CLOSE_UP, MEDIUM, OVER_SHOULDER, POINT_OF_VIEW -> true;
      case AUTO, EXTREME_WIDE, WIDE, FULL -> false;
    };
  }

  /** How much larger the picture is than what it holds; a ship needs less around it than a ball. */
  private static double margin(CameraPlan camera, Subjects subjects) {
    if (follows(camera, subjects) && !isNear(camera)) {
      if (subjects.isRide()) return 1.8;
      return subjects.isBlow() ? 1.25 : Math.min(5, 0.8 + 2.1 / subjects.size());
    }
    return switch (camera.framing()) {
      case AUTO, FULL -> 1.08;
      case EXTREME_WIDE -> 2.6;
      case WIDE -> 1.7;
      case MEDIUM, OVER_SHOULDER, POINT_OF_VIEW -> 3;
      case CLOSE_UP -> 1.7;
      case EXTREME_CLOSE_UP -> 1.05;
    };
  }

  private View view(List<Ball> balls, CameraPlan camera, double margin, double turn, double lift) {
    var direction = direction(camera, turn, lift, extent(balls));
    var fit = lens.fit(balls, direction);
    var distance = Math.max(fit.distance() * margin, 0.4);
    var eye = fit.target().plus(direction, distance);
    var floor = ground(eye) + LEAST_HEIGHT;
    return new View(eye.y() < floor ? eye.withY(floor) : eye, fit.target());
  }

  private static double extent(List<Ball> balls) {
    var middle = Subjects.middle(balls);
    return balls.stream()
        .mapToDouble(b -> b.centre().distance(middle) + b.radius())
        .max()
        .orElse(1);
  }

  private Vec3 direction(CameraPlan camera, double turn, double lift, double extent) {
    var flat = Quat.yaw(turn).rotate(stage.forward().times(-1));
    var elevation = Math.min(1.45, elevation(camera.angle(), extent) + lift);
    return flat.times(StrictMath.cos(elevation)).plus(0, StrictMath.sin(elevation), 0);
  }

  /** Small things are looked down upon a little, as a person standing near would do. */
  private static double elevation(CameraPlan.Angle angle, double extent) {
    return switch (angle) {
      case EYE, DUTCH -> 0.09 + 0.2 * Math.max(0, 1 - extent / 2.2);
      case LOW -> -0.12;
      case HIGH -> 0.6;
      case TOP -> 1.4;
    };
  }

  private double ground(Vec3 at) {
    var water = stage.environment().water();
    return water != null && water.covers(at.x(), at.z()) ? water.level() + 0.1 : 0;
  }

  private double cost(View view, CameraPlan camera, Subjects subjects) {
    var cost = looksIn(view.eye()) ? 3.0 : 0;
    if (camera.move() == CameraPlan.Move.FOLLOW) cost += headOn(view, subjects);
    var looks = 8;
    for (var i = 0; i < looks; i++) {
      var frame = subjects.first() + i * (subjects.last() - subjects.first()) / (looks - 1);
      var eye = CameraMove.goesAlong(camera)
          ? CameraMove.carried(
              view.eye(), subjects.chased(subjects.first()), subjects.chased(frame))
          : view.eye();
      if (sight.room(eye, ROOM) < ROOM) cost += 3.0 / looks;
      if (subjects.isInTheWay(eye, frame)) cost += 3;
      var seen = follows(camera, subjects) && !isNear(camera)
          ? subjects.chased(frame)
          : subjects.focus(frame);
      if (!sight.isClear(eye, nearSide(seen, subjects.size(), eye))) {
        cost += 2.0 / looks;
      }
      cost += hidden(eye, subjects.things(frame)) / looks;
    }
    return cost;
  }

  /** What goes far is seen from the side rather than from ahead or behind. */
  private static double headOn(View view, Subjects subjects) {
    var way = subjects
        .chased(subjects.last())
        .minus(subjects.chased(subjects.first()))
        .withY(0);
    if (way.length() < 3) return 0;
    var along = Math.abs(way.unit().dot(view.back().withY(0).unit()));
    return HEAD_ON * Math.max(0, along - 0.7);
  }

  /** Share of some balls that something stands before. */
  private double hidden(Vec3 eye, List<Ball> balls) {
    var hidden = balls.stream()
        .filter(b -> !sight.isClear(eye, nearSide(b.centre(), b.radius(), eye)))
        .count();
    return balls.isEmpty() ? 0 : hidden / (double) balls.size();
  }

  /** Whether the eye is outside of the walls, from where it would look in through a window. */
  private boolean looksIn(Vec3 eye) {
    var middle = stage.environment().anchor(Environment.STAGE).position().plus(0, 1, 0);
    return stage.environment().indoor() && isRoofed(middle) && !isRoofed(eye);
  }

  private boolean isRoofed(Vec3 at) {
    return sight.hit(at, Vec3.Y, HIGHEST_ROOF) < HIGHEST_ROOF;
  }

  /** The point of a ball that is nearest to the eye, so that what it lies on does not hide it. */
  private static Vec3 nearSide(Vec3 centre, double radius, Vec3 eye) {
    return centre.plus(eye.minus(centre).unit(), radius);
  }
}
