package io.kinora.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.sdk.testing.VideoScript;
import io.kinora.sdk.testing.VideoTestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Behaves as {@code kinora up} does, with a scripted server: for tests of what starts, watches and
 * stops it.
 */
final class StandInUp {

  static final byte[] CONTENT = "the bytes of a video".getBytes(UTF_8);

  public static void main(String[] arguments) throws Exception {
    var words = List.of(arguments);
    if (words.get(0).equals("broken")) {
      System.err.println("kinora: port 8080 is taken");
      System.exit(1);
    }
    var port = Integer.parseInt(words.get(words.indexOf("--port") + 1));
    var data = Path.of(words.get(words.indexOf("--data") + 1));
    var server = VideoTestServer.start(port);
    if (words.get(0).equals("failing")) {
      server.script(VideoScript.fails("moderation_blocked", "Blocked.", 10));
    } else if (words.get(0).equals("endless")) {
      server.script(VideoScript.neverEnds());
    } else {
      server.script(VideoScript.completes(CONTENT, 10, 60));
    }
    Files.writeString(
        data.resolve("credentials.env"),
        "KINORA_BASE_URL=%s%nKINORA_API_KEY='%s'%n".formatted(server.baseUrl(), server.apiKey()));
    new CountDownLatch(1).await();
  }
}
