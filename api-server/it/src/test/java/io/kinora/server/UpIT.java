package io.kinora.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.kinora.server.ports.FreePort;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, because that is what is killed in real life. */
class UpIT {
  private static final long PATIENCE_SECONDS = 180;

  @TempDir
  Path folder;

  private final List<Process> started = new ArrayList<>();

  private Process kinora(String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(KinoraApplication.class.getName());
    command.addAll(List.of(arguments));
    var output = new File(folder.toFile(), "output-" + started.size());
    var process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output)
        .start();
    started.add(process);
    return process;
  }

  private String output(Process process) throws IOException {
    return Files.readString(folder.resolve("output-" + started.indexOf(process)));
  }

  private Process up(Path data, int port) throws IOException {
    var process = kinora("up", "--data", data.toString(), "--port", "" + port, "--workers", "0");
    await()
        .atMost(PATIENCE_SECONDS, SECONDS)
        .until(() -> output(process).contains("Kinora is ready") || !process.isAlive());
    assertThat(output(process)).contains("Kinora is ready", "http://127.0.0.1:" + port + "/v1");
    return process;
  }

  @AfterEach
  void nothingIsLeftRunning() throws Exception {
    for (var process : started) {
      process.destroy();
      if (!process.waitFor(30, SECONDS)) process.destroyForcibly();
    }
  }

  private static Map<String, String> credentials(Path data) throws IOException {
    var values = new HashMap<String, String>();
    for (var line : Files.readAllLines(data.resolve("credentials.env"))) {
      values.put(line.split("=", 2)[0], line.split("=", 2)[1]);
    }
    return values;
  }

  private static RequestSpecification api(Map<String, String> credentials) {
    return RestAssured.given()
        .baseUri(credentials.get("KINORA_BASE_URL"))
        .header("Authorization", "Bearer " + credentials.get("KINORA_API_KEY"));
  }

  @Test
  void whatAKilledServerAcceptedIsThereAfterTheNextStart() throws Exception {
    var data = folder.resolve("data");
    var first = up(data, FreePort.onLoopback());
    var before = credentials(data);
    String video = api(before)
        .multiPart("prompt", "x")
        .post("/videos")
        .then()
        .statusCode(200)
        .extract()
        .path("id");

    first.destroyForcibly().waitFor();
    var second = up(data, FreePort.onLoopback());
    var after = credentials(data);

    assertThat(after.get("KINORA_API_KEY")).isEqualTo(before.get("KINORA_API_KEY"));
    assertThat(after.get("OPENAI_BASE_URL")).isEqualTo(after.get("KINORA_BASE_URL"));
    assertThat(Files.getPosixFilePermissions(data.resolve("credentials.env"))).hasSize(2);
    api(after).get("/videos/" + video).then().statusCode(200).body("status", equalTo("queued"));

    second.destroy();

    assertThat(second.waitFor(30, SECONDS)).isTrue();
    assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
  }

  @Test
  void aBusyPortIsSaidInOneLine() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var port = "" + taken.getLocalPort();
      var process = kinora("up", "--data", folder.resolve("data").toString(), "--port", port);

      assertThat(process.waitFor(PATIENCE_SECONDS, SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(output(process)).startsWith("kinora: port " + port).hasLineCount(1);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidInOneLine() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "in the way");
    var process = kinora("up", "--data", file.resolve("data").toString());

    assertThat(process.waitFor(PATIENCE_SECONDS, SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(output(process)).startsWith("kinora: cannot make the folder").hasLineCount(1);
  }

  @Test
  void wrongUsageHasACodeOfItsOwn() throws Exception {
    var process = kinora("up", "--port", "many");

    assertThat(process.waitFor(PATIENCE_SECONDS, SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
  }

  @Test
  void keysAreMadeAndRevokedBesideARunningServer() throws Exception {
    var data = folder.resolve("data");
    up(data, FreePort.onLoopback());
    var project = admin(data, "project", "list").split("\\s+")[0];

    var key = admin(data, "key", "create", "--project", project, "second").strip();
    var credentials = credentials(data);
    credentials.put("KINORA_API_KEY", key);
    api(credentials).get("/models").then().statusCode(200);
    var id = admin(data, "key", "list")
        .lines()
        .filter(line -> line.endsWith("second"))
        .findFirst()
        .orElseThrow()
        .split("\\s+")[0];
    admin(data, "key", "revoke", id);

    await()
        .atMost(5, SECONDS)
        .untilAsserted(() -> api(credentials).get("/models").then().statusCode(401));
  }

  private String admin(Path data, String... arguments) throws Exception {
    var all = new ArrayList<>(List.of("admin", "--data", data.toString()));
    all.addAll(List.of(arguments));
    var process = kinora(all.toArray(String[]::new));
    assertThat(process.waitFor(PATIENCE_SECONDS, SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output(process)).isZero();
    return output(process);
  }
}
