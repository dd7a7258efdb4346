package io.kinora.examples.cluster;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that can be killed, frozen and thawed. Thread-safe. Its output is added to a file. */
public final class ChildProcess implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(30);

  private final String name;
  private final Process process;

  private ChildProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /** Starts a program. */
  public static ChildProcess start(
      String name, List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    var builder = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return new ChildProcess(name, builder.start());
  }

  /**
   * The command line of a class of this program's own class path.
   *
   * @param brief whether it lives so briefly that a quick start matters more than speed
   */
  static List<String> java(
      boolean brief, int heapMegabytes, String mainClass, String... arguments) {
    var command = java(heapMegabytes, mainClass, arguments);
    if (brief) command.add(1, "-XX:TieredStopAtLevel=1");
    return command;
  }

  /** The command line of a class of this program's own class path. */
  public static List<String> java(int heapMegabytes, String mainClass, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("-XX:+UseSerialGC");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--") || flag.startsWith("-XX:+IgnoreUnrecognized"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(arguments));
    return command;
  }

  /** What it is called in reports. */
  public String name() {
    return name;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as a power cut does, and waits until it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it as a service manager does: SIGTERM, and SIGKILL for what has not gone in time. */
  public void terminate(Duration grace) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) kill();
  }

  /** Waits for its end; false when it still runs after that long. */
  public boolean awaitEnd(Duration longest) throws InterruptedException {
    return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Stops it from running while all its connections stay, as a hung machine does. */
  public void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** Lets a frozen process go on. */
  public void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    if (kill.waitFor() != 0 && isAlive()) throw new IOException("cannot send " + signal);
  }

  /** The last line of a log that says something, for messages. */
  static String lastWord(Path log) throws IOException {
    var lines = Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1).strip();
  }

  @Override
  public void close() {
    try {
      if (isAlive()) thaw();
      terminate(GRACE);
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
