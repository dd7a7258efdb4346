package io.kinora.worker.takes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Tells how good a take is; of several the one with the highest score is kept. */
public interface Scorer {
  /** The built-in one. */
  Scorer LOOKS = new LooksScorer();

  /** How long a program of the operator's may take for one take. */
  Duration PATIENCE = Duration.ofMinutes(5);

  /**
   * A program of the operator's.
   *
   * @param command the program and its arguments; see docs/engines.md for what it reads and prints
   * @param timeout for one take
   */
  static Scorer command(List<String> command, Duration timeout) {
    if (command.isEmpty()) throw new IllegalArgumentException("score must name a program");
    return new CommandScorer(command, timeout);
  }

  /**
   * @param prompt what the take should show
   * @return higher is better
   * @throws IOException when it cannot tell
   */
  double score(Path clip, String prompt) throws IOException, InterruptedException;
}
