package io.kinora.world.film;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.world.Plans;
import io.kinora.world.catalog.Catalog;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.CameraPlan;
import io.kinora.world.plan.Outcome;
import io.kinora.world.plan.Verb;
import io.kinora.world.render.Camera;
import io.kinora.world.stage.OutcomeSearch;
import io.kinora.world.stage.StageBuilder;
import org.junit.jupiter.api.Test;

class TrackingShotTest {
  private static final double ASPECT = 16 / 9.0;

  @Test
  void trackingShotOfAKickBeginsWithKickerAndBallAndEndsWithTheBall() throws Exception {
    var plan = Plans.at("park")
        .person("kicker")
        .thing("ball", "soccer_ball")
        .does("kicker", Verb.KICK, "ball", Outcome.ANY)
        .filmed(CameraPlan.Move.FOLLOW)
        .seconds(3);
    var stage = new StageBuilder(Catalog.load()).build(plan);
    var recording = new OutcomeSearch().search(stage).recording();

    var cameras = new CameraDirector(stage, recording, ASPECT).film(0);

    var last = recording.frames() - 1;
    assertThat(sees(cameras.get(0), recording.performance("kicker").pose(0).eyes()))
        .isTrue();
    assertThat(sees(cameras.get(0), stage.actorsOf("kicker").get(0).start().position()))
        .isTrue();
    assertThat(sees(cameras.get(0), recording.at("ball", 0).position())).isTrue();
    assertThat(recording.travel("ball")).isGreaterThan(3);
    assertThat(sees(cameras.get(last), recording.at("ball", last).position())).isTrue();
  }

  /** Whether a point is within the picture. */
  private static boolean sees(Camera camera, Vec3 point) {
    var ahead = camera.target().minus(camera.eye()).unit();
    var right = ahead.cross(Vec3.Y).unit();
    var way = point.minus(camera.eye());
    var depth = way.dot(ahead);
    var half = Math.tan(camera.fieldOfView() / 2);
    return depth > 0
        && Math.abs(way.dot(right.cross(ahead))) < depth * half
        && Math.abs(way.dot(right)) < depth * half * ASPECT;
  }
}
