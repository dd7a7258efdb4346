package io.kinora.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UpCommandTest {
  private static final long MEBIBYTE = 1 << 20;

  @Test
  void aFullDiskIsSaidBeforeAnythingStarts() {
    assertThatThrownBy(() -> UpCommand.requireRoom(Path.of("/data"), 30 * MEBIBYTE))
        .hasMessage("the disk of /data is full: 30 MiB are free, and at least 200 MiB are needed");
  }

  @Test
  void roomForADatabaseIsEnough() {
    assertThatCode(() -> UpCommand.requireRoom(Path.of("/data"), 200 * MEBIBYTE))
        .doesNotThrowAnyException();
  }
}
