package io.kinora.examples;

import io.kinora.sdk.KinoraClient;
import io.kinora.sdk.WaitOptions;
import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.model.VideoContentVariant;
import io.kinora.sdk.model.VideoSeconds;
import io.kinora.sdk.model.VideoSize;
import java.nio.file.Path;
import java.time.Duration;

/** Every option of a create, a progress bar while it runs, and the thumbnail beside the video. */
final class CreateWithProgress {

  public static void main(String[] arguments) {
    var client = KinoraClient.fromEnv();
    var request = CreateVideoRequest.builder()
        .prompt("A stack of wooden blocks is knocked over by a rolling ball.")
        .model("sora-2")
        .size(VideoSize.SIZE_1280X720)
        .seconds(VideoSeconds.SECONDS_4)
        .seed(42L)
        .build();
    var bar = new ProgressBar(System.err);

    var patience = WaitOptions.within(Duration.ofMinutes(10))
        .onProgress(v -> bar.show(v.status().value(), v.progress()));
    var video = client.videos().createAndWait(request, patience);
    bar.end();

    var content = client.videos().content(video.id());
    System.out.println(content.toFile(Path.of("blocks.mp4")));
    System.out.println(
        content.variant(VideoContentVariant.THUMBNAIL).toFile(Path.of("blocks.webp")));
  }
}
