package io.kinora.worker.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFoldersTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir
  Path folder;

  private KeptFolders folders() {
    return new KeptFolders(folder, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void theNextAttemptFindsWhatTheLastOneLeft() throws Exception {
    try (var kept = folders().open("video_1").orElseThrow()) {
      Files.writeString(kept.path().resolve("segment"), "made");
    }

    try (var again = folders().open("video_1").orElseThrow()) {
      assertThat(again.path().resolve("segment")).hasContent("made");
    }
  }

  @Test
  void aFolderBelongsToOneAttemptAtATime() {
    try (var kept = folders().open("video_1").orElseThrow()) {
      assertThat(kept.path()).exists();
      assertThat(folders().open("video_1")).isEmpty();
    }
    assertThat(folders().open("video_1")).isPresent().get().satisfies(KeptFolders.Kept::close);
  }

  @Test
  void theEndOfTheVideoClearsIt() throws Exception {
    try (var kept = folders().open("video_1").orElseThrow()) {
      Files.writeString(kept.path().resolve("segment"), "made");
      kept.forget();
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aNameThatIsAPathIsRefused() {
    assertThat(folders().open("../other")).isEmpty();
    assertThat(folders().open("")).isEmpty();
  }

  @Test
  void whatNobodyComesBackForGoesAfterTwoDays() throws Exception {
    make("video_old", Duration.ofDays(3));
    make("video_young", Duration.ofHours(1));
    var held = folders().open("video_held").orElseThrow();
    age(held.path(), Duration.ofDays(3));

    folders().sweep();

    assertThat(folder.resolve("video_old")).doesNotExist();
    assertThat(folder.resolve("video_young")).exists();
    assertThat(folder.resolve("video_held")).exists();
    held.close();
  }

  private void make(String video, Duration age) throws IOException {
    var kept = folders().open(video).orElseThrow();
    kept.close();
    age(kept.path(), age);
  }

  private static void age(Path path, Duration age) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(NOW.minus(age)));
  }
}
