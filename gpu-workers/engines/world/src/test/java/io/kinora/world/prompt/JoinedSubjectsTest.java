package io.kinora.world.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.world.catalog.Catalog;
import io.kinora.world.plan.Action;
import io.kinora.world.plan.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedSubjectsTest {
  private static final PromptParser PARSER = new PromptParser(Catalog.load());

  private static List<Action> actions(String prompt) {
    return PARSER.parse(prompt, 4, 1).shots().stream()
        .flatMap(s -> s.actions().stream())
        .toList();
  }

  @Test
  void allJoinedSubjectsActTogether() {
    var actions = actions("A feather, an apple and a brick fall onto the ground of a studio.");

    assertThat(actions)
        .extracting(Action::actor)
        .containsExactlyInAnyOrder("feather-1", "apple-1", "brick-1");
    assertThat(actions).extracting(Action::order).containsOnly(0);
  }

  @Test
  void whoWalksADogWalksBesideIt() {
    var actions = actions("A woman walks her dog in the park.");

    assertThat(actions).extracting(Action::actor).containsExactly("person-1", "dog-1");
    assertThat(actions).extracting(Action::verb).containsOnly(Verb.WALK);
    assertThat(actions).extracting(Action::target).containsOnlyNulls();
  }

  @Test
  void whoeverHasActedDoesNotJoinTheNext() {
    var actions = actions("A man runs to the door, and then a woman waves.");

    assertThat(actions).extracting(Action::verb).containsExactly(Verb.RUN, Verb.WAVE);
  }

  @Test
  void rowOfDominoesOnADeskIsToppledByABallAndNotByTheDesk() {
    var actions = actions("A row of twelve dominoes topples on a desk.");

    assertThat(actions).hasSize(1);
    assertThat(actions.get(0).actor()).isEqualTo("ball-1");
    assertThat(actions.get(0).target()).isEqualTo("domino-1");
  }
}
