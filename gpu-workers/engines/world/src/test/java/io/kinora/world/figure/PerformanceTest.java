package io.kinora.world.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerformanceTest {
  private static final Footing START = new Footing(new Vec3(1, 0, 2), 0.4);
  private static final Vec3 HOOP = new Vec3(3, 3.05, 6);

  private final Person player = Fixtures.player();
  private final Performance performance = new Performance(player, START, 9);

  @Test
  void bonesKeepTheirLengthThroughEveryAction() {
    performance.then(new HoldBall(0.4, 0.12));
    performance.then(new FreeThrow(HOOP, new Vec3(2, 6, 4), 0.12));
    performance.then(new Gesture(Gesture.Kind.DESPAIR, 2));
    performance.then(new Walk(new Vec3(4, 0, 4), 1.3));
    performance.then(new Jump(0.6, 0.3, -1));
    var bones = player.skeleton();

    for (var t = 0.0; t < performance.end(); t += 0.1) {
      var pose = performance.pose(t);
      for (var joint : Joint.values()) {
        var parent = joint.parent();
        if (parent == null) continue;
        assertThat(pose.position(joint).distance(pose.position(parent)))
            .isEqualTo(bones.bone(joint).length(), within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.6, 1.35, 2.0, 4.0, 6.5})
  void plantedFeetDoNotSlide(double speed) {
    performance.then(new Walk(new Vec3(5, 0, 8), speed));
    performance.then(new Stand(0.5));

    assertThat(worstSlide(performance)).isLessThan(0.01);
  }

  @Test
  void feetStayPutFromOneActionToTheNext() {
    performance.then(new Stand(0.4));
    performance.then(new Gesture(Gesture.Kind.CELEBRATE, 1.5));
    performance.then(new Turn(new Vec3(-4, 0, -3)));
    performance.then(new Gesture(Gesture.Kind.WAVE, 1.5));

    assertThat(worstSlide(performance)).isLessThan(0.01);
  }

  /**
   * The furthest that the lowest point of a sole moves along the ground between two moments it
   * touches it.
   */
  private double worstSlide(Performance p) {
    var worst = 0.0;
    for (var side : Side.values()) {
      List<Vec3> before = contacts(p.pose(0), side);
      for (var t = 0.01; t < p.end(); t += 0.01) {
        var now = contacts(p.pose(t), side);
        for (var k = 0; k < now.size(); k++) {
          var still = before.get(k).y() < 0.004 && now.get(k).y() < 0.004;
          if (still) worst = Math.max(worst, now.get(k).minus(before.get(k)).horizontal());
        }
        before = now;
      }
    }
    return worst;
  }

  /** Heel and ball of a sole. */
  private List<Vec3> contacts(Pose pose, Side side) {
    var bones = player.skeleton();
    var foot = side.of(Joint.FOOT_L);
    var ankle = bones.at(foot);
    var ball = bones.at(side.of(Joint.TOES_L));
    var points = new ArrayList<Vec3>();
    points.add(pose.point(
        foot,
        new Vec3(ankle.x(), 0, ankle.z() - 0.05 * player.skeleton().physique().scale())));
    points.add(pose.point(foot, new Vec3(ankle.x(), 0, ball.z())));
    return points;
  }

  @Test
  void theBallLeavesWithTheVelocityOfTheHand() {
    var velocity = new Vec3(2.5, 6.1, 4.2);
    var segment = performance.then(new FreeThrow(HOOP, velocity, 0.12));
    var release = performance.events().get(0);
    var h = 1e-5;

    var last = performance.held(release.time() - h).orElseThrow();
    var earlier = performance.held(release.time() - 3 * h).orElseThrow();
    var measured = last.minus(earlier).times(1 / (2 * h));

    assertThat(measured.distance(velocity)).isLessThan(0.05);
    assertThat(last.distance(release.position())).isLessThan(0.001);
    assertThat(release.position().distance(FreeThrow.releasePlace(player, START, HOOP)))
        .isLessThan(1e-9);
    assertThat(performance.held(release.time() + 0.01)).isEmpty();
    assertThat(segment.end()).isGreaterThan(release.time());
  }

  @Test
  void theShootingHandTouchesTheBallUntilItLeaves() {
    performance.then(new HoldBall(0.5, 0.12));
    performance.then(new FreeThrow(HOOP, new Vec3(2.0, 6.0, 4.0), 0.12));
    var release = performance.events().get(0).time();

    for (var t = 0.3; t < release; t += 0.03) {
      var ball = performance.held(t).orElseThrow();
      var gap = performance.pose(t).palm(Side.RIGHT).distance(ball) - 0.12;
      assertThat(gap).as("at %.2f s", t).isBetween(-0.035, 0.035);
    }
  }

  @Test
  void theEyesFollowWhatIsLookedAtWithinTheirLimits() {
    performance.then(new Stand(4));
    performance.look(0, 4, t -> START.point(2.5, 1.2, 4));

    var sight = performance.pose(2).rotation(Joint.EYE_L).rotate(Vec3.Z);
    var wanted = START.point(2.5, 1.2, 4).minus(performance.pose(2).eyes()).unit();

    assertThat(sight.dot(wanted)).isGreaterThan(Math.cos(Math.toRadians(2)));
  }

  @Test
  void theHeadDoesNotTurnBackwards() {
    performance.then(new Stand(4));
    performance.look(0, 4, t -> START.point(0.5, 1.6, -6));

    var face = performance.pose(2).rotation(Joint.HEAD).rotate(Vec3.Z);

    assertThat(face.dot(START.direction(0, 0, 1))).isGreaterThan(Math.cos(Math.toRadians(85)));
  }

  @Test
  void theBodyFliesOnAParabola() {
    var segment = performance.then(new Jump(0.5, 1, 0));
    var takeOff = performance.events().get(0);
    var land = performance.events().get(1);
    var h = (land.time() - takeOff.time()) / 10;
    for (var k = 1; k < 9; k++) {
      var t = takeOff.time() + k * h;
      var a = segment.motion().at(t - h).hips.y();
      var b = segment.motion().at(t).hips.y();
      var c = segment.motion().at(t + h).hips.y();
      assertThat((a - 2 * b + c) / (h * h)).isEqualTo(-9.81, within(0.05));
    }
    assertThat(land.position().distance(START.point(0, 0, 1))).isLessThan(1e-9);
  }

  @ParameterizedTest
  @EnumSource(Gesture.Kind.class)
  void gesturesKeepTheHandsOutOfTheBody(Gesture.Kind kind) {
    performance.then(new Gesture(kind, 2.5));
    var body = new BodyShape(player.skeleton()).body();
    for (var t = 0.1; t < 2.5; t += 0.15) {
      var pose = performance.pose(t);
      for (var side : Side.values()) {
        var chest = pose.rotation(Joint.CHEST)
            .inverse()
            .rotate(pose.palm(side).minus(pose.position(Joint.CHEST)));
        var p = chest.plus(player.skeleton().at(Joint.CHEST));
        if (Math.abs(p.x()) < 0.2)
          assertThat(body.at(p.x(), p.y(), p.z())).as("%s at %.2f s", kind, t).isGreaterThan(-0.03);
      }
    }
  }

  @Test
  void posesDependOnTimeAlone() {
    performance.then(new Walk(new Vec3(4, 0, 4), 1.3));
    performance.say(0.3, 0.5, Viseme.OPEN);

    var first = performance.pose(1.2);
    performance.pose(0.1);
    var again = performance.pose(1.2);

    for (var joint : Joint.values()) {
      assertThat(again.position(joint)).isEqualTo(first.position(joint));
    }
    assertThat(performance.pose(0.4).face().get(Feature.JAW_OPEN)).isGreaterThan(0.5);
  }
}
