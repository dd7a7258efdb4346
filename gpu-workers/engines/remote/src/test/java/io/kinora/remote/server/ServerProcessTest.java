package io.kinora.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
  private static final List<String> SERVER = List.of("sleep", "600");
  private static final ServerProcess.Settings SETTINGS =
      new ServerProcess.Settings(SERVER, null, null, null);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir
  Path folder;

  private Path note;
  private Process orphan;

  @BeforeEach
  void leaveOneBehind() throws IOException {
    note = folder.resolve("notes").resolve("server");
    orphan = new ProcessBuilder(SERVER).start();
  }

  @AfterEach
  void end() {
    orphan.destroyForcibly();
  }

  @Test
  void aServerOfAKilledWorkerIsEndedBeforeTheNextOneStarts() throws Exception {
    var worker = new ProcessBuilder(SERVER).start();
    var dead = LeftBehind.words(worker.toHandle());
    worker.destroyForcibly().waitFor();
    write(LeftBehind.words(orphan.toHandle()) + " " + dead);

    try (var process = new ServerProcess(SETTINGS, new LeftBehind(note), () -> {})) {
      await().atMost(PATIENCE).until(() -> !orphan.isAlive());
      await().atMost(PATIENCE).until(() -> !noted().equals(orphan.pid() + ""));
      assertThat(ProcessHandle.of(Long.parseLong(noted()))).isPresent();
    }
    assertThat(note).doesNotExist();
  }

  @Test
  void aServerOfALivingWorkerIsLeftAlone() throws Exception {
    write(LeftBehind.words(orphan.toHandle()) + " " + LeftBehind.words(ProcessHandle.current()));

    new LeftBehind(note).end();

    assertThat(orphan.isAlive()).isTrue();
  }

  @Test
  void anIdThatIsUsedAgainIsNotMistaken() throws Exception {
    write(orphan.pid() + " 1 999999999 1");

    new LeftBehind(note).end();

    assertThat(orphan.isAlive()).isTrue();
  }

  @Test
  void aServerThatEndsIsStartedAgainOnItsDevice() {
    var output = folder.resolve("server.log");
    var settings = new ServerProcess.Settings(
        List.of("sh", "-c", "echo device $CUDA_VISIBLE_DEVICES in $PWD"),
        folder,
        Map.of("CUDA_VISIBLE_DEVICES", "3"),
        output);
    var ends = new AtomicInteger();

    try (var process = new ServerProcess(settings, new LeftBehind(note), ends::incrementAndGet)) {
      await().atMost(PATIENCE).until(() -> ends.get() > 1);
    }

    assertThat(output).content().startsWith("device 3 in " + folder + "\ndevice 3 in ");
  }

  private void write(String words) throws IOException {
    Files.createDirectories(note.getParent());
    Files.writeString(note, words);
  }

  /** The id of the server that is noted. */
  private String noted() throws IOException {
    return Files.readString(note).split(" ")[0];
  }
}
