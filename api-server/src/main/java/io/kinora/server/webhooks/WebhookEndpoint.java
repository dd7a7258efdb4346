package io.kinora.server.webhooks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a project wants its events.
 *
 * @param secret sealed
 * @param oldSecret sealed, or null; signs too until {@code oldSecretUntil}
 * @param failingSince when the run of failures began that still lasts, or null
 * @param disabledAt when it was taken out of service, or null while it is in
 */
public record WebhookEndpoint(
    String id,
    String projectId,
    String name,
    String url,
    List<String> eventTypes,
    byte[] secret,
    String secretHint,
    byte @Nullable [] oldSecret,
    @Nullable Instant oldSecretUntil,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant failingSince,
    @Nullable Instant disabledAt,
    @Nullable String disabledReason) {
  public WebhookEndpoint {
    eventTypes = List.copyOf(eventTypes);
  }

  boolean enabled() {
    return disabledAt == null;
  }

  /** The sealed secrets that sign at a time. */
  List<byte[]> secretsAt(Instant now) {
    var secrets = new ArrayList<byte[]>();
    secrets.add(secret);
    if (oldSecret != null && oldSecretUntil != null && now.isBefore(oldSecretUntil))
      secrets.add(oldSecret);
    return secrets;
  }
}
