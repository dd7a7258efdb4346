package io.kinora.server.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Runs the simulation over many seeds. {@code -Dsimulation.seed=N} runs one alone;
 * {@code -Dsimulation.seeds=N} runs that many.
 */
class DispatchSimulationTest {
  private static final int SEEDS = 2000;
  private static final String REPORT = "dispatch-simulation.md";

  @Test
  void everyVideoEndsOnceWhateverBreaks() throws IOException {
    Long only = Long.getLong("simulation.seed");
    int seeds = Integer.getInteger("simulation.seeds", SEEDS);
    Map<String, Integer> total = new TreeMap<>();
    long first = only == null ? 0 : only;
    long end = only == null ? seeds : only + 1;
    for (long seed = first; seed < end; seed++) {
      run(seed, false).forEach((what, count) -> total.merge(what, count, Integer::sum));
    }

    assertThat(total.get("videos"))
        .isEqualTo(
            total.getOrDefault("videos completed", 0) + total.getOrDefault("videos failed", 0));
    if (only == null && seeds == SEEDS) {
      String report = report(total);
      Files.writeString(Path.of("target", REPORT), report);
      assertThat(report)
          .as("the committed report; the new one is in target")
          .isEqualTo(committed());
    }
  }

  @Test
  void everyVideoEndsOverHeartbeatsAloneWhenTheBusFallsSilent() {
    for (long seed = 0; seed < 50; seed++) {
      assertThat(run(seed, true)).containsKey("videos completed");
    }
  }

  private static Map<String, Integer> run(long seed, boolean silent) {
    try {
      return new DispatchSimulation(seed, silent).run();
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private static String report(Map<String, Integer> total) {
    var text = new StringBuilder("# What the dispatch simulation did\n\n")
        .append("Written by `DispatchSimulationTest` over seeds 0 to ")
        .append(SEEDS - 1)
        .append(". A change of policy shows here.\n\n| What | Count |\n| --- | ---: |\n");
    total.forEach((what, count) ->
        text.append("| ").append(what).append(" | ").append(count).append(" |\n"));
    return text.toString();
  }

  private static String committed() throws IOException {
    try (var in = DispatchSimulationTest.class.getResourceAsStream("/" + REPORT)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
