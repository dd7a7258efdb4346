package io.kinora.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.examples.stack.LocalStack;
import io.kinora.media.Mp4Probe;
import io.kinora.sdk.KinoraClient;
import io.kinora.sdk.WaitOptions;
import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.model.Video;
import io.kinora.sdk.model.VideoSeconds;
import io.kinora.sdk.model.VideoStatus;
import io.kinora.server.ports.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code kinora up} promises when its parts are killed and when it is stopped. First, because
 * it waits longest.
 */
@Order(1)
class StackIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int CREATES = 16;
  private static final CreateVideoRequest REQUEST = CreateVideoRequest.builder()
      .prompt("A ball falls.")
      .seconds(VideoSeconds.SECONDS_12)
      .seed(1L)
      .build();

  @TempDir
  Path data;

  @RegisterExtension
  final TestExecutionExceptionHandler tellsWhatTheStackSaid = (context, error) -> {
    var log = data.resolve("up.log");
    if (Files.exists(log)) error.addSuppressed(new AssertionError(Files.readString(log)));
    throw error;
  };

  private int port;

  @BeforeEach
  void choosePort() throws IOException {
    port = FreePort.onLoopback();
  }

  @AfterEach
  void nothingIsLeft() {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(processes()).isEmpty());
  }

  @Test
  void killedWorkerIsADelayAndNotALoss() throws Exception {
    try (var stack = start()) {
      var client = stack.client("KINORA_TEST_API_KEY");
      var id = client.videos().create(REQUEST).execute().id();
      awaitRendering(client, id);

      assertThat(killWorkers(stack)).isEqualTo(1);

      assertThat(client.videos().waitFor(id, WaitOptions.within(PATIENCE)).progress())
          .isEqualTo(100);
      assertThat(client.videos().list()).extracting(Video::id).containsExactly(id);
      assertPlayable(client, id);
    }
  }

  @Test
  void killedAndStoppedStackGoesOnWhereItWas() throws Exception {
    var stack = start();
    var key = stack.credentials().get("KINORA_TEST_API_KEY");
    var client = stack.client("KINORA_TEST_API_KEY");
    var first = client.videos().create(REQUEST).execute().id();
    awaitRendering(client, first);
    var underWay = createMany(client);
    // Some are answered, some are being worked on, and some are not sent.
    await().until(() -> underWay.stream().anyMatch(CompletableFuture::isDone));
    kill(stack);

    String second;
    try (var again = start()) {
      var made = new ArrayList<String>();
      for (var create : underWay) {
        made.add(create.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).id());
      }
      var listed = client.videos().list().stream().map(Video::id).toList();
      assertThat(listed.subList(0, CREATES)).containsExactlyInAnyOrderElementsOf(made);
      assertThat(listed.subList(CREATES, listed.size())).containsExactly(first);
      second = listed.get(CREATES - 1);
      for (var unwanted : listed.subList(0, CREATES - 1)) {
        client.videos().cancel(unwanted).execute();
      }
      awaitRendering(client, second);
      assertThat(again.credentials()).containsEntry("KINORA_TEST_API_KEY", key);
    }
    assertThat(processes()).isEmpty();

    try (var last = start()) {
      for (var id : List.of(first, second)) {
        assertThat(client.videos().waitFor(id, WaitOptions.within(PATIENCE)).status())
            .isSameAs(VideoStatus.COMPLETED);
        assertPlayable(client, id);
      }
      assertThat(last.credentials())
          .containsEntry("KINORA_BASE_URL", "http://127.0.0.1:" + port + "/v1")
          .containsEntry("KINORA_TEST_API_KEY", key);
    }
  }

  @Test
  void busyPortEndsWithOneAndOneLine() throws Exception {
    try (var busy = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertFails(data, Integer.toString(busy.getLocalPort()));
    }
  }

  @Test
  void folderThatCannotBeMadeEndsWithOneAndOneLine() throws Exception {
    var file = Files.writeString(data.resolve("file"), "in the way");

    assertFails(file.resolve("data"), "file");
  }

  private LocalStack start() throws IOException {
    return LocalStack.start(RealStack.up(), port, data)
        .awaitReady(RealStack.START_TIMEOUT, Clock.systemUTC());
  }

  /** Creates that are under way, each of which is sent again until it is answered. */
  private static List<CompletableFuture<Video>> createMany(KinoraClient client) {
    return Stream.generate(() -> client
            .videos()
            .create(REQUEST)
            .with(o -> o.maxRetries(1000).timeout(PATIENCE))
            .async())
        .limit(CREATES)
        .toList();
  }

  private static void awaitRendering(KinoraClient client, String id) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> client.videos().get(id).execute(),
            video -> video.progress() > 0 && video.status().equals(VideoStatus.IN_PROGRESS));
  }

  private static long killWorkers(LocalStack stack) {
    return stack
        .process()
        .descendants()
        .filter(child -> child.info().commandLine().orElse("").contains("WorkerMain"))
        .filter(ProcessHandle::destroyForcibly)
        .count();
  }

  /** As {@code kill -9} does; the workers and the database are left to themselves. */
  private static void kill(LocalStack stack) {
    stack.process().destroyForcibly();
    await().until(() -> !stack.process().isAlive());
  }

  private Stream<String> processes() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains(data.toString()));
  }

  private void assertPlayable(KinoraClient client, String id) throws IOException {
    var file = client.videos().content(id).toFile(data.resolve(id + ".mp4"));
    assertThat(Mp4Probe.probe(file).seconds()).isBetween(11.9, 12.1);
  }

  private void assertFails(Path folder, String reason) throws Exception {
    var output = data.resolve("output.txt");
    var process = new ProcessBuilder(
            RealStack.kinora(), "up", "--port", "" + port, "--data", folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(Files.readString(output, UTF_8).strip().lines())
        .singleElement()
        .asString()
        .contains(reason);
  }
}
