package io.kinora.examples;

import io.kinora.examples.stack.LocalStack;
import io.kinora.examples.stack.ThrowAwayStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stack of this build, started by the command line that users have. */
final class RealStack {

  static final Duration START_TIMEOUT = Duration.ofMinutes(3);

  private static @Nullable Access shared;

  private RealStack() {}

  /**
   * Where a stack is and how to come in.
   *
   * @param baseUrl of a proxy that takes note of what is asked and answered
   * @param testKey a key that draws at the lowest cost
   */
  record Access(String baseUrl, String testKey) {
    /** The environment of a program that shall use it, under Kinora's names and under OpenAI's. */
    Map<String, String> environment() {
      return Map.of(
          "KINORA_BASE_URL", baseUrl,
          "KINORA_API_KEY", testKey,
          "OPENAI_BASE_URL", baseUrl,
          "OPENAI_API_KEY", testKey);
    }
  }

  /**
   * {@code kinora up}, which is kept from building: the build that runs this test has just made
   * everything.
   */
  static List<String> up() throws IOException {
    var root = Path.of("..").toAbsolutePath().normalize();
    Files.createDirectories(root.resolve("target"));
    Files.writeString(root.resolve("target/built"), "");
    return List.of(root.resolve("kinora").toString(), "up");
  }

  /** One stack for all tests that do no harm to it; it ends with the tests. */
  static synchronized Access shared() throws IOException {
    if (shared == null) {
      LocalStack stack =
          ThrowAwayStack.start(up()).stack().awaitReady(START_TIMEOUT, Clock.systemUTC());
      var credentials = stack.credentials();
      shared = new Access(
          RecordingProxy.before(credentials.getOrDefault("KINORA_BASE_URL", "")).baseUrl(),
          credentials.getOrDefault("KINORA_TEST_API_KEY", ""));
    }
    return shared;
  }
}
