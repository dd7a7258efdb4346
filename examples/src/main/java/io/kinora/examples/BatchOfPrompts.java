package io.kinora.examples;

import io.kinora.sdk.Batches;
import io.kinora.sdk.KinoraClient;
import io.kinora.sdk.model.CreateVideoRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** Many videos by one file, made within a day where there is room. */
final class BatchOfPrompts {

  /** {@code BatchOfPrompts [PROMPT...]} */
  public static void main(String[] arguments) {
    var client = KinoraClient.fromEnv();
    var prompts = arguments.length > 0
        ? List.of(arguments)
        : List.of("A red ball drops onto a table.", "A stack of blocks falls over.");
    var requests = new LinkedHashMap<String, CreateVideoRequest>();
    for (var prompt : prompts) {
      var request = CreateVideoRequest.builder().prompt(prompt).build();
      requests.put("video-" + (requests.size() + 1), request);
    }

    var lines = client.files().create(Batches.lines(requests), "batch").execute();
    var batch = client.batches().create(lines.id()).execute();
    var ended = client.batches().waitFor(batch.id(), Duration.ofHours(25));
    System.out.println(ended.status());

    try (var results = client.batches().results(ended)) {
      results.forEach(result -> {
        var video = result.video();
        if (video == null || result.error() != null) {
          System.out.println(result.customId() + ": " + result.error());
        } else {
          var file = Path.of(result.customId() + ".mp4");
          System.out.println(client.videos().content(video.id()).toFile(file));
        }
      });
    }
  }
}
