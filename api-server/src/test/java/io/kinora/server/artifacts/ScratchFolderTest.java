package io.kinora.server.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
  @TempDir
  Path parent;

  @Test
  void twoServersDoNotTouchOneAnother() throws Exception {
    var first = ScratchFolder.open(parent);
    var file = first.newFile();

    var second = ScratchFolder.open(parent);

    assertThat(second.path()).isNotEqualTo(first.path());
    assertThat(file).exists();
  }

  @Test
  void whatAKilledServerLeftIsRemoved() throws Exception {
    var left = Files.createDirectory(parent.resolve("left"));
    Files.writeString(left.resolve("half"), "half an upload");
    var lock = Files.createFile(parent.resolve("left.lock"));

    ScratchFolder.open(parent);

    assertThat(left).doesNotExist();
    assertThat(lock).doesNotExist();
  }
}
