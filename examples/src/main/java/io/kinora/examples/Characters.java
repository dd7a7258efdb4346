package io.kinora.examples;

import io.kinora.sdk.KinoraClient;
import io.kinora.sdk.Upload;
import io.kinora.sdk.model.CharacterReference;
import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.model.VideoSize;
import java.nio.file.Path;
import java.util.List;

/** Somebody who looks the same in every video, made from a clip. */
final class Characters {

  /** {@code Characters [CLIP]}; without a clip it has one made. */
  public static void main(String[] arguments) {
    var client = KinoraClient.fromEnv();
    var clip = arguments.length > 0 ? Path.of(arguments[0]) : clip(client);

    var otto = client.characters().create("Otto", Upload.of(clip)).execute();

    var request = CreateVideoRequest.builder()
        .prompt("Otto throws a ball into the air.") // The prompt holds the name.
        .size(VideoSize.SIZE_1280X720)
        .characters(List.of(CharacterReference.builder().id(otto.id()).build()))
        .build();
    var video = client.videos().createAndWait(request);
    System.out.println(client.videos().content(video.id()).toFile(Path.of("otto.mp4")));
  }

  private static Path clip(KinoraClient client) {
    var request = CreateVideoRequest.builder()
        .prompt("A man in a green shirt stands in a park.")
        .size(VideoSize.SIZE_1280X720)
        .build();
    var video = client.videos().createAndWait(request);
    return client.videos().content(video.id()).toFile(Path.of("clip.mp4"));
  }
}
