package io.kinora.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.videos.Video;
import com.openai.models.videos.VideoCreateParams;
import io.kinora.media.Mp4Probe;
import io.kinora.remote.server.ServerEngineFactory;
import io.kinora.server.testing.KinoraServer;
import io.kinora.worker.config.WorkerConfiguration;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineModel;
import io.kinora.worker.engine.FakeEngine;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineFactory;
import io.kinora.worker.execution.Worker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A region behind a region: the official OpenAI client asks one Kinora, whose worker has another
 * Kinora make the video.
 */
@SuppressWarnings(
    "deprecation") // OpenAI marks its video service as deprecated; here it goes on working.
class ChainIT {
  private static final Logger log = LoggerFactory.getLogger(ChainIT.class);
  private static final String SECRET = "the join secret of two regions";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final int JOBS = 3;

  /** The target is 150 ms on a quiet machine; this finds a wait that somebody put in. */
  private static final long MOST_MILLIS = 1500;

  @RegisterExtension
  static final KinoraServer back = new KinoraServer(settings("near"));

  @RegisterExtension
  static final KinoraServer front = new KinoraServer(settings("far-away"));

  @TempDir
  static Path folder;

  private static final Timed engine =
      new Timed(new FakeEngine(List.of("near"), 4, Duration.ofMillis(20)));
  private static final List<Worker> workers = new ArrayList<>();

  private static String settings(String model) {
    return """
        workers: {joinSecret: '%s', hazelcast: {enabled: false}}
        models:
          - {id: %s, engineModel: %s, sizes: [1280x720], seconds: [4], ownedBy: me, created: 2026-11-22}
        """.formatted(SECRET, model, model);
  }

  @BeforeAll
  static void start() throws Exception {
    start(back, "fake", Map.of(), new Only(engine));
    var through = Map.<String, Object>of(
        "kind",
        "openai",
        "url",
        back.origin(),
        "apiKey",
        back.liveKey(),
        "pollMillis",
        50,
        "models",
        List.of(Map.of("id", "far-away", "remote", "near", "fps", 2)));
    start(front, "server", through, new ServerEngineFactory());
  }

  @AfterAll
  static void stop() {
    workers.forEach(Worker::close);
  }

  @AfterEach
  void letGo() {
    engine.fake.letGo();
  }

  @Test
  void aVideoIsMadeTwoServersAway() throws Exception {
    try (var client = new Client()) {
      var created = client.create("A ball falls.");
      assertThat(created.status()).isIn(Video.Status.QUEUED, Video.Status.IN_PROGRESS);

      await()
          .atMost(PATIENCE)
          .until(() -> client.get(created.id()).status(), Video.Status.COMPLETED::equals);

      var file = folder.resolve("video.mp4");
      try (var content = client.openAi.videos().downloadContent(created.id())) {
        Files.copy(content.body(), file);
      }
      var info = Mp4Probe.probe(file);
      assertThat(Objects.requireNonNull(info.video()).width()).isEqualTo(1280);
      assertThat(info.seconds()).isEqualTo(4);
    }
    assertThat(engine.fake.history()).contains("A ball falls.");
    await()
        .atMost(PATIENCE)
        .until(() -> back.spans().stream()
            .anyMatch(span ->
                span.getTraceId().equals(TRACE) && span.getName().equals("POST /v1/videos")));
    assertThat(seed(back)).as("the seed behind").isEqualTo(seed(front));
  }

  @Test
  void aCancelInFrontFreesTheDeviceBehind() throws Exception {
    engine.fake.hold();
    try (var client = new Client()) {
      var created = client.create("To be cancelled.");
      await()
          .atMost(PATIENCE)
          .until(() -> engine.fake.history(), history -> history.contains("To be cancelled."));

      front.api().post("/videos/" + created.id() + "/cancel");

      await().atMost(PATIENCE).until(() -> engine.fake.stopped() == 1);
      await()
          .atMost(PATIENCE)
          .until(() -> client.get(created.id()).status(), Video.Status.FAILED::equals);
    }
  }

  @Test
  void theWorkerAddsLittleToARender() {
    var overheads = new ArrayList<Long>();
    for (var i = 0; i < JOBS; i++) {
      var id = back.api()
          .contentType("application/json")
          .body("{\"model\":\"near\",\"prompt\":\"ball " + i + "\"}")
          .post("/videos")
          .jsonPath()
          .getString("id");
      await().atMost(PATIENCE).until(() -> "completed".equals(status(id)));
      overheads.add(millisOnTheWorker(id) - engine.lastMillis());
    }
    overheads.sort(null);
    log.info("milliseconds beyond the render: {}", overheads);
    assertThat(overheads.get(0)).isBetween(0L, MOST_MILLIS);
  }

  private static long seed(KinoraServer server) {
    return server
        .jdbi()
        .withHandle(handle -> handle
            .select("select seed from video where prompt = 'A ball falls.'")
            .mapTo(Long.class)
            .one());
  }

  private static String status(String id) {
    return back.jdbi()
        .withHandle(handle -> handle
            .select("select status from video where id = ?", id)
            .mapTo(String.class)
            .one());
  }

  /** From the moment when the worker fetched the job until its outcome was accepted. */
  private static long millisOnTheWorker(String id) {
    return back.jdbi()
        .withHandle(handle -> handle
            .select(
                "select extract(epoch from ended_at - acknowledged_at) * 1000 from attempt"
                    + " where video_id = ?",
                id)
            .mapTo(Double.class)
            .one())
        .longValue();
  }

  private static void start(
      KinoraServer server, String name, Map<String, Object> settings, VideoEngineFactory factory)
      throws IOException, InterruptedException {
    var config = new WorkerConfiguration(
        "test",
        List.of(URI.create(server.origin())),
        SECRET,
        folder,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        List.of(new WorkerConfiguration.Engine(name, 1, 1, settings)));
    var worker = Worker.start(config, Map.of(name, factory), Clock.systemUTC());
    workers.add(worker);
    assertThat(worker.awaitJoined(PATIENCE)).isTrue();
  }

  /** The official client before the server in front. */
  private static final class Client implements AutoCloseable {
    private final OpenAIClient openAi = OpenAIOkHttpClient.builder()
        .baseUrl(front.origin() + "/v1")
        .apiKey(front.liveKey())
        .responseValidation(true)
        .putHeader("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
        .build();

    Video create(String prompt) {
      return openAi
          .videos()
          .create(VideoCreateParams.builder().prompt(prompt).model("far-away").build());
    }

    Video get(String id) {
      return openAi.videos().retrieve(id);
    }

    @Override
    public void close() {
      openAi.close();
    }
  }

  /** Knows how long its last video took. */
  private static final class Timed implements VideoEngine {
    private final FakeEngine fake;
    private final AtomicLong last = new AtomicLong();

    Timed(FakeEngine fake) {
      this.fake = fake;
    }

    long lastMillis() {
      return last.get();
    }

    @Override
    public List<EngineModel> models() {
      return fake.models();
    }

    @Override
    public GeneratedVideo generate(GenerationRequest request, GenerationContext context)
        throws EngineException, InterruptedException {
      var started = System.nanoTime();
      try {
        return fake.generate(request, context);
      } finally {
        last.set((System.nanoTime() - started) / 1_000_000);
      }
    }

    @Override
    public void close() {
      fake.close();
    }
  }

  private record Only(VideoEngine engine) implements VideoEngineFactory {
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
