package io.kinora.examples.bench.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromptBookTest {
  private static final Path HOME = Path.of("/home/kinora");

  @Test
  void shippedBookHoldsSixtyDifferentPrompts() throws IOException {
    var book = PromptBook.read(Path.of("prompts"));

    assertThat(book).hasSize(60);
    assertThat(book).extracting(BookEntry::prompt).doesNotHaveDuplicates();
    assertThat(book.get(59).number()).isEqualTo(60);
    assertThat(book).extracting(BookEntry::group).contains("sport", "styles and stories");
  }

  @Test
  void optionsChangeWhatIsRenderedAndWhereItLands() {
    var options = PromptsOptions.parse(
        List.of("--only", "3,7", "--size", "320x180", "--frames", "2", "--out", "page"), HOME);

    assertThat(options.only()).isEqualTo(Set.of(3, 7));
    assertThat(options.width()).isEqualTo(320);
    assertThat(options.height()).isEqualTo(180);
    assertThat(options.frames()).isEqualTo(2);
    assertThat(options.out()).isEqualTo(Path.of("page"));
    assertThat(PromptsOptions.parse(List.of(), HOME).out())
        .isEqualTo(Path.of("/home/kinora/target/prompts"));
  }

  @Test
  void wrongOptionsAreRefused() {
    for (var wrong : List.of(
        List.of("--only"), List.of("--only", "x"), List.of("--size", "9"), List.of("--to", "1"))) {
      assertThatThrownBy(() -> PromptsOptions.parse(wrong, HOME))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("kinora bench prompts");
    }
  }

  @Test
  void planReadsAsSentencesOfWhatHappensWhere() throws IOException {
    var plan = new JsonMapper().readTree("""
            {"style": "FILM_NOIR", "world": {"environment": "living_room", "timeOfDay": "NOON",
             "weather": "CLEAR", "entities": [{"id": "ball-1", "kind": "ball", "count": 2,
             "attributes": {"color": "#ff0000", "scale": 1.0}}], "relations": []},
             "shots": [{"frames": 60, "camera": {"move": "ORBIT", "framing": "WIDE", "angle": "EYE"},
             "actions": [{"actor": "ball-1", "verb": "FALL", "order": 0, "outcome": "BOUNCES"}]}]}
            """);

    assertThat(PlanText.lines(plan))
        .containsExactly(
            "place: living room, noon, clear; style film noir",
            "ball-1: 2 x ball (#ff0000)",
            "shot 1: 60 frames, camera orbit, wide, eye",
            "  0. ball-1 fall -> bounces");
  }

  @Test
  void pageShowsFramesPlanAndNotesWithoutLettingTextBecomeMarkup() {
    var page = new BookPage();

    page.add(
        new BookEntry(4, "sport", "a <b> & c"),
        "04.mp4",
        List.of("04-1.jpg"),
        List.of("place: \"x\""),
        List.of("no <b>"),
        1.25);
    page.addFailed(new BookEntry(5, "sport", "d"), "broke");

    assertThat(page.html())
        .contains("4. a &lt;b&gt; &amp; c", "04-1.jpg", "&quot;x&quot;", "no &lt;b&gt;", "broke")
        .containsOnlyOnce("<h2>sport</h2>");
  }
}
