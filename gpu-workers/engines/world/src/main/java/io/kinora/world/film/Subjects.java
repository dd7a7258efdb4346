package io.kinora.world.film;

import io.kinora.world.catalog.Environment;
import io.kinora.world.figure.Joint;
import io.kinora.world.figure.Pose;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.CameraPlan;
import io.kinora.world.plan.Shot;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.Verb;
import io.kinora.world.stage.Actor;
import io.kinora.world.stage.Creature;
import io.kinora.world.stage.Prop;
import io.kinora.world.stage.Recording;
import io.kinora.world.stage.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a shot is about, and where that is in each frame. */
final class Subjects {
  /** Things that have gone further from the stage than this are let go, metres. */
  private static final double FAR = 7;

  private static final double NEAR = 4;
  private static final double LARGE = 1.3;

  /** Half the height of a rider on a mount, metres. */
  private static final double RIDER = 1.05;

  /** Half the length of a swimmer, metres. */
  private static final double SWIMMER = 0.95;

  /** A thing that went so far after a blow has the picture to itself, metres. */
  private static final double LET_GO = 4;

  /** What the main thing does after this many blows no longer sets the size of the picture. */
  private static final int BLOWS = 3;

  /** Nothing comes nearer to the camera, metres. */
  private static final double ELBOW_ROOM = 0.3;

  /** Where what is seen at once may be this share of all, the picture goes along. */
  private static final double SMALL = 0.7;

  private static final int MOST_THINGS = 5;

  private static final double FACE = 0.17;
  private static final double CHEST = 0.2;

  private final Stage stage;
  private final Recording recording;
  private final Shot shot;
  private final List<Prop> props;
  private final List<Actor> actors;
  private final List<Creature> creatures;
  private final List<Vec3> spots;
  private final @Nullable Prop hero;
  private final Set<Verb> verbs = EnumSet.noneOf(Verb.class);

  Subjects(Stage stage, Recording recording, Shot shot, int number) {
    this.stage = stage;
    this.recording = recording;
    this.shot = shot;
    for (var cue : stage.cues())
      if (cue.shot() == number) verbs.add(cue.action().verb());
    var names = names(stage, shot.camera(), number);
    this.props = stage.props().stream().filter(p -> names.contains(p.entity())).toList();
    this.actors =
        stage.actors().stream().filter(a -> names.contains(a.entity())).toList();
    this.creatures =
        stage.creatures().stream().filter(c -> names.contains(c.entity())).toList();
    this.spots = spots(names, number);
    this.hero = hero();
  }

  private static Set<String> names(Stage stage, CameraPlan camera, int number) {
    var names = new LinkedHashSet<String>();
    if (camera.subject() != null) names.add(camera.subject());
    if (camera.subject() != null && isAlone(camera)) return names;
    for (var cue : stage.cues()) {
      if (cue.shot() != number) continue;
      var a = cue.action();
      names.add(a.actor());
      if (a.target() != null) names.add(a.target());
      if (a.instrument() != null) names.add(a.instrument());
    }
    for (var line : stage.plan().shots().get(number).dialogue()) {
      if (line.speaker() != null) names.add(line.speaker());
    }
    if (names.isEmpty()) stage.plan().world().entities().forEach(e -> names.add(e.id()));
    return names;
  }

  /** Whether the picture is of its subject and of nothing else. */
  private static boolean isAlone(CameraPlan camera) {
    return camera.framing() == CameraPlan.Framing.FULL || ViewSearch.isNear(camera);
  }

  private List<Vec3> spots(Set<String> names, int number) {
    var found = new ArrayList<Vec3>();
    for (var name : names) {
      var anchor =
          name.startsWith("@") ? stage.environment().anchors().get(name.substring(1)) : null;
      if (anchor != null) found.add(anchor.position());
    }
    var hoop = stage.environment().anchors().get(Environment.HOOP);
    var shoots =
        stage.cues().stream().anyMatch(c -> c.shot() == number && c.action().verb() == Verb.SHOOT);
    if (hoop != null && shoots && !isAlone(shot.camera()))
      found.add(hoop.position().plus(0, 0.35, 0));
    return List.copyOf(found);
  }

  /** The thing that moves most during the shot; null where nothing does. */
  private @Nullable Prop hero() {
    Prop best = null;
    var most = 0.15;
    var named = shot.camera().subject();
    for (var p : props) {
      if (named != null && !p.entity().equals(named)) continue;
      var way = 0.0;
      for (var f = first(); f < last(); f++) {
        way += recording
            .at(p.id(), f)
            .position()
            .distance(recording.at(p.id(), f + 1).position());
      }
      way = Math.min(way, FAR);
      if (way > most) {
        most = way;
        best = p;
      }
    }
    return best;
  }

  int first() {
    return shot.startFrame();
  }

  int last() {
    return shot.startFrame() + shot.frames() - 1;
  }

  /** Whether there is nothing to look at but the place. */
  boolean isEmpty() {
    return props.isEmpty() && actors.isEmpty() && creatures.isEmpty() && spots.isEmpty();
  }

  /** Everything that the shot is about in one frame. */
  List<Ball> in(int frame) {
    var balls = new ArrayList<Ball>();
    for (var p : props) {
      var ball = ball(p, frame);
      if (isNear(ball.centre(), ball.radius())) balls.add(ball);
    }
    for (var actor : actors) balls.addAll(person(actor, frame));
    for (var creature : creatures) balls.add(animal(creature, frame));
    for (var spot : spots) balls.add(new Ball(spot, 0.3));
    if (balls.isEmpty()) balls.add(new Ball(centre().plus(0, 0.5, 0), 1.2));
    return balls;
  }

  /** Whether a place is inside of a thing, or nearly so, in one frame. */
  boolean isInTheWay(Vec3 at, int frame) {
    return stage.props().stream().anyMatch(p -> {
      var t = recording.at(p.id(), frame);
      var local = t.rotation().inverse().rotate(at.minus(t.position()));
      var half = p.model().halfSize();
      return Math.abs(local.x()) < half.x() + ELBOW_ROOM
          && Math.abs(local.y()) < half.y() + ELBOW_ROOM
          && Math.abs(local.z()) < half.z() + ELBOW_ROOM;
    });
  }

  /** Some of the things that the shot is about, evenly chosen. */
  List<Ball> things(int frame) {
    var each = (props.size() + MOST_THINGS - 1) / MOST_THINGS;
    var balls = new ArrayList<Ball>();
    for (var i = 0; i < props.size(); i += each) balls.add(ball(props.get(i), frame));
    balls.removeIf(b -> !isNear(b.centre(), b.radius()));
    return balls;
  }

  /** Everything in any frame of the shot. */
  List<Ball> overTime() {
    var balls = new ArrayList<Ball>();
    var end = spent();
    for (var f = first(); f <= last() && (f == first() || f <= end); f += 3) balls.addAll(in(f));
    return balls;
  }

  /** The frame by which the main thing has done what the shot is about. */
  private int spent() {
    if (hero == null || !actors.isEmpty() && spots.isEmpty()) return last();
    var start = first() / (double) ShotPlan.FRAMES_PER_SECOND;
    var blows = recording
        .contacts()
        .of(hero.id())
        .filter(i -> i.time() > start + 0.2)
        .filter(i -> i.impulse() > 0.3 * hero.model().mass())
        .limit(BLOWS)
        .toList();
    if (blows.size() < BLOWS) return last();
    return (int) ((blows.get(BLOWS - 1).time() + 0.5) * ShotPlan.FRAMES_PER_SECOND);
  }

  /**
   * The middle of what is in a frame, of the hero alone where there is one, or what a near picture
   * of a person shows.
   */
  Vec3 focus(int frame) {
    if (isPortrait()) return portrait(frame);
    if (hero != null) {
      var ball = ball(hero, frame);
      if (isNear(ball.centre(), ball.radius())) return ball.centre();
    }
    return middle(in(frame));
  }

  /** Whether somebody rides or swims, so that the whole of it is the main thing. */
  boolean isRide() {
    return (verbs.contains(Verb.RIDE) || isSwim()) && !actors.isEmpty();
  }

  private boolean isSwim() {
    return verbs.contains(Verb.SWIM);
  }

  /** Whether somebody kicks or hits the main thing, so that the shot begins with both. */
  boolean isBlow() {
    return hero != null
        && !actors.isEmpty()
        && (verbs.contains(Verb.KICK) || verbs.contains(Verb.HIT));
  }

  /** Where the shot's main thing is, however far it went; until a blow, with who strikes it. */
  Vec3 chased(int frame) {
    if (isPortrait()) return portrait(frame);
    if (hero == null) return middle(in(frame));
    var at = ball(hero, frame).centre();
    if (!isBlow()) return at;
    var away = Math.min(1, at.distance(ball(hero, first()).centre()) / LET_GO);
    return middle(in(frame)).lerp(at, away);
  }

  /** Whether one person is seen from near. */
  private boolean isPortrait() {
    return ViewSearch.isNear(shot.camera())
        && hero == null
        && creatures.isEmpty()
        && actors.size() == 1;
  }

  /** The eyes of a face that fills the picture, or the chest, so that the hands are seen too. */
  private Vec3 portrait(int frame) {
    var pose = pose(actors.get(0), frame);
    return pose.position(Joint.PELVIS).lerp(pose.eyes(), isFace() ? 1 : 0.72);
  }

  private boolean isFace() {
    return switch (shot.camera().framing()) {
      case CLOSE_UP, EXTREME_CLOSE_UP -> true;
      default -> false;
    };
  }

  /** Radius of the main thing, metres; of a person, what a near picture is measured by. */
  double size() {
    if (isPortrait()) return isFace() ? FACE : CHEST;
    if (isRide()) return isSwim() ? SWIMMER : RIDER;
    if (hero != null) return ball(hero, first()).radius();
    var animal = creatures.stream().mapToDouble(c -> 0.34 * c.animal().length()).max();
    return props.stream()
        .mapToDouble(p -> ball(p, first()).radius())
        .max()
        .orElse(animal.orElse(0.6));
  }

  boolean hasHero() {
    return hero != null;
  }

  static Vec3 middle(List<Ball> balls) {
    var low = new Vec3(1e9, 1e9, 1e9);
    var high = new Vec3(-1e9, -1e9, -1e9);
    for (var b : balls) {
      var c = b.centre();
      var r = b.radius();
      low = new Vec3(
          Math.min(low.x(), c.x() - r), Math.min(low.y(), c.y() - r), Math.min(low.z(), c.z() - r));
      high = new Vec3(
          Math.max(high.x(), c.x() + r),
          Math.max(high.y(), c.y() + r),
          Math.max(high.z(), c.z() + r));
    }
    return low.lerp(high, 0.5);
  }

  /** Where a thing is, or where it broke. */
  private Ball ball(Prop p, int frame) {
    var broken = recording.breaks().get(p.id());
    var whole = broken == null
        ? frame
        : Math.min(frame, (int) (broken.time() * ShotPlan.FRAMES_PER_SECOND));
    return new Ball(recording.at(p.id(), whole).position(), p.model().halfSize().length() * 0.8);
  }

  /**
   * What a picture shows at first that goes with small things which go far, so that they are seen;
   * null where all that happens fits well.
   */
  @Nullable
  Ball companion() {
    if (hero == null || !actors.isEmpty() || !creatures.isEmpty() || !spots.isEmpty()) return null;
    var together = extent(in(first()));
    var least = Math.sqrt(ball(hero, first()).radius() * extent(overTime()));
    var radius = Math.max(together, least);
    return radius < SMALL * extent(overTime()) ? new Ball(middle(in(first())), radius) : null;
  }

  private static double extent(List<Ball> balls) {
    var middle = middle(balls);
    return balls.stream()
        .mapToDouble(b -> b.centre().distance(middle) + b.radius())
        .max()
        .orElse(0);
  }

  private Ball animal(Creature creature, int frame) {
    var time = frame / (double) ShotPlan.FRAMES_PER_SECOND;
    var at = recording.conduct(creature.id()).at(time).position();
    var animal = creature.animal();
    var size = 0.5 * Math.max(animal.length(), animal.height()) + 0.1;
    return new Ball(at.plus(0, 0.5 * animal.height(), 0), size);
  }

  /** Feet, middle and head of a person. */
  private List<Ball> person(Actor actor, int frame) {
    var pose = pose(actor, frame);
    var hips = pose.position(Joint.PELVIS);
    var feet = hips.y() > 0.15 ? hips.withY(0.15) : pose.position(Joint.FOOT_L);
    return List.of(new Ball(feet, 0.2), new Ball(hips, 0.35), new Ball(pose.eyes(), 0.22));
  }

  private Pose pose(Actor actor, int frame) {
    return recording.performance(actor.id()).pose(frame / (double) ShotPlan.FRAMES_PER_SECOND);
  }

  /** The larger a thing is, the sooner it is let go: one need not see all of a bus all the way. */
  private boolean isNear(Vec3 at, double radius) {
    var far = Math.max(NEAR, FAR - LARGE * Math.max(0, radius - 1));
    return at.minus(centre()).horizontal() < far;
  }

  private Vec3 centre() {
    return stage.environment().anchor(Environment.STAGE).position();
  }
}
