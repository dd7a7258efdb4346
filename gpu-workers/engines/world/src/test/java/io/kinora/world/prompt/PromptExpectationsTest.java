package io.kinora.world.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.world.catalog.Catalog;
import io.kinora.world.plan.ShotPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table of prompts and what their plans must hold. */
class PromptExpectationsTest {
  private static final PromptParser PARSER = new PromptParser(Catalog.load());

  static Stream<String> table() {
    try (var in = PromptExpectationsTest.class.getResourceAsStream("expectations.txt")) {
      if (in == null) throw new IllegalStateException("no table");
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> line.contains(" => ") && !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void planHoldsWhatThePromptSays(String line) {
    var parts = line.split(" => ");

    var plan = PARSER.parse(parts[0], 8, 1);

    assertThat(facts(plan)).containsAll(List.of(parts[1].split(" ")));
    assertThat(ShotPlan.fromJson(plan.toJson())).isEqualTo(plan);
  }

  private static TreeSet<String> facts(ShotPlan plan) {
    var facts = new TreeSet<String>();
    var world = plan.world();
    facts.add("place=" + world.environment());
    facts.add("time=" + world.timeOfDay());
    facts.add("weather=" + world.weather());
    facts.add("style=" + plan.style());
    facts.add("shots=" + plan.shots().size());
    facts.add("entities=" + world.entities().size());
    for (var entity : world.entities()) {
      facts.add("kind=" + entity.kind());
      facts.add("count=" + entity.count());
      facts.add("color=" + entity.attributes().color());
      facts.add("material=" + entity.attributes().material());
      entity
          .attributes()
          .details()
          .forEach((key, value) -> facts.add("detail=" + key + "=" + value));
    }
    for (var relation : world.relations()) facts.add("relation=" + relation.kind());
    var lines = 0;
    for (var shot : plan.shots()) {
      facts.add("move=" + shot.camera().move());
      facts.add("framing=" + shot.camera().framing());
      facts.add("angle=" + shot.camera().angle());
      for (var action : shot.actions()) {
        facts.add("verb=" + action.verb());
        facts.add("outcome=" + action.outcome());
        facts.add("target=" + action.target());
      }
      lines += shot.dialogue().size();
    }
    facts.add("lines=" + lines);
    return facts;
  }
}
