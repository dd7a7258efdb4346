package io.kinora.server.scheduling;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.util.DataSize;
import io.kinora.protocol.Names;
import io.kinora.server.artifacts.ArtifactStore;
import io.kinora.server.artifacts.SignedUrl;
import io.kinora.server.scheduling.Segments.Verdict;
import io.kinora.server.testing.KinoraServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DispatchIT extends DispatchContract {
  /** Larger than any that a worker of this test gets. */
  private static final long FENCE = 1_000_000_000L;

  @RegisterExtension
  static final KinoraServer server = new KinoraServer("workers: {joinSecret: '" + SECRET + "'}\n");

  @Override
  KinoraServer server() {
    return server;
  }

  @Test
  void partsOfAVideoAreFencedAndBoundedAndGoAtItsEnd() throws Exception {
    var store = server.store();
    var segments = segments(store);
    var id = create("a ball");
    run(id, FENCE);

    assertThat(segments.receive(FENCE, "one", bytes(60))).isEqualTo(Verdict.KEPT);
    assertThat(segments.receive(FENCE, "two", bytes(60)))
        .as("too much")
        .isEqualTo(Verdict.TOO_MUCH);
    assertThat(segments.receive(FENCE, "two", bytes(30))).isEqualTo(Verdict.KEPT);
    assertThat(segments.receive(FENCE, "one", bytes(70))).as("anew").isEqualTo(Verdict.KEPT);
    for (int i = 2; i < Segments.MOST; i++) {
      assertThat(segments.receive(FENCE, "empty-" + i, bytes(0))).isEqualTo(Verdict.KEPT);
    }
    assertThat(segments.receive(FENCE, "more", bytes(0))).isEqualTo(Verdict.TOO_MUCH);

    run(id, FENCE + 1);
    assertThat(segments.receive(FENCE, "one", bytes(1))).isEqualTo(Verdict.STALE);
    assertThat(segments.read(FENCE, "one")).isEmpty();
    assertThat(segments.forget(FENCE, "one")).isFalse();
    try (var found = segments.read(FENCE + 1, "one").orElseThrow()) {
      assertThat(found.readAllBytes()).hasSize(70);
    }
    assertThat(segments.forget(FENCE + 1, "one")).isTrue();
    assertThat(segments.of(id, FENCE + 1, Duration.ofHours(1)).kept())
        .extracting("name")
        .contains("two")
        .doesNotContain("one", "more");

    segments.sweep();
    assertThat(segments.read(FENCE + 1, "two")).as("still needed").isPresent();
    end(id);
    segments.sweep();
    assertThat(server.folder().resolve("artifacts/videos/" + id + "/segments")).doesNotExist();
    assertThat(segments.of(id, FENCE + 1, Duration.ofHours(1)).kept()).isEmpty();
  }

  @Test
  void partsAreBehindTheirLinkAlone() throws Exception {
    var id = create("a ball");
    run(id, FENCE + 2);
    var link = segments(server.store()).of(id, FENCE + 2, Duration.ofHours(1)).url();
    var others = link.replace("/" + (FENCE + 2) + "/", "/" + (FENCE + 1) + "/");

    put(link + "&name=part").then().statusCode(204);
    put(link + "&name=..%2Fpart").then().statusCode(400);
    put(link).then().statusCode(400);
    put(others + "&name=part").then().statusCode(403);
    put(Names.segmentsPath(FENCE + 2) + "?name=part").then().statusCode(403);
    assertThat(here().get(link + "&name=part").asString()).isEqualTo("bytes");
    here().get(link + "&name=other").then().statusCode(404);
    here().delete(link + "&name=part").then().statusCode(204);
    here().get(link + "&name=part").then().statusCode(404);
    end(id);
    put(link + "&name=part").then().statusCode(409);
  }

  private static Segments segments(ArtifactStore store) throws IOException {
    var known = SchedulingConfiguration.DEFAULT;
    var small = new SchedulingConfiguration(
        known.deadline(),
        known.lease(),
        known.retention(),
        Map.of(),
        DataSize.bytes(100),
        known.maxRunning(),
        known.noCapacityAfter());
    return new Segments(
        server.jdbi(), store, links(), small, new SchedulingMetrics(new PrometheusRegistry()));
  }

  /** With the server's own key. */
  private static SignedUrl links() throws IOException {
    return SignedUrl.ofFolder(server.folder(), new SecureRandom(), server.clock());
  }

  private static InputStream bytes(int count) {
    return new ByteArrayInputStream(new byte[count]);
  }

  /** Gives a video to a worker that is not there. */
  private static void run(String id, long fence) {
    server
        .jdbi()
        .useHandle(handle -> handle.execute(
            "update video set status = 'in_progress', fence = ?, worker_id = 'nobody',"
                + " worker_slot = ?, lease_until = now() + interval '1 hour' where id = ?",
            fence,
            "slot-" + fence,
            id));
  }

  private static void end(String id) {
    server
        .jdbi()
        .useHandle(handle -> handle.execute(
            "update video set status = 'failed', error_code = 'cancelled', lease_until = null"
                + " where id = ?",
            id));
  }

  private static Response put(String link) {
    return here()
        .contentType("application/octet-stream")
        .body("bytes".getBytes(UTF_8))
        .put(link);
  }

  private static RequestSpecification here() {
    return given().baseUri(server.origin()).urlEncodingEnabled(false);
  }
}
