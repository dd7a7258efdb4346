package io.kinora.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.videos.Video;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.videos.VideoDownloadContentParams;
import com.openai.models.videos.VideoListParams;
import com.openai.models.videos.VideoRemixParams;
import com.openai.models.videos.VideoSeconds;
import io.kinora.sdk.KinoraClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The official OpenAI client for Java, validating every answer, through its video service. */
@SuppressWarnings(
    "deprecation") // OpenAI marks its video service as deprecated; here it goes on working.
class OpenAiJavaIT {

  private OpenAIClient client = OpenAIOkHttpClient.builder().apiKey("unset").build();

  @BeforeEach
  void connect() throws IOException {
    var stack = RealStack.shared();
    client = OpenAIOkHttpClient.builder()
        .baseUrl(stack.baseUrl())
        .apiKey(stack.testKey())
        .responseValidation(true)
        .build();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void videoIsCreatedWatchedFetchedAndDeleted() throws Exception {
    var created =
        client.videos().create(params("A ball falls.").seconds(VideoSeconds._4).build());
    assertThat(created.status()).isIn(Video.Status.QUEUED, Video.Status.IN_PROGRESS);
    assertThat(created.prompt()).contains("A ball falls.");

    var video = await()
        .atMost(Duration.ofMinutes(5))
        .until(
            () -> client.videos().retrieve(created.id()),
            v -> v.status().equals(Video.Status.COMPLETED));
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
    ids.forEach(OpenAiJavaIT::cancel);
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
  private static void cancel(String id) {
    try {
      var stack = RealStack.shared();
      var kinora = KinoraClient.builder()
          .baseUrl(stack.baseUrl())
          .apiKey(stack.testKey())
          .build();
      kinora.videos().cancel(id).execute();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String start(String id, VideoDownloadContentParams.Variant variant) throws IOException {
    var params = VideoDownloadContentParams.builder().variant(variant).build();
    try (var content = client.videos().downloadContent(id, params)) {
      return new String(content.body().readNBytes(16), ISO_8859_1);
    }
  }

  private static VideoCreateParams.Builder params(String prompt) {
    return VideoCreateParams.builder().prompt(prompt).model("sora-2");
  }
}
