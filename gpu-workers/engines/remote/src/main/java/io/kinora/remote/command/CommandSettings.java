package io.kinora.remote.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the engine in the worker's configuration.
 *
 * @param command the program and its arguments
 * @param folder where it runs, or null for the worker's own
 * @param environment variables on top of the worker's own, such as {@code CUDA_VISIBLE_DEVICES}
 * @param startTimeout how long it may take to say hello
 * @param jobTimeout how long one job may take
 */
record CommandSettings(
    List<String> command,
    @Nullable Path folder,
    Map<String, String> environment,
    Duration startTimeout,
    Duration jobTimeout) {
  private static final int START_SECONDS = 600;
  private static final int JOB_SECONDS = 3600;
  private static final List<String> NAMES =
      List.of("command", "folder", "environment", "startTimeoutSeconds", "jobTimeoutSeconds");

  CommandSettings {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /**
   * Reads the free-form settings; throws {@link IllegalArgumentException} that names the one that
   * is wrong.
   */
  static CommandSettings of(Map<String, Object> settings) {
    for (var name : settings.keySet()) {
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException("unknown setting of the command engine: " + name);
      }
    }
    var folder = settings.get("folder");
    return new CommandSettings(
        words("command", settings.get("command")),
        folder == null ? null : Path.of(folder.toString()),
        environment(settings.get("environment")),
        seconds(settings, "startTimeoutSeconds", START_SECONDS),
        seconds(settings, "jobTimeoutSeconds", JOB_SECONDS));
  }

  private static List<String> words(String name, @Nullable Object command) {
    if (command instanceof List<?> words && !words.isEmpty()) {
      return words.stream().map(String::valueOf).toList();
    }
    throw new IllegalArgumentException(name + " must be a list: the program and its arguments");
  }

  private static Map<String, String> environment(@Nullable Object environment) {
    if (environment == null) return Map.of();
    if (!(environment instanceof Map<?, ?> variables)) {
      throw new IllegalArgumentException("environment must be a map of names to values");
    }
    var copy = new java.util.TreeMap<String, String>();
    variables.forEach((name, value) -> copy.put(String.valueOf(name), String.valueOf(value)));
    return copy;
  }

  private static Duration seconds(Map<String, Object> settings, String name, int fallback) {
    var value = settings.getOrDefault(name, fallback);
    if (value instanceof Number number && number.longValue() > 0)
      return Duration.ofSeconds(number.longValue());
    throw new IllegalArgumentException(name + " must be a number of seconds, 1 or more: " + value);
  }
}
