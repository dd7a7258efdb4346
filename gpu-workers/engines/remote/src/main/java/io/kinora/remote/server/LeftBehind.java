package io.kinora.remote.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A note of which inference server a worker has started, so that the next worker ends it when the
 * first one was killed and could not. Processes are told by their id and the time of their start,
 * because ids are used again. Not thread-safe.
 */
final class LeftBehind {
  private static final Logger log = LoggerFactory.getLogger(LeftBehind.class);
  private static final int WORDS = 4;
  private static final long STOP_SECONDS = 10;

  private final Path note;

  /** @param note a file that may not be there yet, of one server and nobody else */
  LeftBehind(Path note) {
    this.note = note;
  }

  /** The note of a server in the home of whoever runs the worker. */
  static LeftBehind of(ServerProcess.Settings settings) {
    var name = Integer.toHexString(Objects.hash(settings.command(), settings.folder()))
        + Integer.toHexString(Objects.hashCode(settings.environment()));
    return new LeftBehind(
        Path.of(System.getProperty("user.home"), ".cache", "kinora", "servers", name));
  }

  /** Ends the server of the note, unless the worker that started it lives. */
  void end() throws InterruptedException {
    var words = read();
    if (words.length != WORDS || find(words[2], words[3]).isPresent()) return;
    var server = find(words[0], words[1]);
    if (server.isEmpty()) return;
    log.atWarn()
        .addKeyValue("pid", server.get().pid())
        .log("inference server of a worker that was killed, ended");
    var children = server.get().descendants().toList();
    server.get().destroy();
    if (!awaitEnd(server.get())) server.get().destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  /** Notes a server that this worker has started. */
  void remember(ProcessHandle server) {
    var words = words(server) + " " + words(ProcessHandle.current());
    try {
      Files.createDirectories(note.toAbsolutePath().getParent());
      Files.writeString(note, words);
    } catch (IOException e) {
      log.atWarn()
          .addKeyValue("reason", e.toString())
          .log("an inference server that outlives its worker will not be found");
    }
  }

  /** Notes that the server has ended for good. */
  void forget() {
    try {
      Files.deleteIfExists(note);
    } catch (IOException e) {
      log.debug("note not removed", e);
    }
  }

  private String[] read() {
    try {
      return Files.exists(note) ? Files.readString(note).strip().split(" ") : new String[0];
    } catch (IOException e) {
      log.debug("note not read", e);
      return new String[0];
    }
  }

  private static boolean awaitEnd(ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.debug("does not end", e);
    }
    return !process.isAlive();
  }

  private static Optional<ProcessHandle> find(String id, String start) {
    if (!id.matches("[0-9]{1,18}")) return Optional.empty();
    return ProcessHandle.of(Long.parseLong(id))
        .filter(ProcessHandle::isAlive)
        .filter(process -> start(process).equals(start));
  }

  static String words(ProcessHandle process) {
    return process.pid() + " " + start(process);
  }

  /** Milliseconds since 1970; a word that is no number where the system does not tell. */
  private static String start(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(moment -> Long.toString(moment.toEpochMilli()))
        .orElse("unknown");
  }
}
