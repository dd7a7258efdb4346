package io.kinora.worker.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.kinora.media.CredentialsCheck;
import io.kinora.media.Images;
import io.kinora.media.Mp4Probe;
import io.kinora.media.RgbImage;
import io.kinora.media.SigningIdentity;
import io.kinora.protocol.DeviceState;
import io.kinora.protocol.Heartbeat;
import io.kinora.protocol.Job;
import io.kinora.protocol.Job.Variant;
import io.kinora.protocol.Names;
import io.kinora.protocol.Outcome;
import io.kinora.protocol.Outcome.ErrorKind;
import io.kinora.protocol.Outcome.Result;
import io.kinora.worker.config.WorkerConfiguration;
import io.kinora.worker.device.Devices;
import io.kinora.worker.engine.FakeEngine;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A whole worker without Hazelcast against a server that misbehaves on demand. */
@Execution(ExecutionMode.CONCURRENT)
class WorkerTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir
  Path folder;

  private final FakeEngine engine =
      new FakeEngine(List.of("fake", "slow"), 4, Duration.ofMillis(2));
  private FakeServer server;
  private Worker worker;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    worker = start(configuration());
  }

  private Worker start(WorkerConfiguration configuration) {
    try {
      return Worker.start(
          configuration,
          Map.of("fake", new Only(engine)),
          Devices.watch(null, Duration.ofHours(1)),
          Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() {
    worker.close();
    server.close();
  }

  private WorkerConfiguration configuration() {
    return configuration(folder);
  }

  private WorkerConfiguration configuration(Path folder) {
    return new WorkerConfiguration(
        "test",
        List.of(server.uri()),
        FakeServer.SECRET,
        folder,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        List.of(new WorkerConfiguration.Engine("fake", 1, 1, Map.of())));
  }

  @Test
  void anAssignmentBecomesUploadsAndAnOutcome() throws Exception {
    server.offer(7, "a ball says hop");

    Outcome outcome = outcomeOf(7);

    assertThat(outcome.result()).isEqualTo(Result.COMPLETED);
    assertThat(outcome.notes()).containsExactly("nothing was rendered");
    for (Variant variant : Variant.values()) {
      byte[] sent = Objects.requireNonNull(server.uploads().get(Names.uploadPath(7, variant)));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(sent);
      assertThat(outcome.artifacts().get(variant))
          .isEqualTo(new Outcome.Artifact(sent.length, HexFormat.of().formatHex(digest)));
    }
  }

  @Test
  void aVideoIsShownBeforeItIsFinished() throws Exception {
    server.offer(7, "a ball shows");

    outcomeOf(7);

    await().atMost(Duration.ofSeconds(30)).until(() -> !server.previews().isEmpty());
    var picture = ImageIO.read(new ByteArrayInputStream(server.previews().get(0)));
    assertThat(picture.getWidth()).isEqualTo(64);
  }

  @Test
  void ofSeveralTakesOneIsSentAndItsSeedTold() throws Exception {
    server.offer(7, "a ball, best-of-3");

    Outcome outcome = outcomeOf(7);

    assertThat(engine.started()).isEqualTo(3);
    assertThat(outcome.notes()).anyMatch(note -> note.startsWith("Best of 3: take 1 was kept"));
    assertThat(outcome.seed()).isEqualTo(1);
    byte[] sent = Objects.requireNonNull(server.uploads().get(Names.uploadPath(7, Variant.VIDEO)));
    assertThat(new String(sent, StandardCharsets.ISO_8859_1)).endsWith("best-of-3 1");
  }

  @Test
  void anExtensionIsItsSourceAndTheAddedPartInOneFile() throws Exception {
    server.offer(7, "a ball");
    outcomeOf(7);
    byte[] source =
        Objects.requireNonNull(server.uploads().get(Names.uploadPath(7, Variant.VIDEO)));
    server.serve("/in/source", source);
    server.serve("/in/captions", bytes("WEBVTT\n\n00:01.000 --> 00:02.000\nHop\n"));
    server.serve("/in/character", source);
    server.serve("/in/picture", picture());

    server.offer(
        8,
        "Mira throws the ball and says hey",
        new FakeServer.Inputs(
            "/in/picture",
            new Job.Source(Job.Source.Use.EXTEND, "/in/source", "a ball", 1L, null, "/in/captions"),
            List.of(new Job.CharacterClip("char_1", "Mira", "/in/character"))));

    assertThat(outcomeOf(8).notes())
        .contains("reference 64x48", "extend of 4 seconds", "character Mira of 4 seconds");
    var joined = Files.write(
        folder.resolve("joined.mp4"),
        Objects.requireNonNull(server.uploads().get(Names.uploadPath(8, Variant.VIDEO))));
    assertThat(Mp4Probe.probe(joined).seconds()).isEqualTo(8);
    Files.delete(joined);
    assertThat(server.uploads().get(Names.uploadPath(8, Variant.CAPTIONS)))
        .asString(StandardCharsets.UTF_8)
        .contains("00:01.000 --> 00:02.000\nHop\n", "00:00:04.500 --> 00:00:05.000\nMira throws");
  }

  @Test
  void aVideoInWhichNobodySpeaksHasNoCaptions() throws Exception {
    server.offer(7, "a ball");

    assertThat(outcomeOf(7).artifacts()).doesNotContainKey(Variant.CAPTIONS);
  }

  @Test
  void aVideoIsSignedByTheServerBeforeItIsUploaded() throws Exception {
    var identity = SigningIdentity.openOrCreate(
        folder.resolve("keys"), "Studio", Clock.systemUTC().instant(), new SecureRandom());
    server.signWith(identity);

    server.offer(7, "a ball");

    outcomeOf(7);
    var file = Files.write(
        folder.resolve("signed.mp4"),
        Objects.requireNonNull(server.uploads().get(Names.uploadPath(7, Variant.VIDEO))));
    var found = CredentialsCheck.check(file);
    assertThat(found.status()).isEqualTo(CredentialsCheck.Status.VALID);
    assertThat(found.certificate()).isEqualTo(identity.chain().get(0));
    assertThat(found.title()).isEqualTo("video_7");
    assertThat(found.source()).endsWith("/trainedAlgorithmicMedia");
    Files.delete(file);
  }

  @Test
  void aVideoWhoseFenceIsLostIsNeitherSignedNorUploaded() throws Exception {
    server.signWith(SigningIdentity.openOrCreate(
        folder.resolve("keys"), "Studio", Clock.systemUTC().instant(), new SecureRandom()));
    server.refuseToSign(7);
    server.offer(7, "a ball");
    await().atMost(Duration.ofSeconds(30)).until(() -> engine.history().contains("a ball"));

    server.offer(8, "another ball");

    outcomeOf(8);
    assertThat(server.uploads()).doesNotContainKey(Names.uploadPath(7, Variant.VIDEO));
    assertThat(server.outcomes()).containsOnlyKeys(8L);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] picture() throws IOException {
    var file = folder.resolve("picture.png");
    Images.writePng(file, new RgbImage(64, 48, new byte[64 * 48 * 3]));
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  @Test
  void heartbeatsTellWhatCanRunAndWhatDoes() {
    engine.hold();
    server.offer(7, "a ball");

    await().until(() -> !lastHeartbeat().running().isEmpty());

    Heartbeat heartbeat = lastHeartbeat();
    assertThat(heartbeat.slots().get(0).models()).extracting("id").containsExactly("fake", "slow");
    assertThat(heartbeat.running().get(0).fence()).isEqualTo(7);
    assertThat(server.heartbeats())
        .extracting(Heartbeat::sequence)
        .isSorted()
        .doesNotHaveDuplicates();
    engine.letGo();
    assertThat(outcomeOf(7).result()).isEqualTo(Result.COMPLETED);
  }

  @Test
  void anAssignmentThatComesTwiceRunsOnce() {
    engine.hold();
    server.offer(7, "a ball");
    await().until(() -> server.heartbeats().size() > 3);

    engine.letGo();

    outcomeOf(7);
    assertThat(engine.started()).isEqualTo(1);
  }

  @Test
  void aLostAttemptIsKilledAndSaysNothing() {
    server.offer(7, "a ball", "slow", 600);
    await().until(() -> engine.started() == 1);

    server.lose(7);
    server.offer(8, "a cube");

    assertThat(outcomeOf(8).result()).isEqualTo(Result.COMPLETED);
    assertThat(server.outcomes()).doesNotContainKey(7L);
  }

  @Test
  void aCancelledAttemptSaysSo() {
    server.offer(7, "a ball", "slow", 600);
    await().until(() -> engine.started() == 1);

    server.cancel(7);

    assertThat(outcomeOf(7).result()).isEqualTo(Result.CANCELLED);
  }

  @Test
  void anAttemptBeyondItsDeadlineFails() {
    server.offer(7, "a ball", "slow", 1);

    assertThat(outcomeOf(7).errorKind()).isEqualTo(ErrorKind.TIMEOUT);
  }

  @Test
  void everyKindOfErrorIsTold() {
    long fence = 1;
    for (ErrorKind kind : ErrorKind.values()) {
      server.offer(fence, "please fail-" + kind.name().toLowerCase(Locale.ROOT));

      Outcome outcome = outcomeOf(fence++);

      assertThat(outcome.result()).isEqualTo(Result.FAILED);
      assertThat(outcome.errorKind()).isEqualTo(kind);
    }
  }

  @Test
  void uploadAndOutcomeAreTriedUntilTheServerIsBack() {
    server.troubleUploads(503, 500, 429);
    server.troubleOutcomes(503, 502);
    server.offer(7, "a ball");

    assertThat(outcomeOf(7).result()).isEqualTo(Result.COMPLETED);
    assertThat(engine.started()).as("rendered once").isEqualTo(1);
  }

  @Test
  void linksThatRanOutAreAskedForAgain() {
    server.troubleUploads(403);
    server.offer(7, "a ball");

    assertThat(outcomeOf(7).result()).isEqualTo(Result.COMPLETED);
    assertThat(server.fetched()).containsExactly(7L, 7L);
  }

  @Test
  void aRefusedResultIsReportedAsTheWorkersFault() {
    server.troubleOutcomes(422);
    server.offer(7, "a ball");

    assertThat(outcomeOf(7).errorKind()).isEqualTo(ErrorKind.INFRA);
  }

  @Test
  void aStaleOutcomeIsDropped() throws Exception {
    server.troubleOutcomes(409);
    server.offer(7, "a ball");
    await().until(() -> engine.started() == 1);

    worker.drain(Duration.ofSeconds(10));

    assertThat(server.outcomes()).isEmpty();
  }

  @Test
  void drainingLetsWorkFinishAndTakesNoMore() throws Exception {
    engine.hold();
    server.offer(7, "a ball");
    await().until(() -> engine.started() == 1);
    var draining = new Thread(() -> drain(Duration.ofMinutes(1)));
    draining.start();
    await().until(() -> lastHeartbeat().draining());

    server.offer(8, "a cube");
    engine.letGo();
    draining.join();

    assertThat(outcomeOf(7).result()).isEqualTo(Result.COMPLETED);
    assertThat(server.fetched()).doesNotContain(8L);
  }

  @Test
  void whatTheGraceDoesNotCoverIsGivenBack() {
    server.offer(7, "a ball", "slow", 600);
    await().until(() -> engine.started() == 1);

    drain(Duration.ofMillis(1));

    assertThat(outcomeOf(7).result()).isEqualTo(Result.RELEASED);
  }

  @Test
  void betweenTwoCustomersTheEngineForgets() {
    server.offer(7, "1 tenant-a");
    outcomeOf(7);
    server.offer(8, "2 tenant-a");
    outcomeOf(8);
    server.offer(9, "3 tenant-b");
    outcomeOf(9);

    assertThat(engine.history())
        .containsExactly("(reset)", "1 tenant-a", "2 tenant-a", "(reset)", "3 tenant-b");
  }

  @Test
  void whatAFailedAttemptKeptIsThereForTheNextAndGoesAtTheEnd() {
    server.offer(7, "keep, fail-infra");
    outcomeOf(7);
    worker.close();
    worker = start(configuration());
    server.offerAgain(8, 7, "keep");

    assertThat(outcomeOf(8).result()).isEqualTo(Result.COMPLETED);
    assertThat(engine.history()).containsSubsequence("keep, fail-infra", "keep", "(found)");
    await().untilAsserted(() -> assertThat(folder.resolve("kept")).isEmptyDirectory());
  }

  @Test
  void whatADeadMachineHandedOverIsThereForAnother() throws Exception {
    engine.hold();
    server.offer(7, "share, first");
    await().atMost(LONG).until(() -> server.segments(7).containsKey("part"));
    worker.close();
    server.lose(7);

    worker = start(configuration(folder.resolve("another machine")));
    server.offerAgain(8, 7, "share, second");
    engine.letGo();

    assertThat(outcomeOf(8).result()).isEqualTo(Result.COMPLETED);
    assertThat(engine.history()).endsWith("share, second", "(recalled) share, first");
  }

  @Test
  void whatAFailedAttemptHandsOverArrivesBeforeItsOutcomeAndDamageIsSeen() {
    server.offer(7, "share, fail-infra");
    outcomeOf(7);
    assertThat(server.segments(7)).containsOnlyKeys("part");

    server.offerAgain(8, 7, "share");
    server.segments(7).put("part", bytes("somebody else's"));

    assertThat(outcomeOf(8).result()).isEqualTo(Result.COMPLETED);
    assertThat(engine.history()).noneMatch(entry -> entry.startsWith("(recalled)"));
  }

  @Test
  void heartbeatsTellOfTheGpus() throws Exception {
    var driver = Files.writeString(
        Files.createDirectory(folder.resolve("bin")).resolve("nvidia-smi"),
        "#!/bin/sh\necho 'GPU-a, 0, NVIDIA L4, 23034, 512, 12, 45, 33.0, 0'\n");
    assertThat(driver.toFile().setExecutable(true)).isTrue();
    assertThat(lastHeartbeat().devices()).as("this one has none").isEmpty();
    worker.close();

    worker = Worker.start(
        configuration(),
        Map.of("fake", new Only(engine)),
        Devices.watch(folder.resolve("bin").toString(), Duration.ofHours(1)),
        Clock.systemUTC());

    await().until(() -> !lastHeartbeat().devices().isEmpty());
    assertThat(lastHeartbeat().devices())
        .extracting(DeviceState::name, DeviceState::utilisationPercent)
        .containsExactly(tuple("NVIDIA L4", 12));
  }

  @Test
  void nothingIsLeftOnDisk() throws Exception {
    server.offer(7, "a ball");
    outcomeOf(7);

    worker.close();

    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void anEngineThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Worker.start(configuration(), Map.of(), Clock.systemUTC()))
        .hasMessageContaining("no engine \"fake\"");
  }

  private void drain(Duration grace) {
    try {
      worker.drain(grace);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Heartbeat lastHeartbeat() {
    await().until(() -> !server.heartbeats().isEmpty());
    var all = server.heartbeats();
    return all.get(all.size() - 1);
  }

  private Outcome outcomeOf(long fence) {
    await().atMost(Duration.ofSeconds(30)).until(() -> server.outcomes().containsKey(fence));
    return Objects.requireNonNull(server.outcomes().get(fence));
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
}
