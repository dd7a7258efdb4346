package io.kinora.server.webhooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.lifecycle.Managed;
import io.kinora.server.db.Ids;
import io.kinora.server.outbound.OutboundClient;
import java.security.SecureRandom;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/**
 * The feature, wired.
 *
 * @param resource the management API
 * @param sender to be started and stopped with the server
 * @param requests what requests may ask for themselves
 */
public record WebhooksModule(WebhooksResource resource, Managed sender, RequestWebhooks requests) {
  /** @param sealKey 32 bytes that are not in the database */
  public static WebhooksModule create(
      Jdbi jdbi,
      OutboundClient outbound,
      byte[] sealKey,
      Ids ids,
      SecureRandom random,
      ObjectMapper json,
      Clock clock) {
    var seal = new SecretSeal(sealKey, random);
    var sender = new DeliverySender(jdbi, outbound, seal, new RetrySchedule(random), json, clock);
    var secrets = new Secrets(seal, random);
    var service = new WebhookService(jdbi, outbound, sender, secrets, ids);
    var requests = new RequestWebhooks(jdbi, outbound, secrets, ids);
    return new WebhooksModule(new WebhooksResource(service, requests), sender, requests);
  }
}
