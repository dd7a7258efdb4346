package io.kinora.server.webhooks;

import io.kinora.server.accounts.Caller;
import io.kinora.server.api.WebhooksApi;
import io.kinora.server.api.WireCreateWebhookEndpointRequest;
import io.kinora.server.api.WireDeletedWebhookEndpoint;
import io.kinora.server.api.WireRotateWebhookEndpointSecretRequest;
import io.kinora.server.api.WireTestWebhookEndpointRequest;
import io.kinora.server.api.WireUpdateWebhookEndpointRequest;
import io.kinora.server.api.WireWebhookAttempt;
import io.kinora.server.api.WireWebhookDelivery;
import io.kinora.server.api.WireWebhookDeliveryList;
import io.kinora.server.api.WireWebhookEndpoint;
import io.kinora.server.api.WireWebhookEndpointList;
import io.kinora.server.api.WireWebhookEndpointTest;
import io.kinora.server.api.WireWebhookEndpointWithSecret;
import io.kinora.server.api.WireWebhookEventTypeList;
import io.kinora.server.api.WireWebhookSigningSecret;
import io.kinora.server.events.EventType;
import io.kinora.server.http.PageLimit;
import io.kinora.server.webhooks.WebhookService.WithAttempts;
import io.kinora.server.webhooks.WebhookService.WithSecret;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/webhook_endpoints}, {@code /v1/webhook_deliveries}, {@code /v1/webhook_event_types}
 * and {@code /v1/webhook_signing_secret}.
 */
public final class WebhooksResource implements WebhooksApi {
  private final WebhookService service;
  private final RequestWebhooks requests;

  WebhooksResource(WebhookService service, RequestWebhooks requests) {
    this.service = service;
    this.requests = requests;
  }

  @Override
  public WireWebhookSigningSecret getWebhookSigningSecret(
      Caller caller, ContainerRequestContext request) {
    return onTheWire(requests.secret(caller));
  }

  @Override
  public WireWebhookSigningSecret rotateWebhookSigningSecret(
      Caller caller,
      @Nullable WireRotateWebhookEndpointSecretRequest body,
      ContainerRequestContext request) {
    return onTheWire(requests.rotate(
        caller, body != null && Boolean.TRUE.equals(body.keepOldSecretActiveFor24Hours())));
  }

  private static WireWebhookSigningSecret onTheWire(RequestWebhooks.Shown shown) {
    var updated = shown.row().updatedAt();
    return new WireWebhookSigningSecret(
        "webhook_signing_secret",
        shown.secret(),
        shown.row().createdAt().getEpochSecond(),
        updated == null ? null : updated.getEpochSecond());
  }

  @Override
  public WireWebhookEndpointWithSecret createWebhookEndpoint(
      Caller caller, WireCreateWebhookEndpointRequest body, ContainerRequestContext request) {
    return onTheWire(service.create(caller, body.name(), body.url(), body.eventTypes()));
  }

  @Override
  public WireWebhookEndpointList listWebhookEndpoints(
      Caller caller, @Nullable String after, String limit, ContainerRequestContext request) {
    var wanted = PageLimit.parse(limit);
    var found = service.list(caller, after, wanted);
    var page = found.stream().limit(wanted).map(WebhooksResource::onTheWire).toList();
    var first = page.isEmpty() ? null : page.get(0).id();
    var last = page.isEmpty() ? null : page.get(page.size() - 1).id();
    return new WireWebhookEndpointList(
        "list", page, first, last, wanted > 0 && found.size() > wanted);
  }

  @Override
  public WireWebhookEndpoint getWebhookEndpoint(
      Caller caller, String id, ContainerRequestContext request) {
    return onTheWire(service.get(caller, id));
  }

  @Override
  public WireWebhookEndpoint updateWebhookEndpoint(
      Caller caller,
      String id,
      WireUpdateWebhookEndpointRequest body,
      ContainerRequestContext request) {
    return onTheWire(
        service.update(caller, id, body.name(), body.url(), body.eventTypes(), body.enabled()));
  }

  @Override
  public WireDeletedWebhookEndpoint deleteWebhookEndpoint(
      Caller caller, String id, ContainerRequestContext request) {
    service.delete(caller, id);
    return new WireDeletedWebhookEndpoint(id, "webhook_endpoint.deleted", true);
  }

  @Override
  public WireWebhookEndpointWithSecret rotateWebhookEndpointSecret(
      Caller caller,
      String id,
      @Nullable WireRotateWebhookEndpointSecretRequest body,
      ContainerRequestContext request) {
    var keepOld = body != null && Boolean.TRUE.equals(body.keepOldSecretActiveFor24Hours());
    return onTheWire(service.rotate(caller, id, keepOld));
  }

  @Override
  public WireWebhookEndpointTest testWebhookEndpoint(
      Caller caller,
      String id,
      WireTestWebhookEndpointRequest body,
      ContainerRequestContext request) {
    var attempt = service.test(caller, id, body.eventType());
    return new WireWebhookEndpointTest(
        "webhook_endpoint.test",
        body.eventType(),
        attempt.statusCode(),
        attempt.succeeded(),
        id,
        attempt.error());
  }

  @Override
  public WireWebhookDeliveryList listWebhookDeliveries(
      Caller caller,
      String id,
      @Nullable String after,
      String limit,
      ContainerRequestContext request) {
    var wanted = PageLimit.parse(limit);
    var found = service.deliveries(caller, id, after, wanted);
    var page = found.stream().limit(wanted).map(WebhooksResource::onTheWire).toList();
    var first = page.isEmpty() ? null : page.get(0).id();
    var last = page.isEmpty() ? null : page.get(page.size() - 1).id();
    return new WireWebhookDeliveryList(
        "list", page, first, last, wanted > 0 && found.size() > wanted);
  }

  @Override
  public WireWebhookDelivery getWebhookDelivery(
      Caller caller, String id, ContainerRequestContext request) {
    return onTheWire(service.delivery(caller, id));
  }

  @Override
  public WireWebhookDelivery redeliverWebhook(
      Caller caller, String id, ContainerRequestContext request) {
    return onTheWire(service.redeliver(caller, id));
  }

  @Override
  public WireWebhookEventTypeList listWebhookEventTypes(
      Caller caller, ContainerRequestContext request) {
    return new WireWebhookEventTypeList(
        "list", Arrays.stream(EventType.values()).map(EventType::word).toList());
  }

  private static WireWebhookEndpoint onTheWire(WebhookEndpoint endpoint) {
    return new WireWebhookEndpoint(
        endpoint.id(),
        "webhook_endpoint",
        endpoint.name(),
        endpoint.url(),
        endpoint.eventTypes(),
        endpoint.createdAt().getEpochSecond(),
        seconds(endpoint.updatedAt()),
        endpoint.secretHint(),
        endpoint.enabled(),
        endpoint.disabledReason());
  }

  private static WireWebhookEndpointWithSecret onTheWire(WithSecret created) {
    var endpoint = onTheWire(created.endpoint());
    return new WireWebhookEndpointWithSecret(
        endpoint.id(),
        endpoint._object(),
        endpoint.name(),
        endpoint.url(),
        endpoint.eventTypes(),
        endpoint.createdAt(),
        endpoint.updatedAt(),
        endpoint.signingSecretHint(),
        endpoint.enabled(),
        endpoint.disabledReason(),
        created.secret());
  }

  private static WireWebhookDelivery onTheWire(WithAttempts found) {
    var delivery = found.delivery();
    return new WireWebhookDelivery(
        delivery.id(),
        "webhook_delivery",
        delivery.endpointId(),
        delivery.eventId(),
        delivery.eventType(),
        delivery.status(),
        delivery.createdAt().getEpochSecond(),
        seconds(delivery.nextAttemptAt()),
        found.attempts().stream().map(WebhooksResource::onTheWire).toList());
  }

  private static WireWebhookAttempt onTheWire(Attempt attempt) {
    return new WireWebhookAttempt(
        attempt.number(),
        attempt.at().getEpochSecond(),
        attempt.statusCode(),
        attempt.latencyMs(),
        attempt.response(),
        attempt.error());
  }

  private static @Nullable Long seconds(@Nullable Instant time) {
    return time == null ? null : time.getEpochSecond();
  }
}
