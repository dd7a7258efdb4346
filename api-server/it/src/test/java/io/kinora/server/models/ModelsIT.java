package io.kinora.server.models;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.kinora.server.testing.KinoraServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ModelsIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer("""
          models:
            - {id: sora-2, aliases: [sora-2-2025-12-08], engineModel: world-fast,
               sizes: [720x1280], seconds: [4], created: 2025-10-06}
            - {id: old, engineModel: world-fast, sizes: [720x1280], seconds: [4],
               created: 2020-01-01, shutdownDate: 2024-01-01}
          """);

  @Test
  void modelsAndTheirAliasesAreListed() {
    server
        .api()
        .get("/models")
        .then()
        .statusCode(200)
        .body("data.id", hasItems("sora-2", "sora-2-2025-12-08", "old"));
  }

  @Test
  void aModelIsFoundByEachOfItsNames() {
    server
        .api()
        .get("/models/sora-2-2025-12-08")
        .then()
        .statusCode(200)
        .body("id", equalTo("sora-2-2025-12-08"))
        .body("created", equalTo(1759708800))
        .body("seconds[0]", equalTo("4"));
    server
        .api()
        .get("/models/old")
        .then()
        .statusCode(200)
        .body("shutdown_date", equalTo("2024-01-01"));
    server
        .api()
        .get("/models/none")
        .then()
        .statusCode(404)
        .body("error.code", equalTo("model_not_found"));
  }

  @Test
  void aModelThatWasShutDownMakesNoVideos() {
    server
        .api()
        .contentType("application/json")
        .body("{\"prompt\":\"x\",\"model\":\"old\"}")
        .post("/videos")
        .then()
        .statusCode(404)
        .body("error.param", equalTo("model"))
        .body("error.message", equalTo("The model 'old' was shut down on 2024-01-01."));
  }
}
