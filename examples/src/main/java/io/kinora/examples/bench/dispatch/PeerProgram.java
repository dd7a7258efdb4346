package io.kinora.examples.bench.dispatch;

import io.kinora.examples.cluster.ChildProcess;
import io.kinora.examples.cluster.Journal;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A contender that is a program with two modes. {@code produce} reads {@code token tenant millis}
 * from its input and answers {@code ok} to a line {@code flush} when all before it is accepted;
 * {@code consume JOURNAL SLOTS} works. Both say {@code ready} first.
 */
final class PeerProgram implements Contender {

  private static final Duration READY = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final String name;
  private final String durability;
  private final String recovery;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path folder;
  private final AutoCloseable broker;
  private @Nullable Process producer;
  private @Nullable BufferedWriter input;
  private @Nullable BufferedReader output;
  private @Nullable ChildProcess consumer;
  private int consumers;

  /**
   * @param command the program; the mode and its arguments follow
   * @param broker what has to be stopped after it
   */
  PeerProgram(
      String name,
      String durability,
      String recovery,
      List<String> command,
      Map<String, String> environment,
      Path folder,
      AutoCloseable broker) {
    this.name = name;
    this.durability = durability;
    this.recovery = recovery;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.folder = folder;
    this.broker = broker;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String durability() {
    return durability;
  }

  @Override
  public String recovery() {
    return recovery;
  }

  @Override
  public void start() throws IOException, InterruptedException {
    var builder = new ProcessBuilder(with("produce"))
        .redirectError(
            ProcessBuilder.Redirect.appendTo(folder.resolve("producer.log").toFile()));
    builder.environment().putAll(environment);
    var process = builder.start();
    producer = process;
    input = new BufferedWriter(
        new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    await("ready");
    startConsumer();
  }

  private void startConsumer() throws IOException, InterruptedException {
    var log = folder.resolve("consumer-" + ++consumers + ".log");
    var started = ChildProcess.start(
        name, with("consume", journalFile().toString(), "" + SLOTS), environment, log);
    consumer = started;
    var end = System.nanoTime() + READY.toNanos();
    while (!Files.readString(log).contains("ready")) {
      if (started.awaitEnd(LOOK) || System.nanoTime() > end) {
        throw new IOException(name + " does not consume, see " + log);
      }
    }
  }

  private List<String> with(String... arguments) {
    var all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    return all;
  }

  private void await(String word) throws IOException {
    var reader = output;
    if (reader == null) throw new IllegalStateException("not started");
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.strip().equals(word)) return;
    }
    throw new IOException(name + " ended, see " + folder.resolve("producer.log"));
  }

  @Override
  public void submit(List<Job> jobs) throws IOException {
    var writer = input;
    if (writer == null) throw new IllegalStateException("not started");
    for (var job : jobs) writer.write(job.line() + "\n");
    writer.write("flush\n");
    writer.flush();
    await("ok");
  }

  @Override
  public void killConsumer() throws IOException, InterruptedException {
    var now = consumer;
    if (now != null) now.kill();
    startConsumer();
  }

  @Override
  public List<Double> requeues() {
    return List.of();
  }

  @Override
  public List<Journal.Entry> journal() throws IOException {
    return Journal.read(journalFile());
  }

  @Override
  public Map<String, Double> held(Timeline timeline, List<Job> jobs) {
    return jobs.stream()
        .filter(job -> timeline.hasStarted(job.token()))
        .collect(Collectors.toMap(Job::token, job -> job.millis() / 1000.0));
  }

  @Override
  public int effects(Timeline timeline, String token) {
    return timeline.ends(token).size();
  }

  private Path journalFile() {
    return folder.resolve("journal.txt");
  }

  @Override
  public void close() {
    if (consumer != null) consumer.close();
    if (producer != null) producer.destroyForcibly();
    try {
      broker.close();
    } catch (Exception e) {
      throw new IllegalStateException(name + " did not stop", e);
    }
  }
}
