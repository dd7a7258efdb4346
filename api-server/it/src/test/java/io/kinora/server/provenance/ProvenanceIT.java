package io.kinora.server.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.kinora.media.ContentCredentials;
import io.kinora.media.FrameMark;
import io.kinora.media.FrameRate;
import io.kinora.media.Mp4Format;
import io.kinora.media.Mp4Writer;
import io.kinora.media.Provenance;
import io.kinora.media.SigningIdentity;
import io.kinora.media.VideoReader;
import io.kinora.media.Watermark;
import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.accounts.KeyHasher;
import io.kinora.server.testing.KinoraServer;
import io.restassured.response.ValidatableResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int PAYLOAD = 0x5eed;

  @TempDir
  private static Path folder;

  private static String id;
  private static Path original;

  @BeforeAll
  static void makeAVideo() throws Exception {
    id = server
        .api()
        .multiPart("prompt", "x")
        .post("/videos")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
    server
        .jdbi()
        .useHandle(handle ->
            handle.execute("insert into watermark (payload, video_id) values (?, ?)", PAYLOAD, id));
    var key = KeyHasher.ofFolder(server.folder(), new SecureRandom()).derive("watermark");
    var watermark = new Watermark(ByteBuffer.wrap(key).getLong());
    original = film("original.mp4", watermark.embedder(PAYLOAD, WIDTH, HEIGHT, 2));
    sign(original, server.folder().resolve("provenance"));
  }

  private static Path film(String name, FrameMark mark) throws Exception {
    var file = folder.resolve(name);
    var format = Mp4Format.of(WIDTH, HEIGHT, FrameRate.of(30), 1).silent();
    try (var writer = new Mp4Writer(file, format)) {
      for (var f = 0; f < 60; f++) {
        var rgb = new byte[WIDTH * HEIGHT * 3];
        for (var at = 0; at < rgb.length; at++) {
          rgb[at] = (byte) (90 + 60 * Math.sin(at * 0.0001) + (at / 3 + f) % 40);
        }
        mark.mark(rgb, f);
        writer.video(rgb);
      }
      writer.finish();
    }
    return file;
  }

  private static void sign(Path file, Path keys) throws Exception {
    var identity = SigningIdentity.openOrCreate(
        keys, "Somebody", server.clock().instant(), new SecureRandom());
    var claim = new Provenance(id, "Kinora", "1", Provenance.Source.ALGORITHMIC);
    ContentCredentials.sign(file, claim, identity);
  }

  private static ValidatableResponse check(String key, Path file) {
    return server
        .api(key)
        .multiPart("file", file.toFile(), "video/mp4")
        .post("/content_provenance_checks")
        .then();
  }

  @Test
  void untouchedVideoIsKnownByItsManifestAndItsMark() {
    check(server.liveKey(), original)
        .statusCode(200)
        .body("object", equalTo("content_provenance_check"))
        .body("manifest.status", equalTo("valid"))
        .body("manifest.reason", nullValue())
        .body("manifest.signed_here", equalTo(true))
        .body("manifest.signer", containsString("O=Kinora"))
        .body("manifest.generator", equalTo("Kinora"))
        .body("manifest.digital_source_type", containsString("algorithmicMedia"))
        .body("manifest.title", equalTo(id))
        .body("watermark.status", equalTo("found"))
        .body("video_id", equalTo(id));
  }

  @Test
  void alteredFileIsReportedAsSuchAndStillKnownByItsMark() throws Exception {
    var bytes = Files.readAllBytes(original);
    bytes[bytes.length - 5] ^= 1;

    check(server.liveKey(), Files.write(folder.resolve("altered.mp4"), bytes))
        .statusCode(200)
        .body("manifest.status", equalTo("altered"))
        .body("manifest.reason", equalTo("The file is not the one that was signed."))
        .body("watermark.status", equalTo("found"))
        .body("video_id", equalTo(id));
  }

  @Test
  void videoThatWasEncodedAnewHasNoManifestAndIsKnownByItsMark() throws Exception {
    var again = folder.resolve("again.mp4");
    var format = Mp4Format.of(240, 136, FrameRate.of(30), 1).silent();
    try (var reader = new VideoReader(original, 240, 136);
        var writer = new Mp4Writer(again, format)) {
      for (var image = reader.next(); image != null; image = reader.next()) {
        writer.video(image.rgb());
      }
      writer.finish();
    }

    check(server.liveKey(), again)
        .statusCode(200)
        .body("manifest.status", equalTo("none"))
        .body("manifest.signed_here", nullValue())
        .body("watermark.status", equalTo("found"))
        .body("video_id", equalTo(id));
  }

  @Test
  void strangersVideoSignedByAStrangerIsNotOurs() throws Exception {
    var file = film("stranger.mp4", FrameMark.NONE);
    sign(file, folder.resolve("strangers-keys"));

    check(server.liveKey(), file)
        .statusCode(200)
        .body("manifest.status", equalTo("valid"))
        .body("manifest.signed_here", equalTo(false))
        .body("manifest.signer", containsString("O=Somebody"))
        .body("watermark.status", equalTo("none"))
        .body("video_id", nullValue());
  }

  @Test
  void anotherProjectDoesNotLearnTheVideo() {
    var project = server.accounts().createProject(server.project().organizationId(), "Other");
    var key = server
        .accounts()
        .createProjectKey(project.id(), ApiKeyKind.LIVE, "live")
        .secret();

    check(key, original)
        .statusCode(200)
        .body("manifest.signed_here", equalTo(true))
        .body("watermark.status", equalTo("found"))
        .body("video_id", nullValue());
  }

  @Test
  void whatCannotBeDecodedIsStillHeldAgainstItsManifest() throws Exception {
    var bytes = Files.readAllBytes(original);
    for (var at = bytes.length / 4; at < bytes.length; at++) bytes[at] = 0;

    check(server.liveKey(), Files.write(folder.resolve("broken.mp4"), bytes))
        .statusCode(200)
        .body("manifest.status", equalTo("altered"));
  }

  @Test
  void whatIsNoVideoOrNotThereIsRefused() throws Exception {
    check(server.liveKey(), Files.writeString(folder.resolve("a.mp4"), "hello"))
        .statusCode(400)
        .body("error.code", equalTo("unsupported_file_mimetype"));
    server
        .api()
        .multiPart("other", "x")
        .post("/content_provenance_checks")
        .then()
        .statusCode(400);
  }

  @Test
  void onlyCredentialsAreSigned() {
    for (var message : new String[] {"", "Signature1", "\u0083\u006aSignature1.."}) {
      assertThat(Signing.isSignable(message.getBytes(StandardCharsets.ISO_8859_1)))
          .isFalse();
    }
  }
}
