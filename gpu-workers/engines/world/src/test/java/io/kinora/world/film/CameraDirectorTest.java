package io.kinora.world.film;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.world.catalog.Catalog;
import io.kinora.world.geom.Vec3;
import io.kinora.world.prompt.PromptParser;
import io.kinora.world.render.Camera;
import io.kinora.world.stage.OutcomeSearch;
import io.kinora.world.stage.Recording;
import io.kinora.world.stage.Stage;
import io.kinora.world.stage.StageBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class CameraDirectorTest {
  private static final Catalog CATALOG = Catalog.load();

  private record Filmed(Stage stage, Recording recording, List<Camera> cameras) {
    Sight sight() {
      return new Sight(stage.environment().bodies());
    }
  }

  private static Filmed film(String prompt) throws InterruptedException {
    var stage = new StageBuilder(CATALOG).build(new PromptParser(CATALOG).parse(prompt, 4, 7));
    var recording = new OutcomeSearch().search(stage).recording();
    return new Filmed(stage, recording, new CameraDirector(stage, recording, 16 / 9.0).film(0));
  }

  @Test
  void roomIsSeenFromInsideAndNotThroughItsWindow() throws Exception {
    var filmed = film("A chef in the kitchen says: \"Today we bake bread.\" Medium shot.");

    assertThat(filmed.cameras())
        .allSatisfy(c -> assertThat(filmed.sight().hit(c.eye(), Vec3.Y, 10)).isLessThan(10));
  }

  @Test
  void closeUpOfAPersonIsFilledByTheFace() throws Exception {
    var filmed = film("Close-up of a woman in the park who says: \"Hello.\"");
    var face = filmed
        .recording()
        .performance(filmed.stage().actors().get(0).id())
        .pose(2)
        .eyes();
    var camera = filmed.cameras().get(60);

    assertThat(camera.target().distance(face)).isLessThan(0.1);
    assertThat(camera.eye().distance(face)).isBetween(0.4, 1.3);
  }
}
