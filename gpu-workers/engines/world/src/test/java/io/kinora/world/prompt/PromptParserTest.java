package io.kinora.world.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.world.catalog.Catalog;
import io.kinora.world.plan.Action;
import io.kinora.world.plan.Outcome;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptParserTest {
  private static final PromptParser PARSER = new PromptParser(Catalog.load());

  @Test
  void missedFreeThrowIsOneShotAtTheHoop() {
    var plan = parse("A basketball player misses a free throw, the ball rebounding off the board.");

    assertThat(plan.world().environment()).isEqualTo("court");
    var action = onlyAction(plan);
    assertThat(action.verb()).isEqualTo(Verb.SHOOT);
    assertThat(action.outcome()).isEqualTo(Outcome.MISSES);
    assertThat(action.target()).isEqualTo("@hoop");
    assertThat(plan.world().entity(action.actor()).orElseThrow().kind()).isEqualTo("person");
    var ball = plan.world().entity(String.valueOf(action.instrument())).orElseThrow();
    assertThat(ball.kind()).isEqualTo("basketball");
  }

  @Test
  void whatFollowsByPhysicsIsTheOutcomeOfItsCause() {
    var plan = parse("A wooden crate is dropped into water and floats.");

    var action = onlyAction(plan);
    assertThat(action.verb()).isEqualTo(Verb.DROP);
    assertThat(action.target()).isEqualTo("@water");
    assertThat(action.outcome()).isEqualTo(Outcome.FLOATS);
    assertThat(plan.world().environment()).isEqualTo("pool");
  }

  @Test
  void addingIsNotSaying() {
    var plan = parse("Add a brown dog.");

    assertThat(plan.world().entities())
        .singleElement()
        .satisfies(e -> assertThat(e.kind()).isEqualTo("dog"));
    assertThat(plan.shots()).flatExtracting(shot -> shot.actions()).isEmpty();
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void shotsFillTheVideoExactlyWhateverTheyAskFor() {
    for (int seconds = 1; seconds <= 20; seconds++) {
      var plan = PARSER.parse(
          "[Shot 1] (3 seconds) A ball rolls. [Shot 2] (2s) It stops. [Shot 3] A man waves.",
          seconds,
          seconds);

      assertThat(plan.frames()).isEqualTo(30 * seconds);
      assertThat(plan.shots().stream().mapToInt(s -> s.frames()).sum()).isEqualTo(30 * seconds);
    }
  }

  @Test
  void samePromptAndSeedGiveTheSamePlan() {
    var prompt = "Two dogs chase a red ball through a park at sunset.";

    assertThat(PARSER.parse(prompt, 8, 5).toJson())
        .isEqualTo(PARSER.parse(prompt, 8, 5).toJson());
  }

  private static ShotPlan parse(String prompt) {
    return PARSER.parse(prompt, 8, 1);
  }

  private static Action onlyAction(ShotPlan plan) {
    List<Action> actions =
        plan.shots().stream().flatMap(s -> s.actions().stream()).toList();
    assertThat(actions).hasSize(1);
    return actions.get(0);
  }
}
