package io.kinora.examples;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The webhook receiver of the examples as a process that listens. */
final class Receiver implements AutoCloseable {

  private final Process process;
  private final Path output;

  private Receiver(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts one that believes this secret; it listens when this returns. */
  static Receiver start(int port, String secret, Path folder) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var output = folder.resolve("received.txt");
    var builder = new ProcessBuilder(
        java,
        "-cp",
        System.getProperty("java.class.path"),
        ReceiveWebhooks.class.getName(),
        Integer.toString(port));
    builder.environment().put("KINORA_WEBHOOK_SECRET", secret);
    var process =
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    var receiver = new Receiver(process, output);
    receiver.awaitOutput("listening");
    return receiver;
  }

  void awaitOutput(String text) {
    await().atMost(Duration.ofSeconds(60)).until(() -> output().contains(text));
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
