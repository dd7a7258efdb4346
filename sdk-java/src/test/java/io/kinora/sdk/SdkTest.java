package io.kinora.sdk;

import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.testing.VideoTestServer;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;

/** A test server, stepped time, and a client for both. */
abstract class SdkTest {

  static final CreateVideoRequest REQUEST = CreateVideoRequest.builder()
      .prompt("A basketball player misses a free throw.")
      .build();

  final VideoTestServer server = VideoTestServer.start();
  final SteppedTime time = new SteppedTime();
  final KinoraClient client = builder().build();

  /** A client that takes no pauses. */
  KinoraClient.Builder builder() {
    return KinoraClient.builder()
        .baseUrl(server.baseUrl())
        .apiKey(server.apiKey())
        .time(time, time)
        .random(new Random(7));
  }

  /** A client that waits as in life. */
  KinoraClient patient() {
    return KinoraClient.builder()
        .baseUrl(server.baseUrl())
        .apiKey(server.apiKey())
        .build();
  }

  @AfterEach
  void stop() {
    server.close();
  }
}
