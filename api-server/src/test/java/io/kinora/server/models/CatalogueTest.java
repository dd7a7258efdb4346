package io.kinora.server.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final Catalogue catalogue = new Catalogue(Catalogue.outOfTheBox());

  @Test
  void oldNamesAreMadeByTheWorldEngine() {
    assertThat(catalogue.find("sora-2-2025-12-08").orElseThrow().engineModel())
        .isEqualTo("world-fast");
    assertThat(catalogue.find("sora-2-pro").orElseThrow().engineModel()).isEqualTo("world-quality");
    assertThat(catalogue.find("sora-1-turbo").orElseThrow().silent()).isTrue();
    assertThat(catalogue.defaultModel().id()).isEqualTo("sora-2");
  }

  @Test
  void aTestRunsOnTheDraftModelWhateverWasAskedFor() {
    var pro = catalogue.find("sora-2-pro").orElseThrow();

    assertThat(catalogue.engineModel(pro, true)).isEqualTo("world-draft");
    assertThat(catalogue.engineModel(pro, false)).isEqualTo("world-quality");
  }

  @Test
  void aNameBelongsToOneModel() {
    var twice = List.of(catalogue.defaultModel(), catalogue.defaultModel());

    assertThatThrownBy(() -> new Catalogue(twice)).hasMessageContaining("sora-2");
    assertThatThrownBy(() -> new Catalogue(List.of())).hasMessageContaining("no models");
  }

  @Test
  void howManyTakesAreMadeIsForRequestsToSay() {
    var model = catalogue.defaultModel();

    assertThatThrownBy(() -> Model.of(
            model.id(),
            null,
            model.engineModel(),
            Map.of("best_of", "4"),
            model.sizes(),
            model.seconds(),
            null,
            model.created(),
            null,
            false))
        .hasMessageContaining("best_of");
  }

  @Test
  void aSizeIsTwoNumbers() {
    assertThat(PictureSize.of("1280x720")).isEqualTo(new PictureSize(1280, 720));
    for (var wrong : List.of("1280", "x720", "1280x", "01280x720", "1280X720", "-1x2", "")) {
      assertThatThrownBy(() -> PictureSize.of(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
