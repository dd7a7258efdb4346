package io.kinora.world.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.world.Plans;
import io.kinora.world.catalog.Catalog;
import io.kinora.world.figure.Joint;
import io.kinora.world.figure.Pose;
import io.kinora.world.figure.Side;
import io.kinora.world.plan.Outcome;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.Verb;
import io.kinora.world.render.Water;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WaterPlayTest {
  private static final StageBuilder STAGES = new StageBuilder(Catalog.load());

  private record Run(Stage stage, Recording recording) {
    Pose at(double time) {
      return recording.performance("somebody").pose(time);
    }

    Water water() {
      return Objects.requireNonNull(stage.environment().water());
    }

    boolean isOverWater(double time) {
      var at = at(time).position(Joint.PELVIS);
      return water().covers(at.x(), at.z());
    }
  }

  private static Run run(Plans plans, double seconds) throws InterruptedException {
    var stage = STAGES.build(plans.seconds(seconds));
    return new Run(stage, new OutcomeSearch().search(stage).recording());
  }

  private static Plans somebody(Verb verb) {
    return Plans.at("pool").person("somebody").does("somebody", verb, Outcome.ANY);
  }

  @Test
  void jumperStandsOnTheEdgeFliesAParabolaAndComesUpAfloat() throws Exception {
    var run = run(somebody(Verb.JUMP), 6);
    var splash = run.recording().splashes().get(0);
    var level = run.water().level();

    assertThat(run.stage().notes()).isEmpty();
    assertThat(run.isOverWater(0)).isFalse();
    assertThat(run.at(0).position(Joint.FOOT_L).y()).isCloseTo(0.08, within(0.05));
    assertThat(splash.speed()).isBetween(2.3, 4.0);
    var feet = run.at(splash.time()).position(Joint.TOES_L).y();
    assertThat(feet).as("feet meet the water when it splashes").isCloseTo(level, within(0.15));
    assertThat(run.water().covers(splash.position().x(), splash.position().z())).isTrue();
    var deepest = 9.0;
    for (var t = splash.time(); t < 6; t += 0.1) {
      deepest = Math.min(deepest, run.at(t).eyes().y());
      for (var foot : new Joint[] {Joint.FOOT_L, Joint.FOOT_R}) {
        assertThat(run.at(t).position(foot).y()).as("above the floor").isGreaterThan(level - 1.6);
      }
    }
    assertThat(deepest).as("goes under").isLessThan(level - 0.1);
    assertThat(run.at(5.5).position(Joint.UPPER_ARM_L).y()).isCloseTo(level, within(0.12));
    assertThat(run.at(5.5).eyes().y()).isGreaterThan(level + 0.1);
  }

  @Test
  void hipsFallFreelyBetweenTheEdgeAndTheWater() throws Exception {
    var run = run(somebody(Verb.JUMP), 4);
    var until = run.recording().splashes().get(0).time();

    for (var t = until - 0.4; t < until - 0.1; t += 0.05) {
      var h = 0.04;
      var rise = run.at(t + h).position(Joint.PELVIS).y()
          - 2 * run.at(t).position(Joint.PELVIS).y()
          + run.at(t - h).position(Joint.PELVIS).y();
      assertThat(rise / (h * h)).isCloseTo(-9.81, within(1.0));
    }
  }

  @Test
  void swimmerLiesInTheWaterAndMovesAheadWithStrokes() throws Exception {
    var run = run(somebody(Verb.SWIM), 4);
    var level = run.water().level();
    var strokes = run.recording().splashes();

    assertThat(run.stage().notes()).isEmpty();
    assertThat(strokes).hasSizeGreaterThan(3);
    var last = run.at(0).position(Joint.PELVIS);
    for (var t = 0.0; t < 3; t += 0.1) {
      var pose = run.at(t);
      var hips = pose.position(Joint.PELVIS);
      assertThat(run.isOverWater(t)).isTrue();
      assertThat(hips.y()).isBetween(level - 0.5, level);
      assertThat(pose.position(Joint.FOOT_L).y()).as("legs lie").isGreaterThan(level - 0.6);
      assertThat(hips.distance(last)).as("steady").isLessThan(0.25);
      last = hips;
    }
    assertThat(last.distance(run.at(0).position(Joint.PELVIS))).isGreaterThan(2);
    var hand = strokes.get(1);
    var palm = run.at(hand.time()).palm(Side.LEFT);
    var other = run.at(hand.time()).palm(Side.RIGHT);
    assertThat(Math.min(palm.distance(hand.position()), other.distance(hand.position())))
        .isLessThan(0.3);
  }

  @Test
  void whoDoesNotSwimStandsBesideThePool() throws Exception {
    var run = run(somebody(Verb.WAVE), 1);

    assertThat(run.isOverWater(0)).isFalse();
    assertThat(run.at(0.5).position(Joint.FOOT_L).y()).isGreaterThan(0);
    assertThat(run.recording().frames()).isEqualTo(ShotPlan.FRAMES_PER_SECOND);
  }
}
