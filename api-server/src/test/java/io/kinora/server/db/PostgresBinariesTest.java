package io.kinora.server.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
  @TempDir
  Path folder;

  @Test
  void aLinkedTreeHasTheSameFilesAndOutlivesTheFirst() throws Exception {
    var from = folder.resolve("from");
    Files.createDirectories(from.resolve("bin"));
    Files.writeString(from.resolve("bin/postgres"), "program");
    Files.createSymbolicLink(from.resolve("postmaster"), Path.of("bin/postgres"));
    var to = Files.createDirectory(folder.resolve("to"));

    PostgresBinaries.link(from, to);

    assertThat(Files.isSameFile(from.resolve("bin/postgres"), to.resolve("bin/postgres")))
        .isTrue();
    Files.delete(from.resolve("bin/postgres"));
    assertThat(to.resolve("postmaster")).hasContent("program");
  }
}
