package io.kinora.examples;

import io.kinora.sdk.KinoraClient;
import io.kinora.sdk.VideoFailedException;
import io.kinora.sdk.WaitOptions;
import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.model.VideoSeconds;
import java.time.Duration;

/** A video that is not wanted any more: cancel it, see how it ends, delete it. */
final class Cancel {

  public static void main(String[] arguments) {
    var client = KinoraClient.fromEnv();
    var request = CreateVideoRequest.builder()
        .prompt("A ball rolls across a table.")
        .seconds(VideoSeconds.SECONDS_12)
        .build();
    var id = client.videos().create(request).execute().id();

    client.videos().cancel(id).execute();
    try {
      client.videos().waitFor(id, WaitOptions.within(Duration.ofMinutes(1)));
    } catch (VideoFailedException e) {
      System.out.println(e.video().status() + " " + e.code().orElseThrow());
    }

    System.out.println(client.videos().delete(id).execute().deleted() ? "deleted" : "still there");
  }
}
