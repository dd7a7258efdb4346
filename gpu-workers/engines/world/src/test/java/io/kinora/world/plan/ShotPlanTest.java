package io.kinora.world.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShotPlanTest {
  @Test
  void jsonKeepsEverything() {
    var plan = plan(240, shot(0, 100), shot(100, 140));

    var read = ShotPlan.fromJson(plan.toJson());

    assertThat(read).isEqualTo(plan);
  }

  @Test
  void fieldsOfLaterVersionsAreIgnored() {
    var plan = plan(30, shot(0, 30));

    var read = ShotPlan.fromJson(plan.toJson().replaceFirst("\\{", "{\"later\":true,"));

    assertThat(read).isEqualTo(plan);
  }

  @Test
  void gapsBetweenShotsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(60, shot(0, 20), shot(30, 30)))
        .withMessageContaining("frame 30");
  }

  @Test
  void shotsThatDoNotFillTheVideoAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> plan(60, shot(0, 59)));
  }

  @Test
  void otherVersionsAndOtherTextsAreRefused() {
    var json = plan(30, shot(0, 30)).toJson().replace("\"version\":1", "\"version\":2");

    assertThatIllegalArgumentException().isThrownBy(() -> ShotPlan.fromJson(json));
    assertThatIllegalArgumentException().isThrownBy(() -> ShotPlan.fromJson("no plan"));
  }

  private static ShotPlan plan(int frames, Shot... shots) {
    var details = Map.of("role", "basketball player", "mood", "sad");
    var red = new Rgb(200, 30, 40);
    var world = new World(
        "court",
        TimeOfDay.GOLDEN_HOUR,
        Weather.PARTLY_CLOUDY,
        "city_park",
        List.of(
            new Entity(
                "person-1",
                Entity.PERSON,
                Entity.Nature.PERSON,
                1,
                new Attributes(null, 1, null, details)),
            new Entity(
                "ball-1",
                "basketball",
                Entity.Nature.OBJECT,
                1,
                new Attributes(red, 1, "rubber", Map.of()))),
        List.of(new Relation("person-1", Relation.Kind.HOLDING, "ball-1")));
    return new ShotPlan(
        ShotPlan.VERSION,
        frames,
        -5L,
        world,
        List.of(shots),
        VisualStyle.CINEMATIC,
        List.of("The word \"zorb\" is not known."));
  }

  private static Shot shot(int start, int frames) {
    return new Shot(
        start,
        frames,
        new CameraPlan(
            CameraPlan.Move.FOLLOW, CameraPlan.Framing.WIDE, CameraPlan.Angle.LOW, "ball-1", 1),
        List.of(
            new Action("person-1", Verb.SHOOT, "@hoop", "ball-1", Outcome.MISSES, 0, 1),
            new Action("person-1", Verb.DESPAIR, null, null, Outcome.ANY, 1, 1)),
        List.of(new SpokenLine("person-1", "So close…", "sad", 1)));
  }
}
