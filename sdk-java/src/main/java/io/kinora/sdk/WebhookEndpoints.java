package io.kinora.sdk;

import io.kinora.sdk.internal.Transport;
import io.kinora.sdk.internal.api.OperationsApi;
import io.kinora.sdk.model.CreateWebhookEndpointRequest;
import io.kinora.sdk.model.DeletedWebhookEndpoint;
import io.kinora.sdk.model.RotateWebhookEndpointSecretRequest;
import io.kinora.sdk.model.TestWebhookEndpointRequest;
import io.kinora.sdk.model.UpdateWebhookEndpointRequest;
import io.kinora.sdk.model.WebhookDelivery;
import io.kinora.sdk.model.WebhookEndpoint;
import io.kinora.sdk.model.WebhookEndpointTest;
import io.kinora.sdk.model.WebhookEndpointWithSecret;
import io.kinora.sdk.model.WebhookEventType;
import io.kinora.sdk.model.WebhookEventTypeList;
import io.kinora.sdk.model.WebhookSigningSecret;

/**
 * Where the server tells of events, so that nobody needs to ask. Immutable and thread-safe.
 * {@link Webhooks} checks what arrives.
 *
 * <pre>{@code
 * var endpoint =
 *     client
 *         .webhookEndpoints()
 *         .create(
 *             CreateWebhookEndpointRequest.builder()
 *                 .name("videos")
 *                 .url("https://example.com/kinora")
 *                 .eventTypes(List.of(WebhookEventType.VIDEO_COMPLETED, WebhookEventType.VIDEO_FAILED))
 *                 .build())
 *         .execute();
 * var secret = endpoint.signingSecret(); // shown once
 * }</pre>
 */
@CheckReturnValue
public final class WebhookEndpoints {

  private final Transport transport;

  WebhookEndpoints(Transport transport) {
    this.transport = transport;
  }

  /** Creates an endpoint; only this answer and that of {@link #rotateSecret} hold its secret. */
  public Operation<WebhookEndpointWithSecret> create(CreateWebhookEndpointRequest request) {
    return OperationsApi.createWebhookEndpoint(transport, request);
  }

  /** All endpoints of the key's project, newest first. */
  public Listing<WebhookEndpoint> list() {
    return new Listing<>(query -> {
      return OperationsApi.listWebhookEndpoints(transport, query.after(), query.limit())
          .execute();
    });
  }

  /** One endpoint. */
  public Operation<WebhookEndpoint> get(String id) {
    return OperationsApi.getWebhookEndpoint(transport, id);
  }

  /** Changes the given fields of an endpoint and leaves the others. */
  public Operation<WebhookEndpoint> update(String id, UpdateWebhookEndpointRequest request) {
    return OperationsApi.updateWebhookEndpoint(transport, id, request);
  }

  /** Deletes an endpoint. */
  public Operation<DeletedWebhookEndpoint> delete(String id) {
    return OperationsApi.deleteWebhookEndpoint(transport, id);
  }

  /**
   * Gives an endpoint a new secret; the old one ends now, or as the request says after 24 hours.
   */
  public Operation<WebhookEndpointWithSecret> rotateSecret(
      String id, RotateWebhookEndpointSecretRequest request) {
    return OperationsApi.rotateWebhookEndpointSecret(transport, id, request);
  }

  /** Has the server send a made-up event of this type now, and tells what the endpoint answered. */
  public Operation<WebhookEndpointTest> test(String id, WebhookEventType type) {
    return OperationsApi.testWebhookEndpoint(
        transport, id, TestWebhookEndpointRequest.builder().eventType(type).build());
  }

  /** What has been sent to an endpoint, newest first, with every attempt and its answer. */
  public Listing<WebhookDelivery> deliveries(String id) {
    return new Listing<>(query -> {
      return OperationsApi.listWebhookDeliveries(transport, id, query.after(), query.limit())
          .execute();
    });
  }

  /** One delivery. */
  public Operation<WebhookDelivery> delivery(String id) {
    return OperationsApi.getWebhookDelivery(transport, id);
  }

  /** Sends a delivery again. */
  public Operation<WebhookDelivery> redeliver(String id) {
    return OperationsApi.redeliverWebhook(transport, id);
  }

  /**
   * The project's secret, with which the webhooks of videos that name a {@code webhookUrl} are
   * signed.
   */
  public Operation<WebhookSigningSecret> signingSecret() {
    return OperationsApi.getWebhookSigningSecret(transport);
  }

  /**
   * Gives the project a new secret for the webhooks of videos that name a {@code webhookUrl}; the
   * old one ends now, or as the request says after 24 hours.
   */
  public Operation<WebhookSigningSecret> rotateSigningSecret(
      RotateWebhookEndpointSecretRequest request) {
    return OperationsApi.rotateWebhookSigningSecret(transport, request);
  }

  /** The types of events that there are. */
  public Operation<WebhookEventTypeList> eventTypes() {
    return OperationsApi.listWebhookEventTypes(transport);
  }
}
