package io.kinora.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kinora.examples.stack.LocalStack;
import io.kinora.examples.stack.ThrowAwayStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stack of this build, started by the command line that users have. */
final class RealStack {

  static final Duration START_TIMEOUT = Duration.ofMinutes(3);

  private static final JsonMapper JSON = new JsonMapper();
  private static @Nullable Access shared;

  private RealStack() {}

  /**
   * Where a stack is and how to come in.
   *
   * @param testKey a key of a project
   * @param adminKey of the organization that the project belongs to
   */
  record Access(String baseUrl, String testKey, String adminKey) {
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

  /**
   * A project with nothing in it, in the one stack of all tests that do no harm to it, which has
   * two workers; the stack ends with the tests.
   */
  static Access project() throws IOException, InterruptedException {
    var stack = shared();
    var project =
        post(stack, "projects", "{\"name\": \"A test's own\"}").path("id").textValue();
    var key = post(
            stack,
            "projects/" + project + "/api_keys",
            "{\"name\": \"A test's own\", \"kind\": \"test\"}")
        .path("value")
        .textValue();
    return new Access(stack.baseUrl(), key, stack.adminKey());
  }

  private static synchronized Access shared() throws IOException {
    if (shared == null) {
      var command = new ArrayList<>(up());
      command.addAll(List.of("--workers", "2"));
      LocalStack stack =
          ThrowAwayStack.start(command).stack().awaitReady(START_TIMEOUT, Clock.systemUTC());
      var credentials = stack.credentials();
      shared = new Access(
          credentials.getOrDefault("KINORA_BASE_URL", ""),
          credentials.getOrDefault("KINORA_TEST_API_KEY", ""),
          credentials.getOrDefault("KINORA_ADMIN_KEY", ""));
    }
    return shared;
  }

  private static JsonNode post(Access stack, String path, String body)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(stack.baseUrl() + "/organization/" + path))
        .header("Authorization", "Bearer " + stack.adminKey())
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    var answer = HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString())
        .body();
    return JSON.readTree(answer);
  }
}
