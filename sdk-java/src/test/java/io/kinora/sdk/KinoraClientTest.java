package io.kinora.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KinoraClientTest {

  @Test
  void ownVariablesComeBeforeThoseOfOpenAi() {
    var both = Map.of(
        "KINORA_BASE_URL", "https://videos.example.com/v1/",
        "KINORA_API_KEY", "kn_live_a",
        "OPENAI_BASE_URL", "https://other.example.com/v1",
        "OPENAI_API_KEY", "b");
    var openAiOnly =
        Map.of("OPENAI_BASE_URL", "https://other.example.com/v1", "OPENAI_API_KEY", "b");

    assertThat(KinoraClient.fromEnv(both))
        .hasToString("KinoraClient[https://videos.example.com/v1]");
    assertThat(KinoraClient.fromEnv(openAiOnly))
        .hasToString("KinoraClient[https://other.example.com/v1]");
    assertThat(KinoraClient.fromEnv(Map.of("KINORA_API_KEY", "k")))
        .hasToString("KinoraClient[http://localhost:8080/v1]");
  }

  @Test
  void missingKeySaysWhatToDo() {
    assertThatThrownBy(() -> KinoraClient.fromEnv(Map.of("KINORA_API_KEY", " ")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("KINORA_API_KEY");
  }

  @Test
  void wrongSettingsAreRefusedWhereTheyAreMade() {
    var builder = KinoraClient.builder();

    assertThatThrownBy(() -> builder.baseUrl("localhost:8080"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.baseUrl("ftp://a/v1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.apiKey("k").timeout(Duration.ZERO).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KinoraClient.builder().apiKey("k").maxRetries(-1).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WaitOptions.within(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void closedOrNotItNeedsNoCare() {
    try (var client = KinoraClient.builder().apiKey("k").build()) {
      assertThat(client.videos()).isNotNull();
    }
  }
}
