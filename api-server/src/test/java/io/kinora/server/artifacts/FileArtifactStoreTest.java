package io.kinora.server.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArtifactStoreTest extends ArtifactStoreContract {
  @TempDir
  Path folder;

  @Override
  ArtifactStore store() throws IOException {
    return new FileArtifactStore(folder);
  }

  @Test
  void whatAKilledServerLeftHalfWrittenIsClearedAtTheStart() throws IOException {
    var incoming = Files.createDirectories(folder.resolve(".incoming/left"));
    Files.createFile(folder.resolve(".incoming/left.lock"));
    var left = Files.writeString(incoming.resolve("put1.tmp"), "half");

    store();

    assertThat(left).doesNotExist();
  }
}
