package io.kinora.server.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import com.sun.net.httpserver.HttpServer;
import io.kinora.media.Mp4Probe;
import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.db.Ids;
import io.kinora.server.inputs.InputStore;
import io.kinora.server.testing.KinoraServer;
import io.kinora.server.testing.SampleMedia;
import io.kinora.worker.config.WorkerConfiguration;
import io.kinora.worker.engine.FakeEngine;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineFactory;
import io.kinora.worker.execution.Worker;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.MultiPartSpecification;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What requests bring along, from the wire to the engine of a worker. */
class VideoInputsIT {
  private static final String SECRET = "the join secret of a test";

  @RegisterExtension
  static final KinoraServer server = new KinoraServer("workers: {joinSecret: '" + SECRET
      + "', hazelcast: {enabled: false}}\noutbound: {allow: ['127.0.0.1/32']}\n");

  @TempDir
  static Path folder;

  private static final FakeEngine engine =
      FakeEngine.quick("world-draft", "world-fast", "world-quality");
  private static Worker worker;
  private static HttpServer web;
  private static byte[] picture;
  private static byte[] clip;

  @BeforeAll
  static void start() throws Exception {
    picture = SampleMedia.png(720, 1280);
    clip = SampleMedia.mp4(1280, 720, 3);
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext("/picture", exchange -> {
      exchange.sendResponseHeaders(200, picture.length);
      exchange.getResponseBody().write(picture);
      exchange.close();
    });
    web.start();
    var configuration = new WorkerConfiguration(
        "test",
        List.of(URI.create(server.origin())),
        SECRET,
        folder,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        List.of(new WorkerConfiguration.Engine("fake", 2, 1, Map.of())));
    worker = Worker.start(configuration, Map.of("fake", new Only(engine)), Clock.systemUTC());
    assertThat(worker.awaitJoined(Duration.ofSeconds(30))).isTrue();
  }

  @AfterAll
  static void stop() {
    worker.close();
    web.stop(0);
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

  private static ValidatableResponse post(String path, String json) {
    return server.api().contentType("application/json").body(json).post(path).then();
  }

  /** As the Java SDK sends bytes: an octet stream without a file name. */
  private static MultiPartSpecification bytes(String name, byte[] bytes) {
    return new MultiPartSpecBuilder(bytes)
        .controlName(name)
        .mimeType("application/octet-stream")
        .emptyFileName()
        .build();
  }

  private static String id(ValidatableResponse response) {
    return response.statusCode(200).extract().path("id");
  }

  private static JsonPath done(String id) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> List.of("completed", "failed")
            .contains(server.api().get("/videos/" + id).path("status")));
    var video = server.api().get("/videos/" + id).jsonPath();
    assertThat(video.getString("status")).as(video.prettify()).isEqualTo("completed");
    return video;
  }

  private static List<String> notes(String id) {
    return done(id).getList("engine_notes");
  }

  private static String newProjectKey() {
    var accounts = server.accounts();
    var project = accounts.createProject(server.project().organizationId(), "Another");
    return accounts.createProjectKey(project.id(), ApiKeyKind.LIVE, "live").secret();
  }

  private static String uploaded(String key, byte[] bytes) {
    return id(server
        .api(key)
        .multiPart("purpose", "vision")
        .multiPart("file", "a.png", bytes)
        .post("/files")
        .then());
  }

  private static String dataUrl(byte[] bytes) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes);
  }

  private static String referring(String member, String value) {
    return "{\"prompt\":\"x\",\"input_reference\":{\"" + member + "\":\"" + value + "\"}}";
  }

  @Test
  void aReferencePictureReachesTheEngineInEverySpelling() throws Exception {
    var file = uploaded(server.liveKey(), picture);
    var address = "http://127.0.0.1:" + web.getAddress().getPort() + "/picture";

    var ids = List.of(
        id(server
            .api()
            .multiPart("prompt", "x")
            .multiPart(bytes("input_reference", picture))
            .post("/videos")
            .then()),
        id(server
            .api()
            .multiPart(bytes("input_reference[file_id]", file.getBytes(StandardCharsets.UTF_8)))
            .multiPart("prompt", "x")
            .post("/videos")
            .then()),
        id(post("/videos", referring("image_url", dataUrl(picture)))),
        id(post("/videos", referring("image_url", address))),
        id(server
            .api()
            .multiPart("prompt", "x")
            .multiPart("fit", "crop")
            .multiPart("input_reference", "a.webp", SampleMedia.webp(300, 200), "image/webp")
            .post("/videos")
            .then()));

    for (var id : ids) assertThat(notes(id)).contains("reference 720x1280");
  }

  @Test
  void picturesThatAreNotTakenAreRefusedInTheWordsOfTheOriginal() throws Exception {
    var cut = Arrays.copyOf(picture, picture.length / 2);
    var cases = List.of(
        List.of(
            "https://example.com/a.png".getBytes(StandardCharsets.UTF_8),
            "invalid_type",
            "Invalid type for 'input_reference': expected a file, but got a string instead."),
        List.of(
            new byte[10_000],
            "unsupported_file_mimetype",
            "Invalid file 'input_reference': unsupported mimetype ('application/octet-stream')."
                + " Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'."),
        List.of(
            clip,
            "unsupported_file_mimetype",
            "Invalid file 'input_reference': unsupported mimetype ('video/mp4'). Supported file"
                + " formats are 'image/jpeg', 'image/png', and 'image/webp'."),
        List.of(
            SampleMedia.png(640, 360),
            "invalid_value",
            "Inpaint image must match the requested width and height: the picture is 640x360 and"
                + " not 720x1280. Set 'fit' to 'crop', 'contain' or 'stretch' to have it brought"
                + " to size."),
        List.of(cut, "invalid_file", "Invalid file 'input_reference': the picture is damaged."));
    for (var each : cases) {
      server
          .api()
          .multiPart("prompt", "x")
          .multiPart(bytes("input_reference", (byte[]) each.get(0)))
          .post("/videos")
          .then()
          .statusCode(400)
          .body("error.param", equalTo("input_reference"))
          .body("error.code", equalTo(each.get(1)))
          .body("error.message", equalTo(each.get(2)));
    }
  }

  @Test
  void referencesThatLeadNowhereAreNamed() {
    var foreign = uploaded(newProjectKey(), picture);
    post("/videos", referring("file_id", foreign))
        .statusCode(404)
        .body("error.code", equalTo("file_not_found"));
    post("/videos", referring("image_url", "http://10.0.0.1/a.png"))
        .statusCode(400)
        .body("error.code", equalTo("invalid_value"))
        .body("error.param", equalTo("input_reference.image_url"));
    post("/videos", referring("image_url", "data:image/png;base64,****"))
        .statusCode(400)
        .body("error.message", containsString("base64"));
    post("/videos", referring("image_url", "x".repeat(20_971_521)))
        .statusCode(400)
        .body("error.code", equalTo("string_above_max_length"))
        .body("error.param", equalTo("input_reference.image_url"));
    post("/videos", "{\"prompt\":\"x\",\"input_reference\":{}}")
        .statusCode(400)
        .body("error.param", equalTo("input_reference"));
    post("/videos", "{\"prompt\":\"x\",\"input_reference\":\"a\"}")
        .statusCode(400)
        .body(
            "error.message",
            equalTo("Invalid type for 'input_reference': expected an object, but got a string"
                + " instead."));
    post("/videos", "{\"prompt\":\"x\",\"fit\":\"squeeze\"}")
        .statusCode(400)
        .body("error.param", equalTo("fit"));
  }

  @Test
  void theSamePictureIsTheSameRequestHoweverItCame() {
    var file = uploaded(server.liveKey(), picture);
    var first = id(server
        .api()
        .header("Idempotency-Key", "picture")
        .multiPart("prompt", "x")
        .multiPart(bytes("input_reference", picture))
        .post("/videos")
        .then());

    server
        .api()
        .header("Idempotency-Key", "picture")
        .contentType("application/json")
        .body(referring("file_id", file))
        .post("/videos")
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(first));
    server
        .api()
        .header("Idempotency-Key", "picture")
        .multiPart("prompt", "x")
        .post("/videos")
        .then()
        .statusCode(422);
  }

  private static String character(String key, String name) {
    return id(server
        .api(key)
        .multiPart("name", name)
        .multiPart(bytes("video", clip))
        .post("/videos/characters")
        .then());
  }

  private static String starring(String prompt, String... ids) {
    var references = Arrays.stream(ids).map(id -> "{\"id\":\"" + id + "\"}").toList();
    return "{\"prompt\":\"" + prompt + "\",\"characters\":[" + String.join(",", references) + "]}";
  }

  @Test
  void charactersReachTheEngine() {
    var mira = character(server.liveKey(), "Mira");
    var tom = character(server.liveKey(), "Old Tom");

    server
        .api()
        .get("/videos/characters/" + mira)
        .then()
        .statusCode(200)
        .body("id", matchesPattern("char_[0-9a-f]{48}"))
        .body("name", equalTo("Mira"));
    var id = id(server
        .api()
        .multiPart("characters[][id]", mira)
        .multiPart("characters[][id]", tom)
        .multiPart("prompt", "Mira waves at Old Tom")
        .post("/videos")
        .then());

    assertThat(notes(id)).contains("character Mira of 3 seconds", "character Old Tom of 3 seconds");
  }

  @Test
  void charactersThatDoNotBelongAreRefused() {
    var mira = character(server.liveKey(), "Mira");
    var stranger = newProjectKey();
    var foreign = character(stranger, "Mira");

    server.api(stranger).get("/videos/characters/" + mira).then().statusCode(404);
    post("/videos", starring("Mira waves", foreign))
        .statusCode(404)
        .body("error.code", equalTo("character_not_found"));
    post("/videos", starring("Somebody waves", mira))
        .statusCode(400)
        .body("error.param", equalTo("characters"))
        .body("error.message", containsString("'Mira'"));
    post("/videos", "{\"prompt\":\"x\",\"characters\":[{}]}")
        .statusCode(400)
        .body("error.code", equalTo("missing_required_parameter"));
    post("/videos", starring("Mira waves", mira, mira, mira))
        .statusCode(400)
        .body("error.param", equalTo("characters"));
  }

  @Test
  void clipsThatMakeNoCharacterAreRefused() throws Exception {
    var list = "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n" + " ".repeat(9_000);
    var wrapped =
        ("\0\0\0\u0018ftypisom\0\0\2\0isomiso2" + list).getBytes(StandardCharsets.ISO_8859_1);
    var cases = Map.of(
        SampleMedia.mp4(1280, 720, 1),
        "lasts 1.0 seconds",
        SampleMedia.mp4(1280, 720, 6),
        "longer than",
        SampleMedia.mp4(640, 360, 3),
        "720 to 1080 lines",
        SampleMedia.mp4(720, 720, 3),
        "16:9 or 9:16",
        Arrays.copyOf(clip, clip.length / 2),
        "damaged",
        wrapped,
        "damaged");
    cases.forEach((bytes, words) -> server
        .api()
        .multiPart("name", "Mira")
        .multiPart(bytes("video", bytes))
        .post("/videos/characters")
        .then()
        .statusCode(400)
        .body("error.code", equalTo("invalid_file"))
        .body("error.param", equalTo("video"))
        .body("error.message", containsString(words)));
    server
        .api()
        .multiPart("name", "Mira")
        .multiPart(bytes("video", picture))
        .post("/videos/characters")
        .then()
        .statusCode(400)
        .body("error.code", equalTo("unsupported_file_mimetype"));
    server
        .api()
        .multiPart("video", "a.mp4", clip)
        .post("/videos/characters")
        .then()
        .statusCode(400)
        .body("error.param", equalTo("name"));
    post("/videos/characters", "{\"name\":\"Mira\",\"video\":{\"id\":\"video_1\"}}")
        .statusCode(400)
        .body("error.code", equalTo("invalid_type"))
        .body("error.param", equalTo("video"));
  }

  private static String made() {
    var id = id(post("/videos", "{\"prompt\":\"a ball\"}"));
    done(id);
    return id;
  }

  private static String startingFrom(String id, String more) {
    return "{\"prompt\":\"it bounces\",\"video\":{\"id\":\"" + id + "\"}" + more + "}";
  }

  @Test
  void aVideoIsEditedByItsId() {
    var source = made();

    var edits = List.of(
        id(post("/videos/edits", startingFrom(source, ""))),
        id(server
            .api()
            .multiPart(bytes("video", new byte[0]))
            .multiPart(bytes("video[id]", source.getBytes(StandardCharsets.UTF_8)))
            .multiPart("prompt", "it bounces")
            .post("/videos/edits")
            .then()));

    for (var edit : edits) {
      var video = done(edit);
      assertThat(video.getString("remixed_from_video_id")).isEqualTo(source);
      assertThat(video.getString("seconds")).isEqualTo("4");
      assertThat(video.getList("engine_notes")).contains("edit of 4 seconds");
    }
  }

  @Test
  void anUploadedVideoIsEditedByTheModelThatIsNamed() throws Exception {
    var upload = SampleMedia.mp4(1280, 720, 6);

    var edit = id(server
        .api()
        .multiPart("prompt", "at night")
        .multiPart("model", "sora-2")
        .multiPart(bytes("video", upload))
        .post("/videos/edits")
        .then()
        .body("size", equalTo("1280x720"))
        .body("seconds", equalTo("8")));

    assertThat(notes(edit)).contains("edit of 6 seconds");
    server
        .api()
        .multiPart("prompt", "at night")
        .multiPart(bytes("video", upload))
        .post("/videos/edits")
        .then()
        .statusCode(400)
        .body("error.code", equalTo("missing_required_parameter"))
        .body("error.param", equalTo("model"));
    server
        .api()
        .multiPart("prompt", "at night")
        .multiPart("model", "sora-2")
        .multiPart(bytes("video", SampleMedia.mp4(640, 360, 1)))
        .post("/videos/edits")
        .then()
        .statusCode(400)
        .body("error.param", equalTo("video"))
        .body("error.message", startsWith("The video is 640x360."));
  }

  @Test
  void anExtensionIsTheSourceAndWhatWasAddedInOneFile() throws Exception {
    var source = made();

    var extension = id(post("/videos/extensions", startingFrom(source, ",\"seconds\":\"8\""))
        .body("seconds", equalTo("12"))
        .body("remixed_from_video_id", equalTo(source)));

    assertThat(notes(extension)).contains("extend of 4 seconds");
    var again = id(server
        .api()
        .multiPart("video[id]", extension)
        .multiPart("prompt", "and again")
        .multiPart("seconds", "4")
        .post("/videos/extensions")
        .then()
        .body("seconds", equalTo("16")));
    done(again);
    var file = Files.write(
        folder.resolve("again.mp4"),
        server.api().get("/videos/" + again + "/content").asByteArray());
    assertThat(Mp4Probe.probe(file).seconds()).isCloseTo(16, within(0.001));
    Files.delete(file);
  }

  @Test
  void anUploadedVideoIsExtended() {
    var extension = id(server
        .api()
        .multiPart("prompt", "it goes on")
        .multiPart("model", "sora-2")
        .multiPart("seconds", "4")
        .multiPart(bytes("video", clip))
        .post("/videos/extensions")
        .then()
        .body("seconds", equalTo("7")));

    assertThat(notes(extension)).contains("extend of 3 seconds");
  }

  @Test
  void extensionsHaveTheirBounds() {
    var source = made();

    post("/videos/extensions", startingFrom(source, ""))
        .statusCode(400)
        .body("error.code", equalTo("missing_required_parameter"))
        .body("error.param", equalTo("seconds"));
    post("/videos/extensions", startingFrom(source, ",\"seconds\":\"24\""))
        .statusCode(400)
        .body("error.code", equalTo("invalid_value"));
    change("update video set source_seconds = 100 where id = ?", source);
    post("/videos/extensions", startingFrom(source, ",\"seconds\":\"20\""))
        .statusCode(400)
        .body("error.code", equalTo("video_not_extendable"));
    post("/videos/edits", startingFrom(source, ""))
        .statusCode(400)
        .body("error.param", equalTo("video"));
    change("update video set source_seconds = 0, extensions = 6 where id = ?", source);
    post("/videos/extensions", startingFrom(source, ",\"seconds\":\"4\""))
        .statusCode(400)
        .body("error.code", equalTo("video_not_extendable"));
  }

  private static void change(String sql, String id) {
    server.jdbi().useHandle(handle -> handle.execute(sql, id));
  }

  @Test
  void sourcesOfOtherProjectsAreNotThere() {
    var source = made();
    var stranger = newProjectKey();

    for (var path : List.of("/videos/edits", "/videos/extensions")) {
      server
          .api(stranger)
          .contentType("application/json")
          .body(startingFrom(source, path.endsWith("extensions") ? ",\"seconds\":\"4\"" : ""))
          .post(path)
          .then()
          .statusCode(404)
          .body("error.code", equalTo("video_not_found"));
    }
  }

  @Test
  void aSourceStaysUntilWhatStartsFromItIsMade() {
    var source = made();
    engine.hold();
    try {
      var extension = id(post("/videos/extensions", startingFrom(source, ",\"seconds\":\"4\"")));
      post("/videos/edits", startingFrom(extension, ""))
          .statusCode(400)
          .body("error.code", equalTo("video_not_remixable"));
      server
          .api()
          .delete("/videos/" + source)
          .then()
          .statusCode(400)
          .body("error.code", equalTo("video_not_deletable"));
      engine.letGo();
      done(extension);
      server.api().delete("/videos/" + source).then().statusCode(200);
    } finally {
      engine.letGo();
    }
  }

  @Test
  void inputsAreForgottenWithTheirVideoOrWhenItIsMade() throws Exception {
    var deleted = withPicture();
    var kept = withPicture();
    var deletedFile = stored(deleted);
    var keptFile = stored(kept);
    assertThat(deletedFile).exists();

    server.api().delete("/videos/" + deleted).then().statusCode(200);

    assertThat(deletedFile).doesNotExist();
    try {
      server.clock().advance(Duration.ofHours(2));
      new InputStore(server.jdbi(), server.store(), new Ids(new SecureRandom()), server.clock())
          .sweep();
    } finally {
      server.clock().reset();
    }
    assertThat(keptFile).doesNotExist();
    assertThat(server.api().get("/videos/" + kept).statusCode()).isEqualTo(200);
  }

  private static String withPicture() {
    var id = id(post("/videos", referring("image_url", dataUrl(picture))));
    done(id);
    return id;
  }

  private static Path stored(String video) {
    var key = server
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("select i.key from input i join video v on v.reference_input_id = i.id"
                + " where v.id = ?")
            .bind(0, video)
            .mapTo(String.class)
            .one());
    return server.folder().resolve("artifacts").resolve(key);
  }
}
