package io.kinora.remote.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.kinora.media.Mp4Probe;
import io.kinora.remote.film.TestContext;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandEngineTest extends VideoEngineContract {
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @TempDir
  Path work;

  @Override
  protected VideoEngine engine() {
    return toy();
  }

  @Override
  protected GenerationRequest shortRequest() {
    return request("a grey wall", 128, 64);
  }

  @Override
  protected GenerationRequest longRequest() {
    return request("slow", 128, 64);
  }

  @Test
  void theResultHasTheAskedSizeAndDurationAndSaysWhatIsMissing() throws Exception {
    try (var engine = toy()) {
      GeneratedVideo video =
          engine.generate(request("a grey wall", 128, 64), new TestContext(work));

      var info = Mp4Probe.probe(video.video());
      var picture = Objects.requireNonNull(info.video());
      assertThat(picture.width()).isEqualTo(128);
      assertThat(picture.height()).isEqualTo(64);
      assertThat(info.seconds()).isCloseTo(2, within(0.001));
      assertThat(info.audio()).isNotNull();
      assertThat(video.notes())
          .containsExactly(
              "The model delivered 96x64; the picture was scaled and cut to fit.",
              "The model made no sound.");
      assertThat(video.stages())
          .containsEntry("denoise", Duration.ofMillis(250))
          .containsKey("finish");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "oom, OOM, CUDA out of memory",
    "refuse, USER, no such style",
    "escape, INFRA, outside the work folder"
  })
  void aFailureOfTheProgramIsTyped(String prompt, Kind kind, String message) throws Exception {
    try (var engine = toy()) {
      assertThatThrownBy(() -> engine.generate(request(prompt, 128, 64), new TestContext(work)))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(kind))
          .hasMessageContaining(message);
    }
  }

  @Test
  void aProgramThatCrashesCostsOneAttemptAndIsStartedAgain() throws Exception {
    try (var engine = toy()) {
      assertThatThrownBy(() -> engine.generate(request("crash", 128, 64), new TestContext(work)))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INFRA));
      assertThat(engine.models()).isEmpty();

      await().atMost(Duration.ofSeconds(20)).until(() -> !engine.models().isEmpty());
      assertThat(engine.generate(shortRequest(), new TestContext(work)).video()).isNotEmptyFile();
    }
  }

  @Test
  void aProgramThatDoesNotStopItsJobIsEnded() throws Exception {
    var settings = new CommandSettings(
        toyCommand(), null, Map.of(), Duration.ofSeconds(30), Duration.ofMillis(300));
    try (var engine = new CommandEngine(settings)) {
      engine.awaitReady(Duration.ofSeconds(30));

      assertThatThrownBy(() -> engine.generate(request("deaf", 128, 64), new TestContext(work)))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));

      await().atMost(Duration.ofSeconds(10)).until(() -> engine.models().isEmpty());
    }
  }

  @Test
  void aProgramThatKeepsAdaptersForgetsThemBetweenCustomers() throws Exception {
    try (var engine = toy()) {
      engine.generate(request("load an adapter", 128, 64), new TestContext(work));
      engine.reset();

      var video = engine.generate(
          request("which adapter", 128, 64),
          new TestContext(Files.createDirectory(work.resolve("second"))) {
            @Override
            public String traceParent() {
              return TRACE;
            }
          });

      assertThat(video.notes()).contains("adapter: none", "trace: " + TRACE);
    }
  }

  @Test
  void aProgramThatDoesNotForgetIsEnded() throws Exception {
    try (var engine = toy()) {
      engine.generate(
          request("load an adapter and crash at reset", 128, 64), new TestContext(work));

      assertThatThrownBy(engine::reset)
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INFRA));

      await().atMost(Duration.ofSeconds(20)).until(() -> !engine.models().isEmpty());
    }
  }

  @Test
  void aCommandThatDoesNotExistRunsNoModel() {
    var settings = CommandSettings.of(Map.of("command", List.of("/no/such/program")));
    try (var engine = new CommandEngine(settings)) {
      assertThatThrownBy(() -> engine.awaitReady(Duration.ofMillis(200)))
          .isInstanceOf(TimeoutException.class);
      assertThat(engine.models()).isEmpty();
    }
  }

  @Test
  void aWrongSettingIsNamed() {
    assertThatThrownBy(() -> CommandSettings.of(Map.of("command", "python engine.py")))
        .hasMessageContaining("command must be a list");
    assertThatThrownBy(() -> CommandSettings.of(Map.of("command", List.of("x"), "timeout", 3)))
        .hasMessageContaining("unknown setting of the command engine: timeout");
    assertThatThrownBy(
            () -> CommandSettings.of(Map.of("command", List.of("x"), "jobTimeoutSeconds", 0)))
        .hasMessageContaining("jobTimeoutSeconds must be");
  }

  private static CommandEngine toy() {
    var engine = new CommandEngine(CommandSettings.of(Map.of("command", toyCommand())));
    try {
      engine.awaitReady(Duration.ofSeconds(30));
    } catch (InterruptedException | TimeoutException e) {
      engine.close();
      throw new AssertionError("the toy program did not start", e);
    }
    return engine;
  }

  private static List<String> toyCommand() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "-cp", System.getProperty("java.class.path"), ToyProgram.class.getName());
  }

  private static GenerationRequest request(String prompt, int width, int height) {
    return new GenerationRequest("toy", prompt, null, width, height, 2, 1, null, null, Map.of());
  }
}
