package io.kinora.server;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers that run beside a server started with one command: child processes that end with this
 * one, because their input does, and that are started again when they end by themselves.
 */
final class WorkerProcesses extends AbstractLifeCycle {
  private static final Logger log = LoggerFactory.getLogger(WorkerProcesses.class);
  private static final String CLASS_PATH = "kinora.worker.classpath";
  private static final String MAIN_CLASS = "io.kinora.worker.WorkerMain";
  private static final Duration RESTART_AFTER = Duration.ofSeconds(2);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

  private final Path folder;
  private final String origin;
  private final String joinSecret;
  private final String engine;
  private final int count;
  private final List<Process> running = new ArrayList<>();

  /**
   * @param folder where their configurations, logs and work files go
   * @param origin the server that they ask for work
   * @param engine name of the engine that they run
   */
  WorkerProcesses(Path folder, String origin, String joinSecret, String engine, int count) {
    this.folder = folder.toAbsolutePath();
    this.origin = origin;
    this.joinSecret = joinSecret;
    this.engine = engine;
    this.count = count;
  }

  @Override
  protected void doStart() throws Exception {
    if (count > 0 && System.getProperty(CLASS_PATH) == null) {
      throw new IOException(
          "the system property " + CLASS_PATH + " does not say where the workers' classes are");
    }
    for (int number = 1; number <= count; number++) launch(number);
  }

  private synchronized void launch(int number) {
    if (isStopping() || isStopped()) return;
    var name = "worker-" + number;
    try {
      var process = process(name);
      running.add(process);
      var unused = process.onExit().thenAccept(ended -> replace(ended, number));
      log.atInfo()
          .addKeyValue("worker", name)
          .addKeyValue("pid", process.pid())
          .log("worker started");
    } catch (IOException e) {
      log.atError().setCause(e).addKeyValue("worker", name).log("worker did not start");
    }
  }

  private synchronized void replace(Process ended, int number) {
    running.remove(ended);
    if (isStopping() || isStopped()) return;
    log.atWarn()
        .addKeyValue("worker", "worker-" + number)
        .addKeyValue("code", ended.exitValue())
        .log("worker ended, another is started");
    CompletableFuture.delayedExecutor(RESTART_AFTER.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> launch(number));
  }

  private Process process(String name) throws IOException {
    var home = Files.createDirectories(folder.resolve(name));
    var file = home.resolve("worker.yml");
    Files.writeString(file, configuration(name, home));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags());
    command.addAll(List.of("-cp", System.getProperty(CLASS_PATH), MAIN_CLASS, file.toString()));
    command.add("--exit-with-parent");
    var output = ProcessBuilder.Redirect.appendTo(new File(home.toFile(), "worker.log"));
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
    builder.environment().put("KINORA_JOIN_SECRET", joinSecret);
    return builder.start();
  }

  private String configuration(String name, Path home) {
    var threads = Math.max(1, Runtime.getRuntime().availableProcessors() / count);
    return """
        name: %s
        servers: ['%s']
        workFolder: '%s'
        heartbeat: 1s
        drainGrace: 5s
        engines:
          - {engine: '%s', slots: 1, threads: %d}
        """.formatted(name, origin, home.resolve("work"), engine, threads);
  }

  /** What this process was told about modules and memory access holds for the workers too. */
  private static List<String> flags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--") || flag.startsWith("-XX:+IgnoreUnrecognized"))
        .toList();
  }

  @Override
  protected void doStop() throws Exception {
    List<Process> ending;
    synchronized (this) {
      ending = List.copyOf(running);
    }
    for (var process : ending) close(process);
    var deadline = System.nanoTime() + STOP_WITHIN.toNanos();
    for (var process : ending) {
      var rest = Math.max(0, deadline - System.nanoTime());
      if (!process.waitFor(rest, TimeUnit.NANOSECONDS))
        process.destroyForcibly().waitFor();
    }
  }

  private static void close(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy();
    }
  }
}
