package io.kinora.worker.takes;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores with a program of the operator's, such as one that loads a vision model. It is started for
 * each take, reads one line of JSON, {@code {"file": …, "prompt": …}}, from its standard input, and
 * prints a number on the last line of its standard output. Immutable.
 */
final class CommandScorer implements Scorer {
  private static final Logger log = LoggerFactory.getLogger(CommandScorer.class);
  private static final ObjectMapper json = new ObjectMapper();
  private static final int OUTPUT_MAX = 1 << 16;

  private final List<String> command;
  private final Duration timeout;

  CommandScorer(List<String> command, Duration timeout) {
    this.command = List.copyOf(command);
    this.timeout = timeout;
  }

  @Override
  public double score(Path clip, String prompt) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    try {
      var question = new Question(clip.toAbsolutePath().toString(), prompt);
      ask(process, json.writeValueAsString(question));
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS))
        throw new IOException("the scorer took longer than " + timeout);
      if (process.exitValue() != 0)
        throw new IOException("the scorer ended with " + process.exitValue());
      var output = process.getInputStream().readNBytes(OUTPUT_MAX);
      return number(new String(output, StandardCharsets.UTF_8));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** A program that judges without listening may be gone by now; its answer counts. */
  private static void ask(Process process, String question) {
    try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
      input.write(question + "\n");
    } catch (IOException e) {
      log.atDebug().setCause(e).log("the scorer does not listen");
    }
  }

  private static double number(String output) throws IOException {
    var last = output.strip().lines().reduce((a, b) -> b).orElse("");
    try {
      var score = Double.parseDouble(last.strip());
      if (Double.isFinite(score)) return score;
    } catch (NumberFormatException e) {
      throw new IOException("the scorer printed no number", e);
    }
    throw new IOException("the scorer printed no number");
  }

  /** What the program reads. */
  private record Question(String file, String prompt) {}
}
