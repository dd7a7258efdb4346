package io.kinora.examples.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The short form: {@code ./kinora bench chaos} is the long one. Alone, because it judges times. */
@Isolated
class ChaosIT {

  @TempDir
  Path folder;

  @Test
  void nothingIsLostDoubledOrUndoneWhileProcessesDie() throws Exception {
    var verdict = Chaos.once(1, System.out).run(folder.resolve("history.txt"));

    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.late()).isEmpty();
    assertThat(verdict.faults()).isEqualTo(Faults.few().size());
    assertThat(verdict.accepted()).isPositive();
  }
}
