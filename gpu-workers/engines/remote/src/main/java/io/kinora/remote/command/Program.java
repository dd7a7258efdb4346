package io.kinora.remote.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the program: its process and the two threads that read what it says. Standard error
 * goes to the log. Thread-safe.
 */
final class Program implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Program.class);
  private static final int LINE_LENGTH_MAX = 1 << 20;
  private static final int STOP_SECONDS = 5;

  private static final ObjectMapper json = JsonMapper.builder()
      .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
      .serializationInclusion(JsonInclude.Include.NON_NULL)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  private final Process process;
  private final BufferedWriter input;

  /**
   * Starts the program.
   *
   * @param heard called from the reading thread with each message
   * @param ended called once from the reading thread when the program's output has ended
   */
  Program(CommandSettings settings, Consumer<FromProgram> heard, Runnable ended)
      throws IOException {
    var builder = new ProcessBuilder(settings.command());
    if (settings.folder() != null) builder.directory(settings.folder().toFile());
    builder.environment().putAll(settings.environment());
    process = builder.start();
    input = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
    daemon(
        "command-engine-log", () -> lines(process.getErrorStream(), line -> log.info("{}", line)));
    daemon("command-engine", () -> {
      lines(process.getInputStream(), line -> hear(line, heard));
      ended.run();
    });
  }

  /** Sends one message; throws when the program has gone. */
  void tell(ToProgram message) throws IOException {
    tellLine(json.writeValueAsString(message));
  }

  void tellLine(String line) throws IOException {
    synchronized (input) {
      input.write(line);
      input.newLine();
      input.flush();
    }
  }

  private static void hear(String line, Consumer<FromProgram> heard) {
    FromProgram message;
    try {
      message = json.readValue(line, FromProgram.class);
    } catch (JsonProcessingException e) {
      // Libraries print banners; a line that is no message harms nobody.
      log.atWarn()
          .addKeyValue("length", line.length())
          .log("the program printed a line that is no message");
      return;
    }
    heard.accept(message);
  }

  private static void lines(InputStream stream, Consumer<String> consumer) {
    try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      for (var line = readLine(reader); line != null; line = readLine(reader)) {
        if (!line.isBlank()) consumer.accept(line);
      }
    } catch (IOException e) {
      log.atDebug().setCause(e).log("the program's output broke off");
    }
  }

  /**
   * Like the reader's own, but a line without end does not fill the memory: what is too long is
   * cut.
   */
  private static @org.jspecify.annotations.Nullable String readLine(BufferedReader reader)
      throws IOException {
    var line = new StringBuilder();
    for (var c = reader.read(); c != '\n'; c = reader.read()) {
      if (c < 0) return line.isEmpty() ? null : line.toString();
      if (line.length() < LINE_LENGTH_MAX) line.append((char) c);
    }
    return line.toString();
  }

  /** Closes its input and no more. */
  void closeInput() {
    try {
      input.close();
    } catch (IOException e) {
      log.atDebug().setCause(e).log("the program had closed its input");
    }
  }

  /** Closes its input, which asks it to end, and kills it with its children when it does not. */
  @Override
  public void close() {
    closeInput();
    var children = process.descendants().toList();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }

  /** Ends it at once: it does not answer. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void daemon(String name, Runnable task) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
