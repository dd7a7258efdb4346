package io.kinora.examples;

import io.kinora.sdk.KinoraClient;
import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.model.RemixVideoRequest;
import java.nio.file.Path;

/** A video made anew with another prompt; size, length and seed stay. */
final class Remix {

  public static void main(String[] arguments) {
    var client = KinoraClient.fromEnv();
    var request =
        CreateVideoRequest.builder().prompt("A red ball drops onto a table.").build();
    var source = client.videos().createAndWait(request);

    var change =
        RemixVideoRequest.builder().prompt("A blue ball drops onto a table.").build();
    var remix = client.videos().remix(source.id(), change).execute();
    var bar = new ProgressBar(System.out);
    try (var updates = client.videos().watch(remix.id())) {
      updates.forEachRemaining(v -> bar.show(v.status().value(), v.progress()));
    }
    bar.end();
    System.out.println(client.videos().content(remix.id()).toFile(Path.of("remix.mp4")));
  }
}
