package io.kinora.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.worker.config.WorkerConfiguration;
import io.kinora.worker.engine.FakeEngine;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineFactory;
import io.kinora.worker.execution.Worker;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A worker in this process that runs one fake engine. */
public final class TestWorker implements AutoCloseable {
  public static final String SECRET = "the join secret of a test";
  /** To be added to the configuration of the server. */
  public static final String YAML = "workers: {joinSecret: '" + SECRET + "'}\n";

  /** What test and live keys run on. */
  public static final List<String> MODELS = List.of("world-draft", "world-fast", "world-quality");

  private final Worker worker;

  private TestWorker(Worker worker) {
    this.worker = worker;
  }

  /** Starts one and waits until the server knows it. */
  public static TestWorker start(KinoraServer server, Path folder, FakeEngine engine)
      throws Exception {
    var config = new WorkerConfiguration(
        "test",
        List.of(URI.create(server.origin())),
        SECRET,
        folder,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        List.of(new WorkerConfiguration.Engine("fake", 1, 1, Map.of())));
    var worker = Worker.start(config, Map.of("fake", new Only(engine)), Clock.systemUTC());
    assertThat(worker.awaitJoined(Duration.ofSeconds(20))).isTrue();
    return new TestWorker(worker);
  }

  @Override
  public void close() {
    worker.close();
  }

  /** Gives out an engine that is there already. */
  private record Only(FakeEngine engine) implements VideoEngineFactory {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public VideoEngine create(Map<String, Object> settings) {
      return engine;
    }
  }
}
