package io.kinora.examples;

import io.kinora.sdk.AuthenticationException;
import io.kinora.sdk.InvalidRequestException;
import io.kinora.sdk.KinoraClient;
import io.kinora.sdk.KinoraException;
import io.kinora.sdk.NotFoundException;
import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.model.VideoSeconds;

/** What can go wrong and what each failure tells. */
final class Errors {

  public static void main(String[] arguments) {
    var client = KinoraClient.fromEnv();

    try {
      client.videos().get("video_unknown").execute();
    } catch (NotFoundException e) {
      describe(e);
    }

    try {
      var tooLong = VideoSeconds.of("15");
      client
          .videos()
          .create(
              CreateVideoRequest.builder().prompt("A ball.").seconds(tooLong).build())
          .execute();
    } catch (InvalidRequestException e) {
      describe(e);
      System.out.println("  field: " + e.param().orElse("none"));
    }

    try {
      client
          .withOptions(o -> o.header("Authorization", "Bearer kn_live_wrong"))
          .models()
          .list()
          .execute();
    } catch (AuthenticationException e) {
      describe(e);
    }
  }

  private static void describe(KinoraException e) {
    System.out.println(e.getMessage());
    System.out.println(
        "  request: " + e.requestId().orElse("none") + ", worth another try: " + e.isRetryable());
  }
}
