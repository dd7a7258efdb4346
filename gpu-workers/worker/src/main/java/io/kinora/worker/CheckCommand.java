package io.kinora.worker;

import io.kinora.worker.config.WorkerConfiguration;
import io.kinora.worker.engine.Finding;
import io.kinora.worker.engine.VideoEngineFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/**
 * Tries the engines of a configuration file without a server, and prints what was found. The file
 * needs no more than its {@code engines}.
 */
final class CheckCommand {
  private final Map<String, VideoEngineFactory> factories;
  private final PrintStream out;

  CheckCommand(Map<String, VideoEngineFactory> factories, PrintStream out) {
    this.factories = factories;
    this.out = out;
  }

  /** True when nothing failed. */
  boolean run(Path file) throws IOException, InterruptedException {
    var good = true;
    for (var entry : WorkerConfiguration.engines(file)) {
      var factory = factories.get(entry.engine());
      if (factory == null) {
        throw new IllegalArgumentException(
            "no engine \"" + entry.engine() + "\" here; there is " + factories.keySet());
      }
      out.println(entry.engine());
      var folder = Files.createTempDirectory("kinora-check");
      try {
        for (var finding : factory.check(entry.settings(), folder)) {
          print(finding);
          good &= finding.verdict() != Finding.Verdict.FAILED;
        }
      } finally {
        delete(folder);
      }
    }
    out.println(good ? "All passed." : "Not all passed.");
    return good;
  }

  private void print(Finding finding) {
    out.printf("  %-7s  %-58s  %s%n", finding.verdict(), finding.what(), finding.detail());
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
