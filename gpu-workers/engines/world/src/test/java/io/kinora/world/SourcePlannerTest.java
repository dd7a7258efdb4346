package io.kinora.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.SourceVideo;
import io.kinora.world.catalog.Catalog;
import io.kinora.world.plan.Entity;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.Weather;
import io.kinora.world.prompt.PromptParser;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePlannerTest {
  private static final PromptParser PARSER = new PromptParser(Catalog.load());
  private static final String PROMPT = "A red ball is dropped beside a wooden crate in a park.";
  private static final long SEED = 7;

  private static ShotPlan plan(SourceVideo.Use use, String prompt) throws Exception {
    var source = new SourceVideo(use, Path.of("source.mp4"), PROMPT, SEED, null);
    var request =
        new GenerationRequest("world-draft", prompt, null, 160, 90, 4, 99, null, source, Map.of());
    return new SourcePlanner(PARSER).plan(request).plan();
  }

  private static ShotPlan before() {
    return PARSER.parse(PROMPT, 4, SEED);
  }

  @Test
  void editOfAColourChangesThatColourAndNothingElse() throws Exception {
    var edited = plan(SourceVideo.Use.EDIT, "Make the ball blue.");

    var ball = edited.world().entities().get(0);
    assertThat(ball.attributes().color())
        .isNotEqualTo(before().world().entities().get(0).attributes().color());
    assertThat(edited.toJson().replaceAll("\"color\" *: *\"#[0-9a-f]+\"", ""))
        .isEqualTo(before().toJson().replaceAll("\"color\" *: *\"#[0-9a-f]+\"", ""));
  }

  @Test
  void editOfTheLightOrTheWeatherLeavesTheRest() throws Exception {
    var night = plan(SourceVideo.Use.EDIT, "Make it night.");
    var rain = plan(SourceVideo.Use.EDIT, "Let it rain.");

    assertThat(night.world().timeOfDay()).isEqualTo(TimeOfDay.NIGHT);
    assertThat(rain.world().weather()).isEqualTo(Weather.RAIN);
    for (var edited : new ShotPlan[] {night, rain}) {
      assertThat(edited.world().entities()).isEqualTo(before().world().entities());
      assertThat(edited.shots()).isEqualTo(before().shots());
      assertThat(edited.style()).isEqualTo(before().style());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Add a blue ball.", "Another ball is blue."})
  void editThatAddsAThingLeavesTheOthers(String change) throws Exception {
    var edited = plan(SourceVideo.Use.EDIT, change);

    assertThat(edited.world().entities())
        .hasSizeGreaterThan(before().world().entities().size())
        .containsAll(before().world().entities());
  }

  @ParameterizedTest
  @CsvSource({
    "A woman in a red coat walks in a street., The woman waves., 1, person-1",
    "A woman in a red coat walks in a street., She waves., 1, person-1",
    "A woman in a red coat walks in a street., A man waves., 2, person-2",
    "A red ball rolls in a park., It falls., 1, ball-1",
    "A red ball rolls in a park., A blue ball falls., 2, ball-2",
    "A man throws a ball., Then he jumps., 2, person-1"
  })
  void extensionKnowsWhoIsMeant(String before, String after, int entities, String actor) {
    var first = PARSER.parse(before, 4, SEED);
    var joined = PlanExtension.of(first, PARSER.parse(after, 4, SEED, first.world()));

    assertThat(joined.world().entities())
        .hasSize(entities)
        .startsWith(first.world().entities().toArray(Entity[]::new));
    var added = joined.shots().get(joined.shots().size() - 1);
    assertThat(added.startFrame()).isEqualTo(120);
    assertThat(added.actions().get(0).actor()).isEqualTo(actor);
  }

  @Test
  void remixAndEditKeepTheSeedOfTheirSource() throws Exception {
    assertThat(plan(SourceVideo.Use.REMIX, "A blue cube falls.").seed()).isEqualTo(SEED);
    assertThat(plan(SourceVideo.Use.EDIT, "at night").seed()).isEqualTo(SEED);
  }
}
