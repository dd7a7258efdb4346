package io.kinora.remote.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The inference server as a child of the worker: started, started again with a growing delay when
 * it ends, and ended. One that a killed worker left is ended first.
 */
final class ServerProcess implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);
  private static final long DELAY_MAX_SECONDS = 60;
  private static final long STABLE_SECONDS = 120;
  private static final long STOP_SECONDS = 10;

  private final Settings settings;
  private final LeftBehind leftBehind;
  private final Runnable onEnd;
  private final ScheduledExecutorService starter =
      Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "inference-server");
        thread.setDaemon(true);
        return thread;
      });
  private @Nullable Process process;
  private boolean closed;
  private int failures;

  /**
   * How to start it.
   *
   * @param command the program and its arguments
   * @param folder where it runs, or null for the worker's own
   * @param environment variables on top of the worker's own; {@code CUDA_VISIBLE_DEVICES} pins it
   *     to a device
   * @param log where its output goes, appended; null throws it away
   */
  record Settings(
      List<String> command,
      @Nullable Path folder,
      @Nullable Map<String, String> environment,
      @Nullable Path log) {}

  /** @param onEnd told when the server has ended and was not closed */
  ServerProcess(Settings settings, Runnable onEnd) {
    this(settings, LeftBehind.of(settings), onEnd);
  }

  /** @param leftBehind knows what an earlier worker could not end */
  ServerProcess(Settings settings, LeftBehind leftBehind, Runnable onEnd) {
    this.settings = settings;
    this.leftBehind = leftBehind;
    this.onEnd = onEnd;
    starter.execute(this::startFirst);
  }

  private void startFirst() {
    try {
      leftBehind.end();
      start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void start() {
    if (closed) return;
    var builder = new ProcessBuilder(settings.command()).redirectErrorStream(true);
    builder.redirectOutput(
        settings.log() == null
            ? ProcessBuilder.Redirect.DISCARD
            : ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
    if (settings.folder() != null) builder.directory(settings.folder().toFile());
    if (settings.environment() != null) builder.environment().putAll(settings.environment());
    var started = System.nanoTime();
    try {
      process = builder.start();
      leftBehind.remember(process.toHandle());
      log.atInfo().addKeyValue("pid", process.pid()).log("inference server started");
      process.onExit().thenAccept(ended -> ended(ended.exitValue(), started));
    } catch (IOException e) {
      log.atWarn().addKeyValue("reason", e.getMessage()).log("inference server does not start");
      startLater();
    }
  }

  private synchronized void ended(int code, long started) {
    if (closed) return;
    log.atWarn().addKeyValue("code", code).log("inference server ended");
    onEnd.run();
    if (TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started) > STABLE_SECONDS) failures = 0;
    startLater();
  }

  private void startLater() {
    starter.schedule(
        this::start, Math.min(DELAY_MAX_SECONDS, 1L << Math.min(failures++, 10)), TimeUnit.SECONDS);
  }

  /** Ends it, so that it is started again: the cure for a server that hangs or is out of memory. */
  synchronized void restart() {
    if (process != null) end(process);
  }

  @Override
  public synchronized void close() {
    closed = true;
    starter.shutdownNow();
    if (process != null) end(process);
    leftBehind.forget();
  }

  private static void end(Process process) {
    var children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
