package io.kinora.server.organization;

import io.kinora.server.api.WireRotateApiKeyRequest;
import java.time.Duration;

/** How long a replaced key goes on working. */
final class Grace {
  private static final Duration DEFAULT = Duration.ofDays(1);

  private Grace() {}

  static Duration of(WireRotateApiKeyRequest body) {
    var seconds = body.oldKeyExpiresInSeconds();
    return seconds == null ? DEFAULT : Duration.ofSeconds(seconds);
  }
}
