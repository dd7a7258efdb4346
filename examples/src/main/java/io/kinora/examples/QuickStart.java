package io.kinora.examples;

import io.kinora.sdk.KinoraClient;
import io.kinora.sdk.model.CreateVideoRequest;
import java.nio.file.Path;

/** From a key in the environment to an MP4 on the disk. */
final class QuickStart {

  public static void main(String[] arguments) {
    var client = KinoraClient.fromEnv();
    var request = CreateVideoRequest.builder()
        .prompt("A basketball player misses a free throw.")
        .build();
    var video = client.videos().createAndWait(request);
    var file = client.videos().content(video.id()).toFile(Path.of("basketball.mp4"));
    System.out.println(file.toAbsolutePath());
  }
}
