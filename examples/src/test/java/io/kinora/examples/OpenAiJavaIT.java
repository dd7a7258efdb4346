package io.kinora.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.videos.Video;
import com.openai.models.videos.VideoCreateCharacterParams;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.videos.VideoDownloadContentParams;
import com.openai.models.videos.VideoEditParams;
import com.openai.models.videos.VideoExtendParams;
import com.openai.models.videos.VideoListParams;
import com.openai.models.videos.VideoRemixParams;
import com.openai.models.videos.VideoSeconds;
import io.kinora.sdk.KinoraClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The official OpenAI client for Java through every method of its video service. */
@SuppressWarnings(
    "deprecation") // OpenAI marks its video service as deprecated; here it goes on working.
class OpenAiJavaIT extends OpenAiJavaTestCase {

  @Test
  void videoIsCreatedWatchedFetchedAndDeleted() throws Exception {
    var created =
        client.videos().create(params("A ball falls.").seconds(VideoSeconds._4).build());
    assertThat(created.status()).isIn(Video.Status.QUEUED, Video.Status.IN_PROGRESS);
    assertThat(created.prompt()).contains("A ball falls.");

    var video = done(created.id());
    assertThat(video.progress()).isEqualTo(100);
    assertThat(video.completedAt()).isPresent();

    assertThat(start(video.id(), VideoDownloadContentParams.Variant.VIDEO)).contains("ftyp");
    assertThat(start(video.id(), VideoDownloadContentParams.Variant.THUMBNAIL)).startsWith("RIFF");
    assertThat(start(video.id(), VideoDownloadContentParams.Variant.SPRITESHEET))
        .startsWith("\u00ff\u00d8\u00ff");

    var remix = client
        .videos()
        .remix(video.id(), VideoRemixParams.builder().prompt("It rises.").build());
    assertThat(remix.remixedFromVideoId()).contains(video.id());
    cancel(remix.id());
    // A source stays while something is being made from it.
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> client.videos().retrieve(remix.id()).status(),
            status -> status.equals(Video.Status.FAILED) || status.equals(Video.Status.COMPLETED));
    assertThat(client.videos().delete(video.id()).deleted()).isTrue();
    assertThat(catchThrowableOfType(
                NotFoundException.class, () -> client.videos().retrieve(video.id()))
            .code())
        .contains("video_not_found");
  }

  @Test
  void videoIsEditedExtendedAndPlayedByACharacter() throws Exception {
    var source = done(client.videos().create(params("A man stands.").build()).id());

    var edit = client
        .videos()
        .edit(VideoEditParams.builder()
            .video(VideoEditParams.Video.VideoReferenceInputParam.builder()
                .id(source.id())
                .build())
            .prompt("He sits.")
            .build());
    assertThat(edit.remixedFromVideoId()).contains(source.id());
    var extension = client
        .videos()
        .extend(VideoExtendParams.builder()
            .video(VideoExtendParams.Video.VideoReferenceInputParam.builder()
                .id(source.id())
                .build())
            .prompt("He goes away.")
            .seconds(VideoSeconds._4)
            .build());
    assertThat(done(extension.id()).seconds()).isEqualTo(VideoSeconds._8);

    var bytes = bytes(source.id(), VideoDownloadContentParams.Variant.VIDEO);
    var character = client
        .videos()
        .createCharacter(
            VideoCreateCharacterParams.builder().name("Otto").video(bytes).build());
    assertThat(client.videos().getCharacter(character.id().orElseThrow()).name())
        .contains("Otto");
    var cast = List.of(Map.of("id", character.id().orElseThrow()));
    var played = client
        .videos()
        .create(params("Otto waves.")
            .putAdditionalBodyProperty("characters", JsonValue.from(cast))
            .build());
    assertThat(done(played.id()).prompt()).contains("Otto waves.");
  }

  @Test
  void uploadsAreExtendedAndBegunWith() throws Exception {
    var source = done(client.videos().create(params("A ball.").build()).id());

    var extension = client
        .videos()
        .extend(VideoExtendParams.builder()
            .video(bytes(source.id(), VideoDownloadContentParams.Variant.VIDEO))
            .prompt("It rolls away.")
            .seconds(VideoSeconds._4)
            .putAdditionalBodyProperty("model", JsonValue.from("sora-2"))
            .build());
    var begun = client
        .videos()
        .create(params("A ball.")
            .inputReference(bytes(source.id(), VideoDownloadContentParams.Variant.THUMBNAIL))
            .putAdditionalBodyProperty("fit", JsonValue.from("stretch"))
            .build());

    assertThat(done(extension.id()).seconds()).isEqualTo(VideoSeconds._8);
    assertThat(done(begun.id()).progress()).isEqualTo(100);
  }

  private Video done(String id) {
    return await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> client.videos().retrieve(id), v -> v.status().equals(Video.Status.COMPLETED));
  }

  @Test
  void listGoesOverItsPages() {
    var ids = IntStream.range(0, 3)
        .mapToObj(i -> client
            .videos()
            .create(params("Page " + i).seconds(VideoSeconds.of("20")).build())
            .id())
        .toList();

    var pages = client
        .videos()
        .list(
            VideoListParams.builder().limit(2).order(VideoListParams.Order.ASC).build());

    assertThat(pages.data()).hasSize(2);
    assertThat(pages.autoPager()).extracting(Video::id).containsSubsequence(ids);
    assertThat(client.videos().list(VideoListParams.builder().limit(0).build()).data())
        .isEmpty();
    ids.forEach(this::cancel);
  }

  @Test
  void refusalsHaveTheirClasses() {
    var wrong = catchThrowableOfType(
        BadRequestException.class,
        () -> client
            .videos()
            .create(params("A ball.")
                .putAdditionalBodyProperty("width", JsonValue.from("8"))
                .build()));
    assertThat(wrong.code()).contains("unknown_parameter");
    assertThat(wrong.param()).contains("width");

    var stranger = client.withOptions(options -> options.apiKey("kn_test_nobody"));
    var refused = catchThrowableOfType(
        UnauthorizedException.class, () -> stranger.videos().list());
    assertThat(refused.code()).contains("invalid_api_key");
  }

  /** The OpenAI clients have no cancel; Kinora's own does it. */
  private void cancel(String id) {
    var kinora =
        KinoraClient.builder().baseUrl(stack.baseUrl()).apiKey(stack.testKey()).build();
    kinora.videos().cancel(id).execute();
  }

  private String start(String id, VideoDownloadContentParams.Variant variant) throws IOException {
    return new String(bytes(id, variant), 0, 16, ISO_8859_1);
  }

  private byte[] bytes(String id, VideoDownloadContentParams.Variant variant) throws IOException {
    var params = VideoDownloadContentParams.builder().variant(variant).build();
    try (var content = client.videos().downloadContent(id, params)) {
      return content.body().readAllBytes();
    }
  }

  private static VideoCreateParams.Builder params(String prompt) {
    return VideoCreateParams.builder().prompt(prompt).model("sora-2");
  }
}
