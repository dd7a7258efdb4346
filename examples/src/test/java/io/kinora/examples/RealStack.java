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
   * @param testKey a key of its project
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
   * The command line, which is kept from building: the build that runs this test has just made
   * everything.
   */
  static String kinora() throws IOException {
    var root = Path.of("..").toAbsolutePath().normalize();
    Files.createDirectories(root.resolve("target"));
    Files.writeString(root.resolve("target/built"), "");
    return root.resolve("kinora").toString();
  }

  /**
   * {@code kinora up} with workers that film test cards, leases that end soon, and a compiler that
   * does not spend long on programs that do not live long.
   */
  static List<String> up() throws IOException {
    return List.of(
        "env",
        "KINORA_ENGINES=" + Path.of("target/test-classes").toAbsolutePath(),
        "JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1 -Ddw.scheduling.lease=6s",
        kinora(),
        "up",
        "--engine",
        "test-card");
  }

  /** One stack for all tests that do no harm to it; it ends with the tests. */
  static synchronized Access shared() throws IOException {
    if (shared == null) {
      LocalStack stack =
          ThrowAwayStack.start(up()).stack().awaitReady(START_TIMEOUT, Clock.systemUTC());
      var credentials = stack.credentials();
      shared = new Access(
          RecordingProxy.before(
                  credentials.getOrDefault("KINORA_BASE_URL", ""), ContractReport.coverage())
              .baseUrl(),
          credentials.getOrDefault("KINORA_TEST_API_KEY", ""));
    }
    return shared;
  }
}
