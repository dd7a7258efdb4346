package io.kinora.server.ops;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.kinora.server.testing.KinoraServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpsIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

  @Test
  void healthTellsOfTheDatabase() {
    get(server.adminOrigin() + "/healthcheck")
        .then()
        .statusCode(200)
        .body("database.healthy", equalTo(true));
  }

  @Test
  void metricsAreWrittenForPrometheus() {
    server.api().get("/models").then().statusCode(200);

    get(server.adminOrigin() + "/metrics")
        .then()
        .statusCode(200)
        .contentType(containsString("text/plain"))
        .body(containsString("# TYPE"))
        .body(containsString("postgresql"));
  }
}
