package io.kinora.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.kinora.server.testing.KinoraServer;
import io.kinora.worker.config.WorkerConfiguration;
import io.kinora.worker.engine.FakeEngine;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineFactory;
import io.kinora.worker.execution.Worker;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FleetIT {
  private static final String SECRET = "the join secret of a test";

  @RegisterExtension
  static final KinoraServer server = new KinoraServer(
      "workers: {joinSecret: '" + SECRET + "'}\nscheduling: {noCapacityAfter: 1s}\n");

  @TempDir
  Path folder;

  private final FakeEngine engine =
      new FakeEngine(List.of("world-draft", "world-fast"), 4, Duration.ZERO);
  private Worker worker;

  @BeforeEach
  void startWorker() throws Exception {
    engine.hold();
    var config = new WorkerConfiguration(
        "gpu-1",
        List.of(URI.create(server.origin())),
        SECRET,
        folder,
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        List.of(new WorkerConfiguration.Engine("fake", 1, 1, Map.of())));
    worker = Worker.start(config, Map.of("fake", new Only(engine)), Clock.systemUTC());
    assertThat(worker.awaitJoined(Duration.ofSeconds(20))).isTrue();
  }

  @AfterEach
  void stopWorker() {
    worker.close();
    server.jdbi().useHandle(handle -> {
      handle.execute("update video set status = 'failed', error_code = 'cancelled',"
          + " lease_until = null where status in ('queued', 'in_progress')");
      handle.execute("delete from worker");
    });
  }

  @Test
  void aWorkerShowsWhatItRuns() {
    var id = create();
    awaitRunning(id);

    admin()
        .get("/admin/workers")
        .then()
        .statusCode(200)
        .body("data", hasSize(1))
        .body("data[0].id", equalTo(worker.id()))
        .body("data[0].name", equalTo("gpu-1"))
        .body("data[0].state", equalTo("ready"))
        .body("data[0].slots[0].video_id", equalTo(id))
        .body("data[0].slots[0].fence", notNullValue())
        .body("data[0].slots[0].models[0].warm", equalTo(true));
  }

  @Test
  void aCordonedWorkerGetsNoMoreWorkUntilItIsUncordoned() {
    admin()
        .post("/admin/workers/" + worker.id() + "/cordon")
        .then()
        .statusCode(200)
        .body("state", equalTo("cordoned"))
        .body("cordon_reason", notNullValue());
    var id = create();
    await().until(() -> "no_worker".equals(get(id).getString("queue.reason")));
    assertThat(get(id).getString("status")).isEqualTo("queued");

    admin()
        .post("/admin/workers/" + worker.id() + "/uncordon")
        .then()
        .body("state", equalTo("ready"));

    awaitRunning(id);
  }

  @Test
  void aDrainedWorkerIsToldToGo() throws Exception {
    admin()
        .post("/admin/workers/" + worker.id() + "/drain")
        .then()
        .statusCode(200)
        .body("state", equalTo("draining"));

    worker.awaitDismissal();
  }

  @Test
  void aQueuedVideoSaysWhereItStands() {
    awaitRunning(create());
    var second = create();
    var third = create();

    await().until(() -> get(third).get("queue.position") != null);

    assertThat(get(second).getInt("queue.position")).isEqualTo(1);
    assertThat(get(third).getInt("queue.position")).isEqualTo(2);
    var place = get(third);
    assertThat(place.getString("queue.reason")).isEqualTo("busy");
    assertThat(place.getLong("queue.estimated_start_at.p90"))
        .isGreaterThanOrEqualTo(place.getLong("queue.estimated_start_at.p50"));
    assertThat(place.getLong("queue.estimated_completion_at.p50"))
        .isGreaterThanOrEqualTo(place.getLong("queue.estimated_start_at.p50"));
    admin()
        .get("/admin/queue")
        .then()
        .statusCode(200)
        .body("known", equalTo(true))
        .body("pools[0].slots", equalTo(1))
        .body("pools[0].tiers[0].videos", equalTo(2));
    server
        .anonymous()
        .get("/capacity")
        .then()
        .statusCode(200)
        .body("state", equalTo("normal"))
        .body("slots.busy", equalTo(1))
        .body("tiers.service_tier", equalTo(List.of("flex", "default", "priority")))
        .body("tiers[1].estimated_start_at.p90", notNullValue());
  }

  @Test
  void aVideoThatNoWorkerCanMakeFails() {
    var id = server
        .api()
        .contentType("application/json")
        .body("{\"prompt\":\"a ball\",\"model\":\"sora-2-pro\"}")
        .post("/videos")
        .then()
        .statusCode(200)
        .extract()
        .<String>path("id");

    await().until(() -> "failed".equals(get(id).getString("status")));

    assertThat(get(id).getString("error.code")).isEqualTo("no_capacity");
    assertThat(get(id).getString("queue")).isNull();
  }

  @Test
  void aVideoIsTakenFromItsWorkerAndMadeAnew() {
    var id = create();
    awaitRunning(id);

    admin()
        .post("/admin/videos/" + id + "/requeue")
        .then()
        .statusCode(200)
        .body("data[0].outcome", equalTo("released"));

    await().until(() -> engine.started() == 2);
    engine.letGo();
    await().until(() -> "completed".equals(get(id).getString("status")));
    admin()
        .get("/admin/videos/" + id + "/attempts")
        .then()
        .statusCode(200)
        .body("data.outcome", equalTo(List.of("released", "completed")))
        .body("data[1].acknowledged_at", notNullValue());
  }

  @Test
  void onlyTheOperatorGetsHere() {
    var other = server.accounts().createOrganization("Another");
    var otherAdmin = server.accounts().createAdminKey(other.id(), "admin").secret();
    for (var path : List.of("/admin/workers", "/admin/queue", "/admin/videos/video_1/attempts")) {
      server.api(otherAdmin).get(path).then().statusCode(403);
      server.api().get(path).then().statusCode(403);
    }
    server
        .api(otherAdmin)
        .post("/admin/workers/" + worker.id() + "/cordon")
        .then()
        .statusCode(403);
    admin().get("/admin/videos/video_1/attempts").then().statusCode(404);
    admin().post("/admin/videos/video_1/requeue").then().statusCode(404);
    admin()
        .post("/admin/workers/worker_1/drain")
        .then()
        .statusCode(404)
        .body("error.code", equalTo("worker_not_found"));
  }

  @Test
  void prometheusSeesTheQueueAndTheFleet() {
    awaitRunning(create());
    create();
    await().until(() -> metrics().contains("kinora_slots{state=\"busy\"} 1.0"));

    await().until(() -> metrics().contains("kinora_queue_depth{lane=\"default\"} 1.0"));
    assertThat(metrics())
        .contains("kinora_backlog_gpu_seconds{lane=\"default\"}")
        .contains("kinora_predicted_wait_seconds{lane=\"flex\"}")
        .contains("kinora_dispatch_latency_seconds_count")
        .contains("kinora_queue_wait_seconds_count{lane=\"default\"}")
        .contains("kinora_lease_losses_total");
  }

  @Test
  void aGpuIsShownAsItsDriverTellsOfIt() {
    server.jdbi().useHandle(handle -> handle.execute("""
        insert into worker (id, name, version, slots, devices, draining, sequence)
        values ('worker_gpu', 'gpu-2', '1', '[]', '[{"id": "GPU-1", "index": 0, "name": "NVIDIA H200",
          "memory_bytes": 150323855360, "memory_used_bytes": 1073741824, "utilisation_percent": 97,
          "temperature_celsius": 71, "power_watts": 612.5, "ecc_errors": 2}]', false, 1)"""));

    admin()
        .get("/admin/workers")
        .then()
        .body("data.find { it.name == 'gpu-2' }.devices[0].utilisation_percent", equalTo(97))
        .body("data.find { it.name == 'gpu-2' }.devices[0].ecc_errors", equalTo(2))
        .body("data.find { it.name == 'gpu-1' }.devices", hasSize(0));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> metrics()
            .contains("kinora_gpu_temperature_celsius{gpu=\"GPU-1\",worker=\"gpu-2\"} 71.0"));
    assertThat(metrics())
        .contains("kinora_gpu_ecc_errors{gpu=\"GPU-1\",worker=\"gpu-2\"} 2.0")
        .contains("kinora_gpu_utilisation_ratio{gpu=\"GPU-1\",worker=\"gpu-2\"} 0.97");
  }

  private static String metrics() {
    return RestAssured.given().baseUri(server.adminOrigin()).get("/metrics").asString();
  }

  private static RequestSpecification admin() {
    return server.api(server.adminKey());
  }

  private static String create() {
    return server
        .api()
        .contentType("application/json")
        .body("{\"prompt\":\"a ball\"}")
        .post("/videos")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  private static JsonPath get(String id) {
    return server.api().get("/videos/" + id).jsonPath();
  }

  private static void awaitRunning(String id) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> "in_progress".equals(get(id).getString("status")));
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
