package io.kinora.world.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.world.Plans;
import io.kinora.world.animal.Animal;
import io.kinora.world.catalog.Catalog;
import io.kinora.world.catalog.Perch;
import io.kinora.world.figure.Joint;
import io.kinora.world.figure.Pose;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.Outcome;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.Verb;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RidePlayTest {
  private static final StageBuilder STAGES = new StageBuilder(Catalog.load());

  private record Run(Stage stage, Recording recording) {
    Pose rider(int frame) {
      return recording.performance("rider").pose(seconds(frame));
    }

    Prop mount() {
      return stage.prop("mount").orElseThrow();
    }

    Perch perch() {
      return Objects.requireNonNull(mount().model().perch());
    }

    /** A point of the rider in the frame of the mount. */
    Vec3 onMount(Vec3 point, int frame) {
      var at = recording.at("mount", frame);
      return at.rotation().inverse().rotate(point.minus(at.position()));
    }
  }

  private static double seconds(int frame) {
    return frame / (double) ShotPlan.FRAMES_PER_SECOND;
  }

  private static Run run(Plans plans) throws InterruptedException {
    var stage =
        STAGES.build(plans.does("rider", Verb.RIDE, "mount", Outcome.ANY).seconds(2));
    return new Run(stage, new OutcomeSearch().search(stage).recording());
  }

  @Test
  void riderStaysOnTheBackOfTheHorseThatTravels() throws Exception {
    var run = run(Plans.at("beach").person("rider").animal("mount", "horse", 1));

    assertThat(run.stage().notes()).isEmpty();
    var conduct = run.recording().conduct("mount");
    for (var f = 0; f < run.recording().frames(); f += 4) {
      var moment = conduct.at(seconds(f));
      var back = back(run, f);
      var pelvis = run.rider(f).position(Joint.PELVIS);
      assertThat(pelvis.distance(back.at().apply(new Vec3(0, 0.1, 0)))).isLessThan(0.03);
      var turn = Quat.yaw(-moment.yaw());
      var left = turn.rotate(run.rider(f).position(Joint.FOOT_L).minus(back.at().position()));
      var right =
          turn.rotate(run.rider(f).position(Joint.FOOT_R).minus(back.at().position()));
      assertThat(left.x()).as("outside the left flank").isGreaterThan(back.halfWidth());
      assertThat(right.x()).as("outside the right flank").isLessThan(-back.halfWidth());
      assertThat(left.y()).as("legs hang down").isLessThan(-0.35);
    }
    assertThat(conduct.at(2).position().distance(conduct.at(0).position())).isGreaterThan(2);
  }

  private static Animal.Back back(Run run, int frame) {
    var moment = run.recording().conduct("mount").at(seconds(frame));
    return Objects.requireNonNull(run.stage().creatures().get(0).animal().back(moment));
  }

  @Test
  void feetTurnWithThePedalsAndHandsHoldTheBar() throws Exception {
    var run = run(Plans.at("park").person("rider").thing("mount", "bicycle"));
    var perch = run.perch();
    var seat = Objects.requireNonNull(perch.seat());

    assertThat(run.stage().notes()).isEmpty();
    var highest = -9.0;
    var lowest = 9.0;
    for (var f = 0; f < run.recording().frames(); f += 2) {
      var pose = run.rider(f);
      var pelvis = run.onMount(pose.position(Joint.PELVIS), f);
      assertThat(pelvis.y() - seat.y()).as("on the saddle").isBetween(0.04, 0.14);
      var toes = run.onMount(pose.position(Joint.TOES_L), f);
      var pedal = toes.minus(perch.foot());
      assertThat(Math.hypot(pedal.y() - 0.03, pedal.z())).isCloseTo(perch.crank(), within(0.07));
      highest = Math.max(highest, toes.y());
      lowest = Math.min(lowest, toes.y());
      var hand = run.onMount(pose.position(Joint.HAND_L), f);
      assertThat(hand.distance(perch.hand())).as("hand on the bar").isLessThan(0.15);
    }
    assertThat(highest - lowest).as("up and down").isGreaterThan(1.5 * perch.crank());
    var way = run.recording().at("mount", run.recording().frames() - 1).position();
    assertThat(way.distance(run.mount().start().position())).isGreaterThan(4);
  }

  @Test
  void feetStandOnTheBoardThatRollsAlongTheStreet() throws Exception {
    var run = run(Plans.at("street").person("rider").thing("mount", "skateboard"));
    var deck = run.perch().foot().y();

    assertThat(run.stage().notes()).isEmpty();
    for (var f = 0; f < run.recording().frames(); f += 4) {
      for (var joint : new Joint[] {Joint.FOOT_L, Joint.FOOT_R}) {
        var foot = run.onMount(run.rider(f).position(joint), f);
        assertThat(foot.y() - deck).as("ankle over the deck").isBetween(0.03, 0.13);
        assertThat(Math.abs(foot.x())).isLessThan(0.15);
        assertThat(Math.abs(foot.z())).isLessThan(0.4);
      }
    }
    var way = run.recording()
        .at("mount", run.recording().frames() - 1)
        .position()
        .minus(run.mount().start().position());
    assertThat(Math.abs(way.z())).as("along the road, not across").isGreaterThan(4);
    assertThat(Math.abs(way.x())).isLessThan(0.1);
  }

  @Test
  void nobodyRidesACat() throws Exception {
    var run = run(Plans.at("park").person("rider").animal("mount", "cat", 1));

    assertThat(run.stage().notes()).anyMatch(n -> n.contains("can ride yet"));
  }
}
