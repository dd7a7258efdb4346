package io.kinora.world.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.world.catalog.Catalog;
import io.kinora.world.plan.Entity;
import io.kinora.world.plan.ShotPlan;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever the prompt, there is a valid plan that names only things that exist. */
class PromptFuzzTest {
  private static final Catalog CATALOG = Catalog.load();
  private static final PromptParser PARSER = new PromptParser(CATALOG);
  private static final List<String> SCRAPS = List.of(
      "a",
      "the",
      "ball",
      "knocks",
      "over",
      "man",
      "\"",
      "“",
      "”",
      ",",
      ".",
      "[Shot 2]",
      "cut to",
      "then",
      "not",
      "three",
      "99999",
      "red",
      "of",
      "in",
      "on",
      "misses",
      "stack of",
      "it",
      "he",
      "says",
      ":",
      "{",
      "}",
      "[",
      "]",
      "\n",
      "1.",
      "00:03-00:99",
      "🏀",
      "🧨",
      "كرة",
      "篮球",
      "'s",
      "while",
      "with",
      "water",
      "glass",
      "-",
      "x",
      "shot",
      "dropped",
      "is",
      "by",
      "and",
      "zorb");

  @Test
  void anyMixOfScrapsGivesAValidPlan() {
    var random = new SplittableRandom(42);
    for (int round = 0; round < 400; round++) {
      var prompt = new StringBuilder();
      var words = random.nextInt(1, 60);
      for (int i = 0; i < words; i++) {
        prompt.append(SCRAPS.get(random.nextInt(SCRAPS.size()))).append(' ');
      }
      assertValid(prompt.toString(), 1 + round % 20);
    }
  }

  @Test
  void anyLettersGiveAValidPlan() {
    var random = new SplittableRandom(7);
    for (int round = 0; round < 150; round++) {
      var prompt = new StringBuilder();
      for (int i = 0; i < random.nextInt(1, 120); i++) {
        prompt.appendCodePoint(random.nextInt(1, 0xd7ff));
      }
      assertValid(prompt.toString(), 4);
    }
  }

  @Test
  void emptyLookingPromptsGiveAValidPlan() {
    for (var prompt :
        List.of(" ", "\n\n\t", "...", "\u200b\u200b", "\"\"", "{}", "[]", "[1,2", "🫥")) {
      assertValid(prompt, 4);
    }
  }

  @Test
  void theLongestPromptsEndInTime() {
    for (var scrap : List.of(
        "a red ball knocks over a block and ",
        "word",
        "\"",
        "[Shot 1] ",
        "[[",
        "((",
        "\n1. a ",
        "not ")) {
      var prompt = scrap.repeat(32_000 / scrap.length());
      Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertValid(prompt, 12));
    }
  }

  private static void assertValid(String prompt, int seconds) {
    var plan = PARSER.parse(prompt, seconds, 3);

    assertThat(plan.frames()).isEqualTo(ShotPlan.FRAMES_PER_SECOND * seconds);
    assertThat(ShotPlan.fromJson(plan.toJson())).isEqualTo(plan);
    var world = plan.world();
    assertThat(CATALOG.environment(world.environment())).isPresent();
    for (var entity : world.entities()) {
      if (entity.nature() == Entity.Nature.OBJECT) {
        assertThat(CATALOG.object(entity.kind())).as(entity.kind()).isPresent();
      }
    }
    for (var shot : plan.shots()) {
      for (var action : shot.actions()) {
        assertThat(world.entity(action.actor())).as("actor of %s", action).isPresent();
        if (action.instrument() != null)
          assertThat(world.entity(action.instrument())).isPresent();
        if (action.target() != null && !action.target().startsWith("@")) {
          assertThat(world.entity(action.target())).isPresent();
        }
      }
    }
  }
}
