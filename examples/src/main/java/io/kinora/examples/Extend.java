package io.kinora.examples;

import io.kinora.sdk.KinoraClient;
import io.kinora.sdk.WaitOptions;
import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.model.EditVideoRequest;
import io.kinora.sdk.model.ExtendVideoRequest;
import io.kinora.sdk.model.VideoReference;
import io.kinora.sdk.model.VideoSeconds;
import java.nio.file.Path;

/** A video that goes on where another ends, and one that is like it but for a change. */
final class Extend {

  public static void main(String[] arguments) {
    var client = KinoraClient.fromEnv();
    var request =
        CreateVideoRequest.builder().prompt("A red ball rolls across a table.").build();
    var source = client.videos().createAndWait(request);
    var reference = VideoReference.builder().id(source.id()).build();

    var more = ExtendVideoRequest.builder()
        .video(reference)
        .prompt("It falls off the edge.")
        .seconds(VideoSeconds.SECONDS_4)
        .build();
    var extension = client.videos().extend(more).execute();

    var change =
        EditVideoRequest.builder().video(reference).prompt("The ball is blue.").build();
    var edit = client.videos().edit(change).execute();

    save(client, extension.id(), "extension.mp4");
    save(client, edit.id(), "edit.mp4");
  }

  private static void save(KinoraClient client, String id, String file) {
    var video = client.videos().waitFor(id, WaitOptions.defaults());
    client.videos().content(id).toFile(Path.of(file));
    System.out.println(file + ": " + video.seconds() + " s");
  }
}
