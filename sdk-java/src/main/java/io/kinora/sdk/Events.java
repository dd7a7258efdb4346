package io.kinora.sdk;

import io.kinora.sdk.internal.Transport;
import io.kinora.sdk.internal.api.OperationsApi;
import io.kinora.sdk.model.Event;

/**
 * What happened, for those who would rather ask than be told by {@link WebhookEndpoints}. Immutable
 * and thread-safe.
 */
@CheckReturnValue
public final class Events {

  private final Transport transport;

  Events(Transport transport) {
    this.transport = transport;
  }

  /**
   * All events of the key's project, oldest first; to go on later, ask for what came
   * {@link Listing#after} the last one.
   */
  public Listing<Event> list() {
    return new Listing<>(query -> {
      return OperationsApi.listEvents(transport, query.after(), query.limit()).execute();
    });
  }
}
