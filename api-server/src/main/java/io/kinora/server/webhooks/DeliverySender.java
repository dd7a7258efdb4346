package io.kinora.server.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.lifecycle.Managed;
import io.kinora.server.outbound.OutboundClient;
import io.kinora.server.outbound.OutboundException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns events into deliveries and sends what is due, twice a second. Every server of a cluster may
 * run one. An endpoint has at most four requests under way, each in a thread of its own, so that a
 * slow one delays only itself.
 */
final class DeliverySender implements Managed {
  private static final Logger log = LoggerFactory.getLogger(DeliverySender.class);
  private static final int EVENTS_AT_ONCE = 500;
  private static final int IN_FLIGHT = 160;
  private static final int RESPONSE_BYTES = 1024;

  private final Jdbi jdbi;
  private final OutboundClient outbound;
  private final SecretSeal seal;
  private final RetrySchedule schedule;
  private final ObjectMapper json;
  private final Clock clock;
  /** How many requests to each endpoint are under way here. */
  private final Map<String, Integer> inFlight = new ConcurrentHashMap<>();

  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(daemon("webhook-ticker"));
  private final ExecutorService senders = Executors.newCachedThreadPool(daemon("webhook-sender"));

  DeliverySender(
      Jdbi jdbi,
      OutboundClient outbound,
      SecretSeal seal,
      RetrySchedule schedule,
      ObjectMapper json,
      Clock clock) {
    this.jdbi = jdbi;
    this.outbound = outbound;
    this.seal = seal;
    this.schedule = schedule;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public void start() {
    ticker.scheduleWithFixedDelay(this::tickOrWarn, 500, 500, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    ticker.shutdownNow();
    senders.shutdownNow();
  }

  private void tickOrWarn() {
    try {
      tick();
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).log("webhook deliveries paused");
    }
  }

  private void tick() {
    jdbi.useExtension(DeliveryDao.class, dao -> dao.relay(EVENTS_AT_ONCE));
    var free =
        IN_FLIGHT - inFlight.values().stream().mapToInt(Integer::intValue).sum();
    if (free <= 0) return;
    var busy = inFlight.keySet().toArray(String[]::new);
    for (var due : jdbi.withExtension(DeliveryDao.class, dao -> dao.claim(busy, free))) {
      inFlight.merge(due.endpointId(), 1, Integer::sum);
      senders.execute(() -> {
        try {
          send(due);
        } finally {
          inFlight.computeIfPresent(due.endpointId(), (id, count) -> count == 1 ? null : count - 1);
        }
      });
    }
  }

  private void send(DueDelivery due) {
    var endpoint = jdbi.withExtension(
        WebhookEndpointDao.class, dao -> dao.find(due.projectId(), due.endpointId()));
    if (endpoint.isEmpty()) return;
    var body = body(due.eventId(), due.eventType(), due.subjectId(), due.eventCreatedAt());
    var result = post(endpoint.get(), due.id(), due.attempts(), body);
    settle(due, result);
  }

  /** Sends a made-up event once; nothing of it is kept. */
  Attempt test(
      WebhookEndpoint endpoint,
      String deliveryId,
      String eventId,
      String eventType,
      String subjectId) {
    return post(endpoint, deliveryId, 1, body(eventId, eventType, subjectId, clock.instant()))
        .attempt();
  }

  private record Result(Attempt attempt, @Nullable Duration retryAfter) {}

  private Result post(WebhookEndpoint endpoint, String deliveryId, int number, byte[] body) {
    var at = clock.instant();
    var secrets = endpoint.secretsAt(at).stream().map(seal::open).toList();
    var headers = Map.of(
        "webhook-id", deliveryId,
        "webhook-timestamp", Long.toString(at.getEpochSecond()),
        "webhook-signature", WebhookSignature.header(secrets, deliveryId, at, body));
    try {
      var answer = outbound.post(endpoint.url(), headers, body, RESPONSE_BYTES);
      var response = new String(answer.body(), UTF_8).replace("\0", "");
      var attempt =
          new Attempt(deliveryId, number, at, millisSince(at), answer.status(), response, null);
      return new Result(attempt, seconds(answer.retryAfter()));
    } catch (OutboundException e) {
      return new Result(
          new Attempt(deliveryId, number, at, millisSince(at), null, null, e.getMessage()), null);
    }
  }

  private void settle(DueDelivery due, Result result) {
    var attempt = result.attempt();
    var next = attempt.succeeded()
        ? Optional.<Duration>empty()
        : schedule.next(due.attempts(), due.age(), result.retryAfter());
    var status = attempt.succeeded() ? "succeeded" : next.isPresent() ? "pending" : "failed";
    jdbi.useTransaction(handle -> {
      var deliveries = handle.attach(DeliveryDao.class);
      if (deliveries.finish(due.id(), due.attempts(), status, next.orElse(null)) == 0) return;
      deliveries.record(attempt);
      judge(handle.attach(WebhookEndpointDao.class), due.endpointId(), attempt);
    });
    log.atInfo()
        .addKeyValue("delivery", due.id())
        .addKeyValue("endpoint", due.endpointId())
        .addKeyValue("attempt", attempt.number())
        .addKeyValue("status_code", attempt.statusCode())
        .log("webhook {}", status);
  }

  private void judge(WebhookEndpointDao endpoints, String endpointId, Attempt attempt) {
    if (attempt.succeeded()) {
      endpoints.succeeded(endpointId);
    } else if (attempt.statusCode() != null && attempt.statusCode() == 410) {
      endpoints.disable(endpointId, "answered 410 Gone");
    } else {
      endpoints.failed(endpointId);
    }
  }

  private byte[] body(String eventId, String type, String subjectId, Instant createdAt) {
    var event = new LinkedHashMap<String, Object>();
    event.put("id", eventId);
    event.put("object", "event");
    event.put("created_at", createdAt.getEpochSecond());
    event.put("type", type);
    event.put("data", Map.of("id", subjectId));
    try {
      return json.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event is plain text and numbers", e);
    }
  }

  private int millisSince(Instant start) {
    return (int)
        Math.min(Integer.MAX_VALUE, Duration.between(start, clock.instant()).toMillis());
  }

  /** Reads the seconds form of {@code Retry-After}; the date form and nonsense count as absent. */
  private static @Nullable Duration seconds(@Nullable String retryAfter) {
    return retryAfter != null && retryAfter.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(retryAfter))
        : null;
  }

  private static java.util.concurrent.ThreadFactory daemon(String name) {
    return task -> {
      var thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
