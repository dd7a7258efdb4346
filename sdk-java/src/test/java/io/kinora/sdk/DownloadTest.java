package io.kinora.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kinora.sdk.model.ErrorCode;
import io.kinora.sdk.model.VideoContentVariant;
import io.kinora.sdk.testing.Answer;
import io.kinora.sdk.testing.VideoScript;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest extends SdkTest {

  private final byte[] bytes = new byte[300_000];
  private String id = "";

  @TempDir
  Path folder;

  @BeforeEach
  void createVideo() {
    new Random(1).nextBytes(bytes);
    server.script(VideoScript.completes(bytes));
    id = client.videos().createAndWait(REQUEST).id();
  }

  @Test
  void brokenDownloadGoesOnWhereItBroke() throws Exception {
    server.answer(Answer.cutAfter(100_000), Answer.cutAfter(50_000));
    var file = folder.resolve("a.mp4");
    var progress = new ArrayList<Long>();

    client
        .videos()
        .content(id)
        .onProgress((received, total) -> progress.add(received * 100 / total))
        .toFile(file);

    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    assertThat(progress).isSorted().last().isEqualTo(100L);
    assertThat(server.requests())
        .filteredOn(request -> request.path().endsWith("/content"))
        .extracting(request -> request.header("range").orElse("all"))
        .containsExactly("all", "bytes=100000-", "bytes=150000-");
  }

  @Test
  void everyBreakWithNewBytesIsForgivenAndRepeatedOnesAreNot() {
    server.answer(Answer.cutAfter(1), Answer.cutAfter(1), Answer.cutAfter(1), Answer.cutAfter(1));
    server.answer(Collections.nCopies(20, Answer.cutAfter(0)).toArray(Answer[]::new));

    var failure = catchThrowableOfType(
        ConnectionException.class,
        () -> client.videos().content(id).toFile(folder.resolve("a.mp4")));

    assertThat(failure).hasMessageContaining("after 4 bytes");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void fileThatChangedMeanwhileIsNotMixed() {
    server.answer(Answer.cutAfter(10), Answer.usual().header("etag", "\"other\""));

    assertThatThrownBy(() -> client.videos().content(id).toFile(folder.resolve("a.mp4")))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("has changed");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void damagedFileIsNotKept() {
    var other = Base64.getEncoder().encodeToString(new byte[32]);
    server.answer(Answer.usual().header("repr-digest", "sha-256=:" + other + ":"));

    assertThatThrownBy(() -> client.videos().content(id).toFile(folder.resolve("a.mp4")))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("damaged");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void otherDigestsDoNotMatter() throws Exception {
    server.answer(Answer.usual().header("repr-digest", "sha-512=:AAAA:"));

    var file = client.videos().content(id).toFile(folder.resolve("a.mp4"));

    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void oldFileStaysUntilTheNewOneIsWhole() throws Exception {
    var file = Files.writeString(folder.resolve("a.mp4"), "old");
    server.answer(Answer.cutAfter(5), Answer.error(400, null, "No."));
    assertThatThrownBy(() -> client.videos().content(id).toFile(file))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(file).hasContent("old");

    client.videos().content(id).toFile(file);

    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void streamGivesTheSameBytes() throws Exception {
    server.answer(Answer.cutAfter(7));

    try (var in = client.videos().content(id).toStream()) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void variantIsAskedFor() {
    client
        .videos()
        .content(id)
        .variant(VideoContentVariant.THUMBNAIL)
        .toFile(folder.resolve("a.webp"));

    assertThat(server.requests()).last().extracting(r -> r.query()).isEqualTo("variant=thumbnail");
  }

  @Test
  void videoThatIsNotCompletedHasNoContent() {
    var queued = client.videos().create(REQUEST).execute().id();

    var failure = catchThrowableOfType(
        InvalidRequestException.class,
        () -> client.videos().content(queued).toFile(folder.resolve("a.mp4")));

    assertThat(failure.code()).contains(ErrorCode.VIDEO_NOT_READY);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void folderThatIsNotThereIsTheCallersTrouble() {
    assertThatThrownBy(() -> client.videos().content(id).toFile(folder.resolve("none/a.mp4")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("a.mp4");
  }
}
