package io.kinora.examples.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One worker of a {@link Cluster}, over all the processes that it has been. Thread-safe. */
public final class WorkerNode implements AutoCloseable {

  private static final String MAIN = "io.kinora.worker.WorkerMain";
  private static final int HEAP_MEGABYTES = 192;

  private final int number;
  private final Path folder;
  private final List<String> servers;
  private final Cluster.Plan plan;
  private volatile @Nullable ChildProcess process;

  WorkerNode(int number, Path folder, List<String> servers, Cluster.Plan plan) {
    this.number = number;
    this.folder = folder;
    this.servers = List.copyOf(servers);
    this.plan = plan;
  }

  static Path journal(Path folder) {
    return folder.resolve("journal.txt");
  }

  public String name() {
    return "worker " + (number + 1);
  }

  public ChildProcess process() {
    var now = process;
    if (now == null) throw new IllegalStateException(name() + " was never started");
    return now;
  }

  /** Starts it as it should be. Does not wait. */
  public void start() throws IOException {
    launch(ChildProcess.java(plan.brief(), HEAP_MEGABYTES, MAIN, configuration().toString()));
  }

  /** Starts it on a clock that is wrong by so much. */
  public void startSkewed(int minutes) throws IOException {
    launch(ChildProcess.java(
        plan.brief(),
        HEAP_MEGABYTES,
        Skewed.class.getName(),
        Integer.toString(minutes),
        "worker",
        configuration().toString()));
  }

  /** Starts it when it has ended. */
  public void startIfDead() throws IOException {
    if (!process().isAlive()) start();
  }

  private void launch(List<String> command) throws IOException {
    process = ChildProcess.start(
        name(),
        command,
        Map.of("KINORA_JOIN_SECRET", ApiServer.JOIN_SECRET),
        folder.resolve("worker-" + number + ".log"));
  }

  private Path configuration() throws IOException {
    return Files.writeString(folder.resolve("worker-" + number + ".yml"), """
        name: worker-%d
        servers: [%s]
        workFolder: '%s'
        drainGrace: 20s
        engines:
          - {engine: paced, slots: %d, threads: 1, settings: {journal: '%s'}}
        """.formatted(
            number + 1,
            String.join(", ", servers.stream().map(server -> "'" + server + "'").toList()),
            folder.resolve("work-" + number),
            plan.slots(),
            journal(folder)));
  }

  @Override
  public void close() {
    var now = process;
    if (now != null) now.close();
  }
}
