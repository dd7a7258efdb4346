package io.kinora.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An example as a user runs it: a process with a base URL and a key in its environment, and a
 * folder to work in.
 */
final class Program {

  private static final int LIMIT_SECONDS = 300;

  private Program() {}

  /** Runs the main class of an example and gives what it wrote. */
  static String java(Class<?> example, RealStack.Access stack, Path folder, String... arguments)
      throws Exception {
    var command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        example.getName()));
    command.addAll(List.of(arguments));
    return run(command, stack, folder);
  }

  /**
   * Runs a command, which must end with 0, and gives what it wrote to standard output and standard
   * error.
   */
  static String run(List<String> command, RealStack.Access stack, Path folder) throws Exception {
    var name = command.get(command.size() - 1);
    var process = start(command, stack, folder);
    var ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    var text = Files.readString(folder.resolve("output.txt"));
    assertThat(ended).as("%s ended in time; it wrote: %s", name, text).isTrue();
    assertThat(process.exitValue())
        .as("the end of %s, which wrote: %s", name, text)
        .isZero();
    return text;
  }

  private static Process start(List<String> command, RealStack.Access stack, Path folder)
      throws IOException {
    var builder = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output.txt").toFile());
    builder.environment().putAll(stack.environment());
    return builder.start();
  }
}
