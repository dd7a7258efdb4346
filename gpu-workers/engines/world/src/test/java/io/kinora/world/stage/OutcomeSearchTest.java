package io.kinora.world.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.world.Plans;
import io.kinora.world.catalog.Catalog;
import io.kinora.world.catalog.Environment;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.Outcome;
import io.kinora.world.plan.Relation;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.Verb;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OutcomeSearchTest {
  private static final StageBuilder STAGES = new StageBuilder(Catalog.load());

  private record Run(Stage stage, OutcomeSearch.Found found) {
    Recording recording() {
      return found.recording();
    }

    /** Height of the top end of what stood upright, 1 at first. */
    double upright(String prop, int frame) {
      var start = stage.prop(prop).orElseThrow().start().rotation();
      return recording()
          .at(prop, frame)
          .rotation()
          .times(start.inverse())
          .rotate(Vec3.Y)
          .y();
    }

    Vec3 end(String prop) {
      return recording().at(prop, recording().frames() - 1).position();
    }
  }

  private static Run run(ShotPlan plan) throws InterruptedException {
    var stage = STAGES.build(plan);
    return new Run(stage, new OutcomeSearch().search(stage));
  }

  private static Plans shooter() {
    return Plans.at("court").person("player").thing("ball", "basketball");
  }

  @Test
  void missedShotComesOffTheBoardAndNeverGoesThroughTheHoop() throws Exception {
    var run = run(
        shooter().does("player", Verb.SHOOT, "@hoop", "ball", Outcome.MISSES).seconds(5));

    var hoop = run.stage().environment().anchor(Environment.HOOP).position();
    var board = run.recording()
        .contacts()
        .of("ball")
        .filter(i -> i.involves(Simulation.PLACE + "acrylic"))
        .findFirst();
    assertThat(run.found().unmet()).isEmpty();
    assertThat(run.recording().scored()).isEmpty();
    assertThat(board).isPresent();
    assertThat(board.orElseThrow().position().distance(hoop)).isLessThan(1.3);
    assertThat(board.orElseThrow().impulse()).isGreaterThan(0.5);
    assertThat(run.end("ball").y()).isLessThan(1.5);
  }

  @Test
  void madeShotGoesThroughTheHoop() throws Exception {
    var run = run(
        shooter().does("player", Verb.SHOOT, "@hoop", "ball", Outcome.SCORES).seconds(4));

    assertThat(run.found().unmet()).isEmpty();
    assertThat(run.recording().scored()).containsOnlyKeys("ball");
    var last = run.recording().at("ball", run.recording().frames() - 1);
    assertThat(last.position().y()).as("the net lets it through").isLessThan(2.3);
  }

  @Test
  void ballLeavesTheHandsWithoutAJump() throws Exception {
    var run =
        run(shooter().does("player", Verb.SHOOT, "@hoop", "ball", Outcome.ANY).seconds(3));

    for (var f = 1; f < run.recording().frames(); f++) {
      var way = run.recording()
          .at("ball", f)
          .position()
          .distance(run.recording().at("ball", f - 1).position());
      var speed = way * 30;
      assertThat(speed).as("speed at frame " + f).isLessThan(13);
    }
  }

  @Test
  void droppedBallFallsUnderGravityAndBounces() throws Exception {
    var run = run(Plans.at("court")
        .thing("ball", "basketball")
        .does("ball", Verb.DROP, Outcome.BOUNCES)
        .seconds(4));

    var hits = run.recording().contacts().of("ball").toList();
    var start = run.recording().at("ball", 0).position().y() - 0.121;
    assertThat(hits).hasSizeGreaterThan(2);
    assertThat(hits.get(0).speed()).isCloseTo(Math.sqrt(2 * 9.81 * start), within(0.2));
    assertThat(run.end("ball").y()).isLessThan(0.6);
  }

  @Test
  void stackStandsUntilTheBallComesAndThenFalls() throws Exception {
    var run = run(Plans.at("court")
        .things("blocks", "block", 5)
        .thing("ball", "ball")
        .related("blocks", Relation.Kind.STACKED, "blocks")
        .does("ball", Verb.TOPPLE, "blocks", Outcome.TOPPLES)
        .seconds(4));

    var first = run.recording().contacts().impacts().stream()
        .filter(
            i -> i.involves("ball") && (i.a().startsWith("blocks") || i.b().startsWith("blocks")))
        .mapToDouble(i -> i.time())
        .min()
        .orElseThrow();
    var before = (int) (first * 30) - 1;
    assertThat(run.found().unmet()).isEmpty();
    for (var i = 1; i <= 5; i++) {
      var block = "blocks#" + i;
      var start = run.stage().prop(block).orElseThrow().start().position();
      assertThat(run.recording().at(block, before).position().distance(start)).isLessThan(0.02);
    }
    assertThat(run.end("blocks#5").y()).isLessThan(0.7);
  }

  @Test
  void crateFloatsWhereItsWeightSays() throws Exception {
    var run = run(Plans.at("pool")
        .thing("crate", "crate")
        .does("crate", Verb.DROP, "@water", Outcome.FLOATS)
        .seconds(6));

    var level = run.stage().environment().anchor(Environment.WATER).position().y();
    assertThat(run.recording().contacts().splashes()).isNotEmpty();
    assertThat(run.end("crate").y()).isBetween(level - 0.1, level + 0.35);
  }

  @Test
  void crateThatMustSinkIsFilledAndLiesOnTheGround() throws Exception {
    var run = run(Plans.at("pool")
        .thing("crate", "crate")
        .does("crate", Verb.DROP, "@water", Outcome.SINKS)
        .seconds(6));

    var level = run.stage().environment().anchor(Environment.WATER).position().y();
    assertThat(run.end("crate").y()).isLessThan(level - 1);
    assertThat(run.stage().notes()).anyMatch(n -> n.contains("sinks"));
  }

  @Test
  void samePlanGivesTheSameRecording() throws Exception {
    var plan =
        shooter().does("player", Verb.SHOOT, "@hoop", "ball", Outcome.MISSES).seconds(4);

    var once = run(plan).recording().props();
    var again = run(plan).recording().props();

    assertThat(again.keySet()).isEqualTo(once.keySet());
    for (var id : once.keySet()) {
      assertThat(Arrays.asList(again.getOrDefault(id, new Transform[0])))
          .isEqualTo(Arrays.asList(once.get(id)));
    }
  }

  @Test
  void runningDogIsAnAnimalThatPushesWhatIsInItsWay() throws Exception {
    var run = run(Plans.at("park")
        .animal("dog", "dog", 1)
        .thing("ball", "beach_ball")
        .does("dog", Verb.RUN, "ball", Outcome.ANY)
        .seconds(4));

    var dog = run.stage().creaturesOf("dog").get(0);
    var conduct = run.recording().conduct(dog.id());
    assertThat(run.stage().actors()).isEmpty();
    assertThat(conduct.at(4).position().distance(dog.start().position())).isGreaterThan(1);
    assertThat(run.recording().contacts().touched("ball", "dog")).isTrue();
    assertThat(run.recording().travel("ball")).isGreaterThan(0.3);
  }

  @Test
  void birdsFlyAndFishSwimWhereTheyBelong() throws Exception {
    var run = run(Plans.at("pool")
        .animal("gull", "bird", 2)
        .animal("koi", "fish", 1)
        .does("gull", Verb.FLY, Outcome.ANY)
        .does("koi", Verb.SWIM, Outcome.ANY)
        .seconds(3));

    var level = Objects.requireNonNull(run.stage().environment().water()).level();
    assertThat(run.stage().creatures()).hasSize(3);
    for (var gull : run.stage().creaturesOf("gull")) {
      assertThat(run.recording().conduct(gull.id()).at(1).position().y()).isGreaterThan(1.5);
    }
    assertThat(run.recording().conduct("koi").at(2).position().y()).isLessThan(level);
  }

  @Test
  void fallingVaseBreaksIntoShardsThatFallAndStay() throws Exception {
    var run = run(Plans.at("studio")
        .thing("vase", "vase")
        .does("vase", Verb.BREAK, Outcome.BREAKS)
        .seconds(4));

    var broken = Objects.requireNonNull(run.recording().breaks().get("vase"));
    assertThat(run.found().unmet()).isEmpty();
    assertThat(broken.shards()).hasSizeBetween(4, 16);
    for (var shard : broken.shards().keySet()) {
      var before = run.recording().at(shard, 0);
      assertThat(before).isEqualTo(run.recording().at("vase", 0));
      var rest = run.end(shard);
      assertThat(rest.y()).isLessThan(0.5);
      assertThat(run.recording().at(shard, 110).position().distance(rest)).isLessThan(0.1);
    }
  }

  @Test
  void vaseThatMustStayWholeDoes() throws Exception {
    var run = run(Plans.at("studio")
        .thing("vase", "vase")
        .does("vase", Verb.DROP, Outcome.STAYS_WHOLE)
        .seconds(3));

    assertThat(run.recording().breaks()).isEmpty();
    assertThat(run.end("vase").y()).isLessThan(0.5);
  }

  @Test
  void glassThatFallsFromATableTipsOverItsEdge() throws Exception {
    var run = run(Plans.at("studio")
        .thing("table", "table")
        .thing("glass", "glass")
        .related("glass", Relation.Kind.ON, "table")
        .does("glass", Verb.DROP, Outcome.ANY)
        .seconds(3));

    var table = run.recording().at("table", 0).position();
    assertThat(run.recording().at("glass", 0).position().y()).isGreaterThan(table.y());
    assertThat(run.recording().at("glass", 12).position().y()).isGreaterThan(table.y());
    assertThat(run.end("glass").y()).isLessThan(0.2);
  }

  @Test
  void rowOfDominoesFallsOneAfterTheOther() throws Exception {
    var run = run(Plans.at("studio")
        .thing("ball", "ball")
        .things("tiles", "domino", 6)
        .related("tiles", Relation.Kind.IN_A_ROW, "tiles")
        .does("ball", Verb.TOPPLE, "tiles", Outcome.TOPPLES)
        .seconds(2));

    assertThat(run.found().unmet()).isEmpty();
    var before = 0;
    for (var i = 1; i <= 6; i++) {
      var fell = 0;
      while (run.upright("tiles#" + i, fell) > 0.9) fell++;
      assertThat(fell).as("tile " + i).isGreaterThan(before).isLessThan(45);
      before = fell - 1;
    }
  }

  @Test
  void toyCarBringsDownATowerOfToyBlocksByItsMomentum() throws Exception {
    var run = run(Plans.at("living_room")
        .thing("car", "toy_car")
        .things("blocks", "block", 5)
        .related("blocks", Relation.Kind.STACKED, "blocks")
        .does("car", Verb.COLLIDE, "blocks", Outcome.TOPPLES)
        .seconds(3));

    assertThat(run.found().unmet()).isEmpty();
    var start = run.stage().prop("blocks#1").orElseThrow().start().position();
    var moved = 0;
    while (run.recording().at("blocks#1", moved).position().distance(start) < 0.02) moved++;
    var car = run.recording().at("car", moved).position();
    assertThat(moved).as("some way before the blow").isGreaterThan(20);
    assertThat(car.distance(start)).as("the car is there when the tower moves").isLessThan(0.45);
    var top = run.stage().prop("blocks#5").orElseThrow().start().position().y();
    assertThat(run.end("blocks#5").y()).isLessThan(0.5 * top);
  }

  @Test
  void carsDriveAlongTheStreetEachInItsLane() throws Exception {
    var run = run(Plans.at("street")
        .thing("car", "car")
        .thing("bus", "bus")
        .does("car", Verb.DRIVE, Outcome.ANY)
        .does("bus", Verb.DRIVE, Outcome.ANY)
        .seconds(4));

    var car = run.end("car").minus(run.recording().at("car", 0).position());
    var bus = run.end("bus").minus(run.recording().at("bus", 0).position());
    assertThat(Math.abs(car.z())).isGreaterThan(5);
    assertThat(Math.abs(car.x()) + Math.abs(bus.x())).as("never across").isLessThan(0.2);
    assertThat(car.z() * bus.z()).as("the other way").isLessThan(0);
    assertThat(Math.abs(run.end("car").x() - run.end("bus").x())).isGreaterThan(2.5);
  }

  @Test
  void frisbeeIsCaughtByWhomItIsThrownTo() throws Exception {
    var run = run(Plans.at("beach")
        .person("girl")
        .thing("disc", "frisbee")
        .person("boy")
        .does("girl", Verb.THROW, "boy", "disc", Outcome.ANY)
        .does("boy", Verb.CATCH, null, "disc", Outcome.CAUGHT)
        .seconds(4));

    assertThat(run.found().unmet()).isEmpty();
    assertThat(run.stage().notes()).isEmpty();
    var last = run.recording().frames() - 1;
    var boy = run.recording().performance("boy");
    for (var f = last - 20; f <= last; f++) {
      var held = boy.held(f / 30.0).orElseThrow();
      assertThat(run.recording().at("disc", f).position().distance(held)).isLessThan(0.02);
    }
    assertThat(run.recording().travel("disc")).isGreaterThan(3);
    for (var f = 1; f <= last; f++) {
      var way = run.recording().at("disc", f).position();
      assertThat(way.distance(run.recording().at("disc", f - 1).position()))
          .as("no jump at frame " + f)
          .isLessThan(0.6);
    }
  }

  @Test
  void cookStandsBesideTheTableAndARobotDancesOnItsFeet() throws Exception {
    var cook = run(Plans.at("kitchen").person("cook").seconds(1));
    var robot = run(Plans.at("living_room")
        .thing("robot", "robot")
        .does("robot", Verb.DANCE, Outcome.ANY)
        .seconds(3));

    var table = cook.stage().environment().anchor(Environment.TABLE).position();
    var stands = cook.stage().actorsOf("cook").get(0).start().position();
    assertThat(stands.minus(table).horizontal()).isGreaterThan(0.6);
    for (var f = 0; f < 90; f += 5) assertThat(robot.upright("robot", f)).isGreaterThan(0.98);
    assertThat(robot.recording().travel("robot")).isBetween(0.05, 0.5);
  }
}
