package io.kinora.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {

  @Test
  void everythingHasADefault() {
    var options = DemoOptions.parse();

    assertThat(options.prompt()).isNotBlank();
    assertThat(options.model()).isEqualTo("sora-2");
    assertThat(options.size()).isEqualTo("1280x720");
    assertThat(options.seconds()).isEqualTo("4");
  }

  @Test
  void optionsAndPromptComeInAnyOrder() {
    var options = DemoOptions.parse(
        "--seconds",
        "8",
        "A ball.",
        "--out",
        "b.mp4",
        "--size",
        "720x1280",
        "--model",
        "sora-2-pro");

    assertThat(options)
        .isEqualTo(new DemoOptions("A ball.", Path.of("b.mp4"), "sora-2-pro", "720x1280", "8"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--out",
        "--fast|x",
        "a|b",
        "--seconds|soon",
        "--seconds|0",
        "--size|1280",
        "--size|x720",
        " "
      })
  void wrongUsageIsRefused(String words) {
    assertThatThrownBy(() -> DemoOptions.parse(words.split("\\|")))
        .isInstanceOf(DemoOptions.UsageException.class);
  }
}
