package io.kinora.examples.stack;

import io.kinora.sdk.KinoraClient;
import io.kinora.sdk.KinoraException;
import io.kinora.server.ports.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server with its worker, {@code kinora up}, as a child process over a data folder. Thread-safe:
 * it may be stopped from any thread, any number of times.
 */
public final class LocalStack implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Process process;
  private final Path data;
  private final Path log;

  private LocalStack(Process process, Path data, Path log) {
    this.process = process;
    this.data = data;
    this.log = log;
  }

  /** The stack did not come up; the message is its own last word. */
  public static final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
      super(message);
    }
  }

  /**
   * Starts one and returns at once.
   *
   * @param up the command line of {@code kinora up} with arguments of the caller's
   * @param port where it shall listen, see {@link FreePort}
   * @param data its data folder; its output goes into {@code up.log} there
   */
  public static LocalStack start(List<String> up, int port, Path data) throws IOException {
    Files.createDirectories(data);
    var log = data.resolve("up.log");
    var command = new ArrayList<>(up);
    command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
    var process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
    process.getOutputStream().close();
    return new LocalStack(process, data, log);
  }

  /**
   * The command line of {@code kinora up} in the system property {@code kinora.up.command}: a
   * program and its one argument with a space between.
   *
   * @throws StartException if it is not set, because the program was not started by
   *     {@code ./kinora}
   */
  public static List<String> upCommand() {
    var command = System.getProperty("kinora.up.command", "");
    var space = command.lastIndexOf(' ');
    if (space < 1) {
      throw new StartException("kinora.up.command is not set; start this with ./kinora");
    }
    return List.of(command.substring(0, space), command.substring(space + 1));
  }

  /**
   * Waits until the server answers to its key.
   *
   * @throws StartException if it ends or does not answer in time
   */
  public LocalStack awaitReady(Duration timeout, Clock clock) {
    var deadline = clock.instant().plus(timeout);
    while (!isReady()) {
      if (awaitEnd(LOOK)) {
        throw new StartException(lastWord());
      }
      if (clock.instant().isAfter(deadline)) {
        throw new StartException(
            "the server did not answer within " + timeout.toSeconds() + " s: " + lastWord());
      }
    }
    return this;
  }

  private boolean isReady() {
    if (!Files.exists(credentialsFile()) || !credentials().containsKey("KINORA_API_KEY")) {
      return false;
    }
    try (var client = client("KINORA_API_KEY")) {
      return client
              .withOptions(o -> o.maxRetries(0).timeout(Duration.ofSeconds(2)))
              .models()
              .list()
              .execute()
          != null;
    } catch (KinoraException e) {
      return false;
    }
  }

  /** A client with one of the keys in {@link #credentials}. */
  public KinoraClient client(String key) {
    var credentials = credentials();
    return KinoraClient.builder()
        .baseUrl(required(credentials, "KINORA_BASE_URL"))
        .apiKey(required(credentials, key))
        .application("kinora-examples")
        .build();
  }

  /** What {@code credentials.env} in the data folder says. */
  public Map<String, String> credentials() {
    var values = new HashMap<String, String>();
    try {
      for (var line : Files.readAllLines(credentialsFile())) {
        var equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith("#")) {
          values.put(
              line.substring(0, equals).replaceFirst("^export ", "").strip(),
              unquoted(line.substring(equals + 1)));
        }
      }
    } catch (IOException e) {
      throw new StartException("the keys cannot be read: " + e.getMessage());
    }
    return values;
  }

  /** The process of {@code kinora up}. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** The last line that the process wrote, or what its end was. */
  public String lastWord() {
    try {
      var lines =
          Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty()
          ? "the server said nothing"
          : lines.get(lines.size() - 1).strip();
    } catch (IOException e) {
      return "the server ended, and its log cannot be read";
    }
  }

  /** Stops it as SIGTERM does, and by force what has not gone after 30 s. */
  @Override
  public void close() {
    var family = new ArrayList<>(process.descendants().toList());
    process.destroy();
    if (!awaitEnd(GRACE)) {
      family.addAll(process.descendants().toList());
      process.destroyForcibly();
    }
    family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
  }

  private boolean awaitEnd(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("interrupted");
    }
  }

  private Path credentialsFile() {
    return data.resolve("credentials.env");
  }

  private static String required(Map<String, String> values, String name) {
    var value = values.get(name);
    if (value == null) {
      throw new StartException("credentials.env has no " + name);
    }
    return value;
  }

  private static String unquoted(String value) {
    return value.strip().replaceAll("^(['\"])(.*)\\1$", "$2");
  }
}
