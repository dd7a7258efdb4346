package io.kinora.server.scheduling;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinora.protocol.Heartbeat;
import io.kinora.protocol.HeartbeatReply;
import io.kinora.protocol.Outcome;
import io.kinora.protocol.WorkerKey;
import io.kinora.protocol.WorkerSlot;
import io.kinora.server.testing.KinoraServer;
import io.kinora.worker.cluster.HttpServerApi;
import io.kinora.worker.cluster.ServerApi;
import io.kinora.worker.config.WorkerConfiguration;
import io.kinora.worker.engine.FakeEngine;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineFactory;
import io.kinora.worker.execution.Worker;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the committed video to its end, over the real protocol; a subclass says on which fabric. */
abstract class DispatchContract {
  static final String SECRET = "the join secret of a test";
  private static final List<String> MODELS = List.of("world-draft", "world-fast", "world-quality");

  @TempDir
  Path folder;

  private final List<Worker> workers = new ArrayList<>();
  private final String run = HexFormat.of().toHexDigits(System.nanoTime());
  private int created;

  abstract KinoraServer server();

  @AfterEach
  void stopWorkers() {
    workers.forEach(Worker::close);
    server().jdbi().useHandle(handle -> {
      handle.execute("update video set status = 'failed', error_code = 'cancelled',"
          + " lease_until = null where status in ('queued', 'in_progress')");
      handle.execute("delete from worker");
    });
  }

  @Test
  void aVideoIsMadeAndItsBytesAreServed() throws Exception {
    start(FakeEngine.quick(MODELS.toArray(String[]::new)));

    var id = create("a ball says hop");

    var video = awaitDone(id);
    assertThat(video.getString("status")).isEqualTo("completed");
    assertThat(video.getInt("progress")).isEqualTo(100);
    assertThat(video.getList("engine_notes")).containsExactly("nothing was rendered");
    assertThat(video.getLong("expires_at")).isGreaterThan(video.getLong("completed_at"));
    var bytes = api().get("/videos/" + id + "/content").asByteArray();
    assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("ftyp").contains("a ball");
    var origin = api()
        .multiPart("file", "video.mp4", bytes, "video/mp4")
        .post("/content_provenance_checks")
        .jsonPath();
    assertThat(origin.getString("manifest.status")).isEqualTo("valid");
    assertThat(origin.getBoolean("manifest.signed_here")).isTrue();
    assertThat(origin.getString("video_id")).isEqualTo(id);
    var captions = api().get("/videos/" + id + "/content?variant=captions");
    assertThat(captions.contentType()).isEqualTo("text/vtt");
    assertThat(captions.asString()).startsWith("WEBVTT").contains("a ball says hop");
    assertThat(events(id)).containsExactly("video.created", "video.in_progress", "video.completed");
  }

  @Test
  void aVideoIsTracedFromItsRequestToItsEngine() throws Exception {
    start(FakeEngine.quick(MODELS.toArray(String[]::new)));
    var trace = "0af7651916cd43dd8448eb211c80319c";

    var id = api()
        .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
        .contentType("application/json")
        .body("{\"prompt\":\"a ball\"}")
        .post("/videos")
        .jsonPath()
        .getString("id");
    awaitDone(id);

    await()
        .untilAsserted(() -> assertThat(paths(trace))
            .containsExactlyInAnyOrder(
                "POST /v1/videos",
                "POST /v1/videos > queue",
                "POST /v1/videos > assignment",
                "POST /v1/videos > attempt",
                "POST /v1/videos > attempt > inputs",
                "POST /v1/videos > attempt > engine",
                "POST /v1/videos > attempt > engine > pretend",
                "POST /v1/videos > attempt > upload"));
  }

  /** The spans of a trace, each with those around it. */
  private List<String> paths(String trace) {
    var spans = server().spans().stream()
        .filter(span -> span.getTraceId().equals(trace))
        .collect(Collectors.toMap(SpanData::getSpanId, span -> span));
    return spans.values().stream().map(span -> path(spans, span)).toList();
  }

  private static String path(Map<String, SpanData> spans, SpanData span) {
    var parent = spans.get(span.getParentSpanId());
    return parent == null ? span.getName() : path(spans, parent) + " > " + span.getName();
  }

  @Test
  void progressIsShownWhileItRuns() throws Exception {
    var engine = new FakeEngine(MODELS, 10, Duration.ZERO);
    engine.hold();
    start(engine);

    var id = create("a ball");

    await().atMost(Duration.ofSeconds(20)).until(() -> get(id).getInt("progress") == 50);
    assertThat(get(id).getString("status")).isEqualTo("in_progress");
    engine.letGo();
    assertThat(awaitDone(id).getString("status")).isEqualTo("completed");
  }

  @Test
  void progressThatWasShownIsNotTakenBack() throws Exception {
    var engine = new FakeEngine(MODELS, 10, Duration.ZERO);
    engine.hold();
    var worker = start(engine);
    var id = create("a ball");
    await().atMost(Duration.ofSeconds(20)).until(() -> get(id).getInt("progress") == 50);

    worker.close();
    expireLease(id);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> get(id).getString("status").equals("queued"));

    assertThat(get(id).getInt("progress")).isEqualTo(50);
    start(FakeEngine.quick(MODELS.toArray(String[]::new)));
    assertThat(awaitDone(id).getString("status")).isEqualTo("completed");
  }

  @Test
  void manyVideosShareFewSlots() throws Exception {
    start(FakeEngine.quick(MODELS.toArray(String[]::new)));
    start(FakeEngine.quick(MODELS.toArray(String[]::new)));

    var ids = new ArrayList<String>();
    for (int i = 0; i < 8; i++) ids.add(create("ball " + i));

    for (var id : ids) assertThat(awaitDone(id).getString("status")).isEqualTo("completed");
  }

  @Test
  void aQueuedVideoIsCancelledAtOnce() {
    var id = create("a ball");

    var video = api().post("/videos/" + id + "/cancel").jsonPath();

    assertThat(video.getString("status")).isEqualTo("failed");
    assertThat(video.getString("error.code")).isEqualTo("cancelled");
    assertThat(events(id)).containsOnlyOnce("video.failed");
  }

  @Test
  void videosOfEveryTierAreMade() throws Exception {
    start(FakeEngine.quick(MODELS.toArray(String[]::new)));

    for (var tier : List.of("flex", "default", "priority")) {
      var id = createFrom("{\"prompt\":\"a ball\",\"service_tier\":\"" + tier + "\"}");
      assertThat(awaitDone(id).getString("service_tier")).isEqualTo(tier);
    }
  }

  @Test
  void aRunningVideoIsCancelledWithinSeconds() throws Exception {
    var engine = held();
    start(engine);
    var id = create("a ball");
    await().until(() -> engine.started() == 1);

    api().post("/videos/" + id + "/cancel").then().statusCode(200);

    await().atMost(Duration.ofSeconds(2)).until(() -> engine.stopped() == 1);
    await().atMost(Duration.ofSeconds(8)).until(() -> isDone(get(id)));
    assertThat(get(id).getString("error.code")).isEqualTo("cancelled");
    assertThat(events(id)).containsOnlyOnce("video.failed");
  }

  @Test
  void whatTheUserCausedFailsAtOnceAndSaysWhy() throws Exception {
    start(FakeEngine.quick(MODELS.toArray(String[]::new)));

    var video = awaitDone(create("please fail-user"));

    assertThat(video.getString("error.code")).isEqualTo("video_generation_failed");
    assertThat(video.getString("error.message")).isEqualTo("asked to fail: USER");
  }

  @Test
  void whatBrokeIsTriedAgainAndThenFails() throws Exception {
    start(FakeEngine.quick(MODELS.toArray(String[]::new)));

    var id = create("please fail-oom");

    assertThat(awaitDone(id).getString("error.message")).isEqualTo(RetryPolicy.INTERNAL_MESSAGE);
    assertThat(attempts(id))
        .filteredOn(DispatchContract::counts)
        .containsExactly("failed", "failed");
  }

  @Test
  void aVideoOfADeadWorkerIsMadeByAnother() throws Exception {
    var engine = held();
    var dead = start(engine);
    var id = create("a ball");
    await().until(() -> engine.started() == 1);

    dead.close();
    expireLease(id);
    start(FakeEngine.quick(MODELS.toArray(String[]::new)));

    assertThat(awaitDone(id).getString("status")).isEqualTo("completed");
    assertThat(attempts(id))
        .filteredOn(DispatchContract::counts)
        .containsExactly("expired", "completed");
    assertThat(events(id)).containsOnlyOnce("video.in_progress", "video.completed");
  }

  @Test
  void whatADeadWorkerLeftIsThereForTheNext() throws Exception {
    var engine = held();
    var dead = start(engine);
    var id = create("share a ball");
    await().atMost(Duration.ofSeconds(30)).until(() -> segments(id) == 1);

    dead.close();
    expireLease(id);
    var next = FakeEngine.quick(MODELS.toArray(String[]::new));
    start(next);

    assertThat(awaitDone(id).getString("status")).isEqualTo("completed");
    assertThat(next.history()).endsWith("share a ball", "(recalled) share a ball");
  }

  /** How many parts of a video have arrived. */
  private int segments(String id) {
    return server()
        .jdbi()
        .withHandle(handle -> handle
            .select("select count(*) from segment where video_id = ? and bytes is not null", id)
            .mapTo(Integer.class)
            .one());
  }

  @Test
  void aVideoThatKillsTwoWorkersIsGivenUp() throws Exception {
    var id = create("a ball");
    for (int i = 0; i < 2; i++) {
      var engine = held();
      var worker = start(engine);
      await().atMost(Duration.ofSeconds(20)).until(() -> engine.started() == 1);
      worker.close();
      expireLease(id);
    }

    var video = awaitDone(id);

    assertThat(video.getString("error.code")).isEqualTo("video_generation_failed");
    assertThat(attempts(id))
        .filteredOn(DispatchContract::counts)
        .containsExactly("expired", "expired");
  }

  @Test
  void aWorkerThatLostItsLeaseIsNotHeard() throws Exception {
    var engine = held();
    start(engine);
    var id = create("a ball");
    await().until(() -> engine.started() == 1);
    var first = fence(id);

    takeBack(id);
    await().atMost(Duration.ofSeconds(30)).until(() -> engine.started() == 2);
    engine.letGo();

    assertThat(awaitDone(id).getString("status")).isEqualTo("completed");
    assertThat(fence(id)).isGreaterThan(first);
    assertThat(events(id)).containsOnlyOnce("video.completed");
  }

  @Test
  void anOutcomeUnderAStaleFenceChangesNothing() throws Exception {
    var thief = new Phantom();
    var engine = held();
    start(engine);
    var id = create("a ball");
    await().until(() -> engine.started() == 1);

    assertThat(thief.api.report(fence(id), Outcome.cancelled())).isEqualTo(ServerApi.Verdict.STALE);
    assertThat(thief.api.job(fence(id))).isEmpty();

    assertThat(get(id).getString("status")).isEqualTo("in_progress");
    engine.letGo();
    assertThat(awaitDone(id).getString("status")).isEqualTo("completed");
  }

  @Test
  void anAssignmentThatNobodyTakesIsOfferedAgain() throws Exception {
    var phantom = new Phantom();
    phantom.beat();
    var id = create("a ball");
    var seen = new TreeSet<String>();
    await().atMost(Duration.ofSeconds(10)).until(() -> {
      seen.add(get(id).getString("status"));
      return attempts(id).contains("released");
    });
    assertThat(seen).containsExactly("queued");
    assertThat(events(id)).containsExactly("video.created");

    server().jdbi().useHandle(handle -> handle.execute("delete from worker"));
    start(FakeEngine.quick(MODELS.toArray(String[]::new)));

    assertThat(awaitDone(id).getString("status")).isEqualTo("completed");
  }

  @Test
  void aLostAssignmentComesWithTheNextHeartbeat() throws Exception {
    var phantom = new Phantom();
    phantom.beat();
    var id = create("a ball");

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> phantom.beat().assignments().stream()
            .anyMatch(assignment -> assignment.videoId().equals(id)));
  }

  @Test
  void whatADrainingWorkerGivesBackIsMadeElsewhere() throws Exception {
    var engine = held();
    var leaving = start(engine);
    var id = create("a ball");
    await().until(() -> engine.started() == 1);
    start(FakeEngine.quick(MODELS.toArray(String[]::new)));

    leaving.drain(Duration.ofMillis(1));

    assertThat(awaitDone(id).getString("status")).isEqualTo("completed");
    assertThat(attempts(id)).startsWith("released").endsWith("completed");
  }

  @Test
  void aWorkerThatBreaksThreeInARowIsQuarantined() throws Exception {
    start(FakeEngine.quick(MODELS.toArray(String[]::new)));
    awaitDone(create("please fail-infra"));

    var id = create("a ball");

    await()
        .during(Duration.ofSeconds(2))
        .until(() -> get(id).getString("status").equals("queued"));
    server()
        .jdbi()
        .useHandle(handle ->
            handle.execute("update worker set quarantined_until = now() - interval '1 second'"));
    assertThat(awaitDone(id).getString("status")).isEqualTo("completed");
  }

  @Test
  void anUnsignedHeartbeatIsRefused() {
    given()
        .baseUri(server().origin())
        .contentType("application/json")
        .body("{}")
        .post("/internal/heartbeat")
        .then()
        .statusCode(401);
  }

  @Test
  void anOldHeartbeatIsRefused() throws Exception {
    var phantom = new Phantom();
    phantom.beat();
    phantom.beat();
    phantom.sequence = 0;

    assertThatThrownBy(phantom::beat).isInstanceOf(IOException.class).hasMessageContaining("400");
  }

  private FakeEngine held() {
    var engine = new FakeEngine(MODELS, 4, Duration.ZERO);
    engine.hold();
    return engine;
  }

  private Worker start(FakeEngine engine) throws IOException, InterruptedException {
    var config = new WorkerConfiguration(
        "test",
        List.of(URI.create(server().origin())),
        SECRET,
        folder,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        List.of(new WorkerConfiguration.Engine("fake", 1, 1, Map.of())));
    var worker = Worker.start(config, Map.of("fake", new Only(engine)), Clock.systemUTC());
    workers.add(worker);
    assertThat(worker.awaitJoined(Duration.ofSeconds(20))).isTrue();
    return worker;
  }

  private RequestSpecification api() {
    return given().baseUri(server().origin() + "/v1").auth().oauth2(server().liveKey());
  }

  final String create(String prompt) {
    return createFrom("{\"prompt\":\"" + prompt + "\"}");
  }

  private String createFrom(String json) {
    return api()
        .contentType("application/json")
        .body(json)
        .header("Idempotency-Key", run + created++)
        .post("/videos")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  private JsonPath get(String id) {
    return api().get("/videos/" + id).jsonPath();
  }

  private JsonPath awaitDone(String id) {
    await().atMost(Duration.ofSeconds(40)).until(() -> isDone(get(id)));
    return get(id);
  }

  private static boolean isDone(JsonPath video) {
    return List.of("completed", "failed").contains(video.getString("status"));
  }

  /** Steps the time of one lease: the database's clock is nobody's to set. */
  private void expireLease(String id) {
    server()
        .jdbi()
        .useHandle(handle -> handle.execute(
            "update video set lease_until = now() - interval '1 second' where id = ?", id));
  }

  /** What the reaper does, at a moment at which the worker still beats. */
  private void takeBack(String id) {
    server().jdbi().useTransaction(handle -> {
      handle.execute(
          "update attempt set ended_at = now(), outcome = 'expired'"
              + " where video_id = ? and ended_at is null",
          id);
      handle.execute(
          "update video set status = 'queued', lease_until = null, queued_at = now()"
              + " where id = ?",
          id);
    });
  }

  private long fence(String id) {
    return server()
        .jdbi()
        .withHandle(handle -> handle
            .select("select fence from video where id = ?", id)
            .mapTo(Long.class)
            .one());
  }

  private List<String> attempts(String id) {
    return server()
        .jdbi()
        .withHandle(handle -> handle
            .select(
                "select coalesce(outcome, 'running') from attempt where video_id = ?"
                    + " order by number",
                id)
            .mapTo(String.class)
            .list());
  }

  /** On a busy machine a worker may be too slow to take what it was offered. */
  private static boolean counts(String outcome) {
    return !outcome.equals("released");
  }

  private List<String> events(String id) {
    return server()
        .jdbi()
        .withHandle(handle -> handle
            .select("select type from event where subject_id = ? order by sequence", id)
            .mapTo(String.class)
            .list());
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

  /** A worker that knows the secret and beats, but takes no work. */
  private final class Phantom {
    private final String id = "worker_" + HexFormat.of().toHexDigits(System.nanoTime());
    private final HttpServerApi api = new HttpServerApi(
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
        List.of(URI.create(server().origin())),
        id,
        WorkerKey.derive(SECRET, id),
        Clock.systemUTC());
    private long sequence;

    HeartbeatReply beat() throws IOException, InterruptedException {
      var models =
          MODELS.stream().map(m -> new WorkerSlot.SlotModel(m, 0, true)).toList();
      return api.heartbeat(new Heartbeat(
          id,
          "phantom",
          "test",
          ++sequence,
          false,
          List.of(new WorkerSlot("fake-0", models)),
          List.of()));
    }
  }
}
