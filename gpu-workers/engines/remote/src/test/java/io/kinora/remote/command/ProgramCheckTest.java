package io.kinora.remote.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinora.worker.engine.Finding;
import io.kinora.worker.engine.Finding.Verdict;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCheckTest {
  private static final Path PYTHON_EXAMPLE =
      Path.of("../../../examples/engines/diffusers_engine.py");

  @TempDir
  Path folder;

  @Test
  void aProgramInJavaPasses() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var findings = check(
        List.of(java, "-cp", System.getProperty("java.class.path"), ToyProgram.class.getName()));

    assertThat(failed(findings)).isEmpty();
    assertThat(passed(findings))
        .contains(
            "speaks protocol 1",
            "makes a video",
            "answers a cancel within 1500 ms",
            "makes another after a stop",
            "forgets adapters within 30 s when told to",
            "ends within 5 s when its input does");
  }

  @Test
  void thePythonExamplePassesWithoutAModel() throws Exception {
    var found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "python3")));
    assumeTrue(found, "python3 is not here");

    var findings = check(List.of("python3", PYTHON_EXAMPLE.toString(), "--dry-run"));

    assertThat(failed(findings)).isEmpty();
    assertThat(findings)
        .filteredOn(
            finding -> finding.what().equals("fails a model that it does not have, with a kind"))
        .extracting(Finding::detail)
        .containsExactly("user: this engine runs dry-run, not no-such-model");
  }

  @Test
  void whatIsWrongIsTold() throws Exception {
    var findings = check(
        List.of("sh", "-c", "echo '{\"type\":\"hello\",\"protocol\":2,\"models\":[]}'; exec cat"));

    assertThat(failed(findings)).containsExactly("speaks protocol 1", "names its models");
  }

  @Test
  void aProgramThatEndsAtOnceOrIsNotThereIsTold() throws Exception {
    assertThat(check(List.of("/no/such/program")))
        .extracting(Finding::what)
        .containsExactly("starts");
  }

  private List<Finding> check(List<String> command) throws InterruptedException {
    var settings = Map.<String, Object>of(
        "command", command, "startTimeoutSeconds", 60, "jobTimeoutSeconds", 60);
    return new CommandEngineFactory().check(settings, folder);
  }

  private static List<String> failed(List<Finding> findings) {
    return whats(findings, Verdict.FAILED);
  }

  private static List<String> passed(List<Finding> findings) {
    return whats(findings, Verdict.PASSED);
  }

  private static List<String> whats(List<Finding> findings, Verdict verdict) {
    return findings.stream()
        .filter(finding -> finding.verdict() == verdict)
        .map(Finding::what)
        .toList();
  }
}
