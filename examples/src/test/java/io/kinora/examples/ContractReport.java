package io.kinora.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * When the last test of this module has ended: says what the tests have met of the contract, and in
 * a whole build fails if anything was met by none.
 *
 * <p>The server's tests leave what they met in files, unless only some of them were asked for.
 */
final class ContractReport implements BeforeAllCallback {

  private static final Path CONTRACT = Path.of("../openapi/openapi.yaml");
  private static final Path BY_SERVER = Path.of("../api-server/target/contract-met");
  private static final Path REPORT = Path.of("target/contract-coverage.md");
  private static final ContractCoverage COVERAGE = ContractCoverage.of(CONTRACT);

  /** What the clients of these tests have met. */
  static ContractCoverage coverage() {
    return COVERAGE;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    var unused = context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(ContractReport.class))
        .getOrComputeIfAbsent(ContractReport.class, key -> new End(), End.class);
  }

  /** The root's store closes it after everything else. */
  private static final class End implements AutoCloseable {
    @Override
    public void close() throws IOException {
      var whole = System.getProperty("it.test") == null && Files.isDirectory(BY_SERVER);
      if (whole) {
        try (var files = Files.list(BY_SERVER)) {
          for (var file : files.toList()) {
            COVERAGE.add(Files.readAllLines(file));
          }
        }
      }
      Files.writeString(REPORT, COVERAGE.report());
      System.out.println(COVERAGE.summary() + " " + REPORT.toAbsolutePath().normalize());
      if (whole) {
        assertThat(COVERAGE.missing())
            .as("what the contract declares and no test has met; see " + REPORT)
            .isEmpty();
      }
    }
  }
}
