package io.kinora.server.webhooks;

import io.kinora.server.accounts.Caller;
import io.kinora.server.db.Ids;
import io.kinora.server.events.EventType;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import io.kinora.server.http.Values;
import io.kinora.server.outbound.OutboundClient;
import io.kinora.server.outbound.OutboundException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What can be done with endpoints and deliveries on behalf of a caller. Thread-safe. */
final class WebhookService {
  private final Jdbi jdbi;
  private final OutboundClient outbound;
  private final DeliverySender sender;
  private final Secrets secrets;
  private final Ids ids;

  WebhookService(
      Jdbi jdbi, OutboundClient outbound, DeliverySender sender, Secrets secrets, Ids ids) {
    this.jdbi = jdbi;
    this.outbound = outbound;
    this.sender = sender;
    this.secrets = secrets;
    this.ids = ids;
  }

  /** An endpoint and, this once, its secret in plain. */
  record WithSecret(WebhookEndpoint endpoint, String secret) {}

  /** A delivery and what became of its attempts. */
  record WithAttempts(Delivery delivery, List<Attempt> attempts) {}

  WithSecret create(Caller caller, String name, String url, List<String> eventTypes) {
    checkUrl(url);
    checkEventTypes(eventTypes);
    var secret = secrets.fresh();
    var endpoint = jdbi.withExtension(
        WebhookEndpointDao.class,
        dao -> dao.insert(
            ids.next("we"),
            caller.project(),
            name,
            url,
            eventTypes,
            secrets.seal(secret),
            Secrets.hint(secret)));
    return new WithSecret(endpoint, WebhookSignature.display(secret));
  }

  /** One more than asked for, so that the caller sees whether there is more. */
  List<WebhookEndpoint> list(Caller caller, @Nullable String after, int limit) {
    return jdbi.withExtension(
        WebhookEndpointDao.class, dao -> dao.page(caller.project(), after, limit + 1));
  }

  WebhookEndpoint get(Caller caller, String id) {
    return jdbi.withExtension(WebhookEndpointDao.class, dao -> dao.find(caller.project(), id))
        .orElseThrow(() -> notFound(id));
  }

  WebhookEndpoint update(
      Caller caller,
      String id,
      @Nullable String name,
      @Nullable String url,
      @Nullable List<String> eventTypes,
      @Nullable Boolean enabled) {
    if (url != null) checkUrl(url);
    if (eventTypes != null) checkEventTypes(eventTypes);
    var types = eventTypes == null ? null : eventTypes.toArray(String[]::new);
    return jdbi.withExtension(
            WebhookEndpointDao.class,
            dao -> dao.update(caller.project(), id, name, url, types, enabled))
        .orElseThrow(() -> notFound(id));
  }

  WithSecret rotate(Caller caller, String id, boolean keepOld) {
    var secret = secrets.fresh();
    var endpoint = jdbi.withExtension(
            WebhookEndpointDao.class,
            dao -> dao.rotate(
                caller.project(), id, secrets.seal(secret), Secrets.hint(secret), keepOld))
        .orElseThrow(() -> notFound(id));
    return new WithSecret(endpoint, WebhookSignature.display(secret));
  }

  void delete(Caller caller, String id) {
    var deleted =
        jdbi.withExtension(WebhookEndpointDao.class, dao -> dao.delete(caller.project(), id));
    if (deleted == 0) throw notFound(id);
  }

  Attempt test(Caller caller, String id, String eventType) {
    var endpoint = get(caller, id);
    checkEventTypes(List.of(eventType));
    return sender.test(endpoint, ids.next("wh"), ids.next("evt"), eventType, ids.next("video"));
  }

  /** One more than asked for, so that the caller sees whether there is more. */
  List<WithAttempts> deliveries(
      Caller caller, String endpointId, @Nullable String after, int limit) {
    get(caller, endpointId);
    return jdbi.withExtension(
        DeliveryDao.class, dao -> withAttempts(dao, dao.page(endpointId, after, limit + 1)));
  }

  WithAttempts delivery(Caller caller, String id) {
    return jdbi.withExtension(DeliveryDao.class, dao -> {
      var delivery = dao.find(caller.project(), id).orElseThrow(() -> deliveryNotFound(id));
      return withAttempts(dao, List.of(delivery)).get(0);
    });
  }

  WithAttempts redeliver(Caller caller, String id) {
    delivery(caller, id);
    jdbi.useExtension(DeliveryDao.class, dao -> dao.redeliver(id));
    return delivery(caller, id);
  }

  private static List<WithAttempts> withAttempts(DeliveryDao dao, List<Delivery> deliveries) {
    var ids = deliveries.stream().map(Delivery::id).toArray(String[]::new);
    Map<String, List<Attempt>> attempts =
        dao.attempts(ids).stream().collect(Collectors.groupingBy(Attempt::deliveryId));
    return deliveries.stream()
        .map(
            delivery -> new WithAttempts(delivery, attempts.getOrDefault(delivery.id(), List.of())))
        .toList();
  }

  private void checkUrl(String url) {
    try {
      outbound.check(url);
    } catch (OutboundException e) {
      throw ApiError.INVALID_VALUE.about("url", "Invalid value for 'url': " + e.getMessage() + ".");
    }
  }

  private static void checkEventTypes(List<String> types) {
    var known = Arrays.stream(EventType.values()).map(EventType::word).toList();
    if (types.isEmpty()) {
      throw ApiError.INVALID_VALUE.about(
          "event_types", "Invalid value for 'event_types': at least one is needed.");
    }
    types.forEach(type -> Values.oneOf("event_types", type, known));
  }

  private static ApiException notFound(String id) {
    return ApiError.WEBHOOK_ENDPOINT_NOT_FOUND.because(
        "Webhook endpoint with id '" + id + "' not found.");
  }

  private static ApiException deliveryNotFound(String id) {
    return ApiError.WEBHOOK_DELIVERY_NOT_FOUND.because(
        "Webhook delivery with id '" + id + "' not found.");
  }
}
