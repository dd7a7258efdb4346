package io.kinora.server.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinora.server.db.SharedSecrets;
import io.kinora.server.ports.FreePort;
import io.kinora.server.testing.KinoraServer;
import io.kinora.worker.config.WorkerConfiguration;
import io.kinora.worker.engine.FakeEngine;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineFactory;
import io.kinora.worker.execution.Worker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two API servers on one database and in one Hazelcast cluster. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
  private static final String CLUSTER = "cluster-it-" + UUID.randomUUID();
  private static final int FIRST_PORT = freePort();
  private static final int SECOND_PORT = freePort();

  @Order(1)
  @RegisterExtension
  static final KinoraServer FIRST = new KinoraServer(yaml(FIRST_PORT));

  @Order(2)
  @RegisterExtension
  static final KinoraServer SECOND = FIRST.beside(yaml(SECOND_PORT));

  private final FakeEngine engine = FakeEngine.quick("world-draft", "world-fast", "world-quality");

  @TempDir
  Path folder;

  private static String yaml(int memberPort) {
    return """
        workers:
          joinSecret: the join secret of a test
          hazelcast:
            cluster: %s
            memberPort: %d
            members: ['127.0.0.1:%d', '127.0.0.1:%d']
        """.formatted(CLUSTER, memberPort, FIRST_PORT, SECOND_PORT);
  }

  private static int freePort() {
    try {
      return FreePort.onLoopback();
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }

  @Test
  @Order(1)
  void aSecretThatIsNotTheOthersIsSaidInOneLine() {
    var secrets = new SharedSecrets(FIRST.jdbi());

    assertThatThrownBy(() -> secrets.check("pepper", "another", "/data/pepper"))
        .isInstanceOf(IOException.class)
        .hasMessage("the pepper in /data/pepper is not the one that the other servers of this"
            + " database use; give this server theirs");
    assertThatThrownBy(() -> secrets.checkAmongRunning("join secret", "another", "here"))
        .isInstanceOf(IOException.class);
  }

  @Test
  @Order(2)
  void whoBeginsToLeadReadsTheOldestOfEachAndThenEverythingInOrder() {
    var rows = FIRST.jdbi().onDemand(QueueDao.class);
    var ids = List.of(create(FIRST, "one"), create(FIRST, "two"), create(FIRST, "three"));

    assertThat(rows.heads(10, 1)).extracting(QueuedVideo::id).containsExactly(ids.get(0));
    assertThat(rows.heads(1, 2)).extracting(QueuedVideo::id).isEqualTo(ids.subList(0, 2));
    var all = rows.page(QueueDao.Place.FIRST);
    assertThat(all).extracting(QueuedVideo::id).isEqualTo(ids);
    assertThat(rows.page(QueueDao.Place.of(all.get(0))))
        .extracting(QueuedVideo::id)
        .isEqualTo(ids.subList(1, 3));
    for (var id : ids) FIRST.api().post("/videos/" + id + "/cancel").then().statusCode(200);
  }

  @Test
  @Order(3)
  void whatOneServerTakesTheOtherShowsAndServes() throws Exception {
    try (var worker = start(FIRST, SECOND)) {
      assertThat(worker.awaitJoined(Duration.ofSeconds(20))).isTrue();

      engine.hold();
      var id = create(SECOND, "a ball shows");
      try (var events = events(SECOND, id)) {
        // The worker speaks to the first server, and who watches it to the second.
        assertThat(events
                .lines()
                .anyMatch(line -> line.startsWith("data: {\"id\":\"" + id)
                    && line.contains("\"object\":\"video.preview\"")
                    && line.contains("\"image_url\":\"data:image/jpeg;base64,/9j/")))
            .isTrue();
      } finally {
        engine.letGo();
      }

      awaitCompleted(FIRST, id);
      var bytes = FIRST.api().get("/videos/" + id + "/content").asByteArray();
      assertThat(SECOND.api().get("/videos/" + id + "/content").asByteArray()).isEqualTo(bytes);
    }
  }

  @Test
  @Order(4)
  void whenTheLeaderStopsTheOtherTakesOver() throws Exception {
    try (var worker = start(FIRST, SECOND)) {
      assertThat(worker.awaitJoined(Duration.ofSeconds(20))).isTrue();
      awaitCompleted(SECOND, create(FIRST, "before"));
      var before = leader();

      FIRST.stop();
      var id = create(SECOND, "after");

      awaitCompleted(SECOND, id);
      assertThat(leader()).isNotEqualTo(before);
    }
  }

  private static String leader() {
    return FIRST
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("select owner from leader_lease")
            .mapTo(String.class)
            .one());
  }

  private static String create(KinoraServer server, String prompt) {
    return server
        .api()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType("application/json")
        .body(Map.of("prompt", prompt))
        .post("/videos")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  private static BufferedReader events(KinoraServer server, String id)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(
            URI.create(server.origin() + "/v1/videos/" + id + "/events"))
        .header("Authorization", "Bearer " + server.liveKey())
        .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private static void awaitCompleted(KinoraServer server, String id) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> "completed".equals(server.api().get("/videos/" + id).path("status")));
  }

  private Worker start(KinoraServer... servers) throws IOException {
    VideoEngineFactory factory = new VideoEngineFactory() {
      @Override
      public String name() {
        return "fake";
      }

      @Override
      public VideoEngine create(Map<String, Object> settings) {
        return engine;
      }
    };
    var configuration = new WorkerConfiguration(
        "test",
        List.of(servers).stream().map(server -> URI.create(server.origin())).toList(),
        "the join secret of a test",
        folder,
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        List.of(new WorkerConfiguration.Engine("fake", 1, 1, Map.of())));
    return Worker.start(configuration, Map.of("fake", factory), Clock.systemUTC());
  }
}
