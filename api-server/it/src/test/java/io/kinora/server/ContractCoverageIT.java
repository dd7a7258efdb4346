package io.kinora.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Runs when all others of this module have ended, each of whose processes left what it has met. */
class ContractCoverageIT {
  private static final Path MET = Path.of("target/contract-met");
  private static final Path REPORT = Path.of("target/contract-coverage.md");

  @Test
  void nothingIsDeclaredThatNoTestHasMet() throws IOException {
    assumeTrue(System.getProperty("it.test") == null, "only some of the tests were asked for");
    var met = new TreeSet<String>();
    try (var files = Files.list(MET)) {
      for (var file : files.toList()) met.addAll(Files.readAllLines(file));
    }
    var coverage = ContractCoverage.of(Path.of(System.getProperty("openapi.spec", "")), met);

    Files.writeString(REPORT, coverage.report());
    System.out.println(coverage.summary() + " " + REPORT.toAbsolutePath());

    assertThat(coverage.missing()).as("what no test has met; see " + REPORT).isEmpty();
  }
}
