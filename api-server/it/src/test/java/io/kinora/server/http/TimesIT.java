package io.kinora.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.kinora.server.testing.KinoraServer;
import io.kinora.server.testing.SharedPostgres;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What takes longer than a connection may be idle, and a database that is away. */
class TimesIT {
  @RegisterExtension
  static final KinoraServer server = KinoraServer.withIdleTimeout("2s");

  private static String create() {
    return server
        .api()
        .multiPart("prompt", "x")
        .post("/videos")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  @Test
  void aBodyThatStopsArrivingIsATimeout() throws Exception {
    var head = "POST /v1/videos HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
        + server.liveKey()
        + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"prompt\":";

    assertThat(server.exchange(head)).startsWith("HTTP/1.1 408").contains("\"request_timeout\"");
  }

  @Test
  void whoWaitsForAVideoIsNotIdle() {
    server
        .api()
        .get("/videos/" + create() + "?wait=3")
        .then()
        .statusCode(200)
        .body("status", equalTo("queued"));
  }

  @Test
  void aDatabaseThatIsAwayIsWorthARetry() {
    String database = server
        .jdbi()
        .withHandle(handle ->
            handle.createQuery("select current_database()").mapTo(String.class).one());
    var administrator = SharedPostgres.administrator();
    administrator.useHandle(handle -> {
      handle.execute("alter database " + database + " allow_connections false");
      handle.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?", database);
    });
    try {
      server
          .api()
          .get("/videos")
          .then()
          .statusCode(503)
          .header("Retry-After", "1")
          .body("error.code", equalTo("server_is_overloaded"))
          .body("error.type", equalTo("service_unavailable_error"));
    } finally {
      administrator.useHandle(
          handle -> handle.execute("alter database " + database + " allow_connections true"));
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> server.api().get("/videos").statusCode() == 200);
  }
}
