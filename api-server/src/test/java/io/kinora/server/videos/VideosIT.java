package io.kinora.server.videos;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.kinora.server.testing.KinoraServer;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VideosIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

  private static RequestSpecification api() {
    return given().baseUri(server.origin() + "/v1").auth().oauth2(server.liveKey());
  }

  @Test
  void jsonCreatesAQueuedVideo() {
    api()
        .contentType("application/json")
        .body("{\"prompt\":\"A ball\"}")
        .post("/videos")
        .then()
        .statusCode(200)
        .body("id", matchesPattern("video_[0-9a-f]{48}"))
        .body("status", equalTo("queued"))
        .body("error", nullValue());
  }

  @Test
  void multipartCreatesAQueuedVideo() {
    api()
        .multiPart(new MultiPartSpecBuilder("A ball – ü")
            .controlName("prompt")
            .charset("UTF-8")
            .build())
        .multiPart("model", "sora-2-pro")
        .multiPart("seconds", "8")
        .multiPart("size", "1792x1024")
        .multiPart("seed", "7")
        .post("/videos")
        .then()
        .statusCode(200)
        .body("seconds", equalTo("8"))
        .body("prompt", equalTo("A ball – ü"));
  }
}
