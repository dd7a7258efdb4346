package io.kinora.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.worker.engine.FakeEngineFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @TempDir
  Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void aGoodEnginePassesWithoutAServerInTheFile() throws Exception {
    var passed = check("""
        engines:
          - engine: fake
            settings: {models: [fake], steps: 4, step_millis: 5}
        """);

    assertThat(printed.toString(UTF_8))
        .contains("PASSED   names a model")
        .contains("PASSED   makes a video")
        .contains("PASSED   makes another after a stop")
        .contains("PASSED   refuses a model that it does not have")
        .endsWith("All passed.\n");
    assertThat(passed).isTrue();
  }

  @Test
  void anEngineThatCanBeStoppedIsSeenToStop() throws Exception {
    check("""
        engines:
          - engine: fake
            settings: {models: [fake], steps: 100, step_millis: 10}
        """);

    assertThat(printed.toString(UTF_8)).contains("PASSED   stops within 2 s when told to");
  }

  @Test
  void anEngineThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> check("engines: [{engine: magic}]"))
        .hasMessageContaining("no engine \"magic\"");
    assertThatThrownBy(() -> check("servers: []")).hasMessageContaining("engines is empty");
  }

  private boolean check(String yaml) throws IOException, InterruptedException {
    var file = Files.writeString(folder.resolve("worker.yml"), yaml);
    var out = new PrintStream(printed, true, UTF_8);
    return new CheckCommand(Map.of("fake", new FakeEngineFactory()), out).run(file);
  }
}
