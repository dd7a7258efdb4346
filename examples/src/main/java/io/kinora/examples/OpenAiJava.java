package io.kinora.examples;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.videos.Video;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.videos.VideoModel;
import com.openai.models.videos.VideoSeconds;
import com.openai.models.videos.VideoSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The official OpenAI client for Java, unchanged: {@code OPENAI_BASE_URL} and
 * {@code OPENAI_API_KEY} point at Kinora.
 */
final class OpenAiJava {

  @SuppressWarnings(
      "deprecation") // OpenAI marks its video service as deprecated; here it goes on working.
  public static void main(String[] arguments) throws Exception {
    var client = OpenAIOkHttpClient.fromEnv();
    var created = client
        .videos()
        .create(VideoCreateParams.builder()
            .prompt("A basketball player misses a free throw.")
            .model(VideoModel.SORA_2)
            .seconds(VideoSeconds._4)
            .size(VideoSize._1280X720)
            .build());

    var video = created;
    var ticks = Executors.newSingleThreadScheduledExecutor();
    while (List.of(Video.Status.QUEUED, Video.Status.IN_PROGRESS).contains(video.status())) {
      video = ticks
          .schedule(() -> client.videos().retrieve(created.id()), 1, TimeUnit.SECONDS)
          .get();
    }
    ticks.shutdown();

    try (var content = client.videos().downloadContent(video.id())) {
      Files.copy(content.body(), Path.of("openai-java.mp4"), StandardCopyOption.REPLACE_EXISTING);
    }
    System.out.println("openai-java.mp4");
    client.close();
  }
}
