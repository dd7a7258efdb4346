package io.kinora.server.videos;

import io.kinora.server.models.PictureSize;
import io.kinora.server.scheduling.Lane;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that has been checked.
 *
 * @param model the name that was asked for
 * @param engineModel the model of an engine that makes it
 * @param seed what was asked for, or null to let the server choose
 * @param bestOf how many takes are made, of which one is kept
 * @param lane how urgent it is, or null to let the server choose
 * @param terms what it may cost
 * @param inputs what it is made from beside its words
 * @param negativePrompt what should not be seen, or null
 */
record NewVideo(
    String model,
    String engineModel,
    Map<String, String> options,
    String prompt,
    int seconds,
    PictureSize size,
    @Nullable Long seed,
    int bestOf,
    @Nullable Lane lane,
    PriceTerms terms,
    VideoInputs inputs,
    @Nullable String negativePrompt,
    Labels labels) {
  NewVideo {
    options = Map.copyOf(options);
  }

  /** The id of the video that it starts from, or null. */
  @Nullable
  String remixedFrom() {
    var source = inputs.source();
    return source == null ? null : source.videoId();
  }

  /** The same as a line of a batch, which can wait. */
  NewVideo batched() {
    return new NewVideo(
        model,
        engineModel,
        options,
        prompt,
        seconds,
        size,
        seed,
        bestOf,
        Lane.FLEX,
        terms.batched(),
        inputs,
        negativePrompt,
        labels);
  }

  /** The same for the same request, however it was encoded. */
  byte[] hash() {
    var text = new StringBuilder();
    for (var part : new Object[] {
      model,
      engineModel,
      seconds,
      size,
      String.valueOf(seed),
      bestOf,
      String.valueOf(lane),
      terms,
      inputs.fingerprint(),
      prompt,
      String.valueOf(negativePrompt),
      labels
    }) {
      var value = part.toString();
      text.append(value.length()).append(':').append(value).append('\n');
    }
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
