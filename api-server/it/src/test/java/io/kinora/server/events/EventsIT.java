package io.kinora.server.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.testing.KinoraServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventsIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

  private static String newProjectKey() {
    var accounts = server.accounts();
    var project = accounts.createProject(server.project().organizationId(), "Another");
    return accounts.createProjectKey(project.id(), ApiKeyKind.LIVE, "live").secret();
  }

  private static String create(String key) {
    return server
        .api(key)
        .multiPart("prompt", "x")
        .post("/videos")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  @Test
  void whatHappensIsListedOnceAndInOrder() {
    var key = newProjectKey();
    var video = create(key);
    server.api(key).post("/videos/" + video + "/cancel").then().statusCode(200);
    server.api(key).delete("/videos/" + video).then().statusCode(200);

    var types = new ArrayList<String>();
    String after = null;
    for (boolean more = true; more; ) {
      var request = server.api(key).queryParam("limit", 2);
      if (after != null) request.queryParam("after", after);
      var page = request.get("/events").then().statusCode(200);
      types.addAll(page.extract().<List<String>>path("data.type"));
      assertThat(page.extract().<List<String>>path("data.data.id")).containsOnly(video);
      after = page.extract().path("last_id");
      more = page.extract().path("has_more");
    }

    assertThat(types).containsExactly("video.created", "video.failed", "video.deleted");
    server.api(key).queryParam("after", after).get("/events").then().body("data", hasSize(0));
  }

  @Test
  void anEventIsNotShownBeforeThoseThatCanStillComeBeforeIt() {
    var key = newProjectKey();
    try (var handle = server.jdbi().open()) {
      handle.begin();
      handle.execute("select pg_current_xact_id()");
      create(key);

      server.api(key).get("/events").then().statusCode(200).body("data", hasSize(0));

      handle.commit();
    }
    server.api(key).get("/events").then().statusCode(200).body("data", hasSize(1));
  }

  @Test
  void eventsOfOtherProjectsAreNotSeen() {
    create(server.liveKey());
    String foreign = server.api().get("/events").then().extract().path("first_id");
    var stranger = newProjectKey();

    server.api(stranger).get("/events").then().statusCode(200).body("data", hasSize(0));
    server
        .api(stranger)
        .queryParam("after", foreign)
        .get("/events")
        .then()
        .statusCode(400)
        .body("error.param", equalTo("after"));
  }
}
