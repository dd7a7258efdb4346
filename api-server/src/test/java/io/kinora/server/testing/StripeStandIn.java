package io.kinora.server.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.Stripe;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Stripe, as far as purchases need it: customers, pages to pay on, payments, refunds, disputes. It
 * refuses what Stripe's published request types do not allow ({@link StripeSchemas}), repeats its
 * answer to a repeated idempotency key, and signs events. It has never been held against Stripe
 * itself. Thread-safe.
 */
public final class StripeStandIn implements AutoCloseable {
  public static final String KEY = "sk_test_standin";
  public static final String SECRET = "whsec_standin";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAY = "/c/pay/";

  private final HttpServer server;
  private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
  private final Map<String, Answer> answered = new TreeMap<>();
  private final Map<String, String> asked = new TreeMap<>();
  private final Deque<Failure> failures = new ArrayDeque<>();
  private final List<String> refusals = new ArrayList<>();
  private final List<ObjectNode> events = new ArrayList<>();
  private int ids;
  private @Nullable String webhook;

  /** What goes wrong with the next request that changes something. */
  public enum Failure {
    /** It is done, but the answer is lost. */
    LOST_ANSWER,
    UNAVAILABLE,
    /** Stripe will never do it. */
    REFUSED,
    DECLINED,
    AUTHENTICATION_REQUIRED
  }

  private record Answer(int status, String body) {}

  public StripeStandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/", this::handle);
    server.createContext(PAY, this::page);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** What was refused because Stripe would not take it. */
  public synchronized List<String> refusals() {
    return List.copyOf(refusals);
  }

  public synchronized void failNext(Failure... next) {
    failures.addAll(List.of(next));
  }

  private void handle(HttpExchange exchange) throws IOException {
    Answer answer;
    boolean lost = false;
    synchronized (this) {
      var before = failures.peek();
      answer = answer(exchange);
      lost = before == Failure.LOST_ANSWER && failures.peek() != before;
    }
    if (lost) {
      exchange.close();
      return;
    }
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("Request-Id", "req_" + ++ids);
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var headers = exchange.getRequestHeaders();
    if (!("Bearer " + KEY).equals(headers.getFirst("Authorization"))) return error(401, "no key");
    if (!Stripe.API_VERSION.equals(headers.getFirst("Stripe-Version"))) {
      return refuse(path + ": the version is " + headers.getFirst("Stripe-Version"));
    }
    if (exchange.getRequestMethod().equals("GET")) {
      return get(path, form(exchange.getRequestURI().getRawQuery()));
    }
    var raw = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var problem = StripeSchemas.problem(path, form(raw));
    if (problem != null) return refuse(path + ": " + problem);
    var key = headers.getFirst("Idempotency-Key");
    if (key == null) return refuse(path + ": no idempotency key");
    var earlier = answered.get(key);
    if (earlier != null) {
      return (path + raw).equals(asked.get(key)) ? earlier : error(400, "idempotency_error");
    }
    return post(path, form(raw), key, path + raw);
  }

  private Answer post(String path, Map<String, String> form, String key, String request) {
    var failure = failures.poll();
    if (failure == Failure.UNAVAILABLE) return error(503, "api_error");
    if (failure == Failure.REFUSED) return error(400, "charge_already_refunded");
    var made = switch (path) {
      case "/v1/customers" -> customer(form);
      case "/v1/checkout/sessions" -> session(form);
      case "/v1/billing_portal/sessions" -> portal(form);
      case "/v1/payment_intents" -> payment(form, failure);
      case "/v1/refunds" -> refund(form);
      default -> null;
    };
    if (made == null) return refuse("POST " + path + " is not known");
    var declined = failure == Failure.DECLINED || failure == Failure.AUTHENTICATION_REQUIRED;
    var answer = declined ? cardError(failure) : new Answer(200, made.toString());
    answered.put(key, answer);
    asked.put(key, request);
    return answer;
  }

  private Answer refuse(String why) {
    refusals.add(why);
    return error(400, why);
  }

  private static Answer error(int status, String message) {
    var error = JSON.createObjectNode();
    error.putObject("error").put("type", "invalid_request_error").put("message", message);
    return new Answer(status, error.toString());
  }

  private static Answer cardError(Failure failure) {
    var node = JSON.createObjectNode();
    var error = node.putObject("error").put("type", "card_error").put("message", "declined");
    if (failure == Failure.DECLINED) {
      error.put("code", "card_declined").put("decline_code", "insufficient_funds");
    } else {
      error.put("code", "authentication_required");
    }
    return new Answer(402, node.toString());
  }

  private Answer get(String path, Map<String, String> query) {
    var parts = path.split("/");
    var known = objects.get(parts[parts.length - 1]);
    if (parts.length > 3 && known != null) {
      var found = known.deepCopy();
      if (query.containsValue("latest_charge")) expand(found);
      return new Answer(200, found.toString());
    }
    var type = switch (path) {
      case "/v1/refunds" -> "refund";
      case "/v1/disputes" -> "dispute";
      case "/v1/payment_intents" -> "payment_intent";
      default -> "";
    };
    if (type.isEmpty()) return error(404, "resource_missing");
    var list =
        JSON.createObjectNode().put("object", "list").put("has_more", false).put("url", path);
    var data = list.putArray("data");
    for (var object : objects.values()) {
      var wanted = query.get("payment_intent");
      if (object.path("object").asText().equals(type)
          && (wanted == null || object.path("payment_intent").asText().equals(wanted))) {
        data.add(object);
      }
    }
    return new Answer(200, list.toString());
  }

  private ObjectNode object(String id) {
    return Objects.requireNonNull(objects.get(id), id);
  }

  private void expand(ObjectNode intent) {
    for (var name : List.of("latest_charge", "payment_method")) {
      var id = intent.path(name).asText();
      if (objects.containsKey(id)) intent.set(name, objects.get(id));
    }
  }

  /** Where somebody pays who was sent here by a browser. */
  private void page(HttpExchange exchange) throws IOException {
    var session = exchange.getRequestURI().getPath().substring(PAY.length());
    if (exchange.getRequestMethod().equals("GET")) {
      var html = "<!doctype html><title>Pay</title><link rel=icon href=\"data:,\">"
          + "<form method=post><button id=pay>Pay</button></form>";
      exchange.getResponseHeaders().add("Content-Type", "text/html");
      exchange.sendResponseHeaders(200, html.length());
      exchange.getResponseBody().write(html.getBytes(StandardCharsets.UTF_8));
    } else {
      pay(session);
      deliver();
      exchange
          .getResponseHeaders()
          .add("Location", object(session).path("success_url").asText());
      exchange.sendResponseHeaders(303, -1);
    }
    exchange.close();
  }

  /** Sends events to a server by itself, as soon as somebody pays on the page. */
  public synchronized void tell(String origin) {
    webhook = origin + "/internal/stripe/events";
  }

  private void deliver() throws IOException {
    for (var event : events()) {
      var seconds = Clock.systemUTC().instant().getEpochSecond();
      var request = HttpRequest.newBuilder(URI.create(String.valueOf(webhook)))
          .header("Stripe-Signature", sign(event.toString(), seconds, SECRET))
          .POST(HttpRequest.BodyPublishers.ofString(event.toString()))
          .build();
      try {
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private ObjectNode make(String prefix, String type) {
    var id = prefix + "_standin" + ++ids;
    var made = JSON.createObjectNode()
        .put("id", id)
        .put("object", type)
        .put("livemode", false)
        .put("created", Instant.EPOCH.plusSeconds(2_000_000_000).getEpochSecond());
    objects.put(id, made);
    return made;
  }

  private static void copyMetadata(Map<String, String> form, String prefix, ObjectNode target) {
    var metadata = target.putObject("metadata");
    form.forEach((name, value) -> {
      if (name.startsWith(prefix + "[")) {
        metadata.put(name.substring(prefix.length() + 1, name.length() - 1), value);
      }
    });
  }

  private ObjectNode customer(Map<String, String> form) {
    var made = make("cus", "customer");
    copyMetadata(form, "metadata", made);
    return made;
  }

  private ObjectNode session(Map<String, String> form) {
    var made = make("cs_test", "checkout.session");
    made.put("status", "open")
        .put("url", url() + PAY + made.path("id").asText())
        .put("mode", form.get("mode"))
        .put("customer", form.get("customer"))
        .put("client_reference_id", form.get("client_reference_id"))
        .put("success_url", form.get("success_url"))
        .put("amount_total", Long.parseLong(form.get("line_items[0][price_data][unit_amount]")))
        .putNull("payment_intent");
    copyMetadata(form, "payment_intent_data[metadata]", made);
    return made;
  }

  private ObjectNode portal(Map<String, String> form) {
    var made = make("bps", "billing_portal.session");
    return made.put("customer", form.get("customer")).put("url", "https://billing.stripe.com/p/x");
  }

  private ObjectNode payment(Map<String, String> form, Failure failure) {
    var made = intent(Long.parseLong(form.get("amount")));
    copyMetadata(form, "metadata", made);
    if (failure == null || failure == Failure.LOST_ANSWER) succeed(made);
    else made.putObject("last_payment_error").put("code", "card_declined");
    return made;
  }

  private ObjectNode intent(long cents) {
    return make("pi", "payment_intent")
        .put("amount", cents)
        .put("currency", "usd")
        .put("status", "requires_payment_method");
  }

  private void succeed(ObjectNode intent) {
    var card = make("pm", "payment_method").put("type", "card");
    card.putObject("card").put("brand", "visa").put("last4", "4242");
    var charge = make("ch", "charge")
        .put("payment_intent", intent.path("id").asText())
        .put("disputed", false)
        .put("receipt_url", "https://pay.stripe.com/receipts/x");
    intent
        .put("status", "succeeded")
        .put("latest_charge", charge.path("id").asText())
        .put("payment_method", card.path("id").asText());
  }

  private ObjectNode refund(Map<String, String> form) {
    var made = make("re", "refund")
        .put("amount", Long.parseLong(form.get("amount")))
        .put("payment_intent", form.get("payment_intent"))
        .put("status", "succeeded");
    copyMetadata(form, "metadata", made);
    return made;
  }

  /** Somebody pays on the page. */
  public synchronized String pay(String session) {
    var page = object(session);
    var intent = intent(page.path("amount_total").asLong());
    intent.set("metadata", page.path("metadata"));
    succeed(intent);
    page.put("status", "complete").put("payment_intent", intent.path("id").asText());
    tell("checkout.session.completed", page);
    tell("payment_intent.succeeded", intent);
    return intent.path("id").asText();
  }

  /** The account's owner sends money back without our doing. */
  public synchronized void refundByHand(String payment, long cents) {
    var made = make("re", "refund")
        .put("amount", cents)
        .put("payment_intent", payment)
        .put("status", "succeeded");
    made.putObject("metadata");
    tell("refund.created", made);
  }

  /** The owner of the card wants the money back. */
  public synchronized String dispute(String payment, long cents) {
    var charge = object(object(payment).path("latest_charge").asText());
    charge.put("disputed", true);
    var made = make("dp", "dispute")
        .put("amount", cents)
        .put("payment_intent", payment)
        .put("charge", charge.path("id").asText())
        .put("status", "needs_response");
    tell("charge.dispute.created", made);
    return made.path("id").asText();
  }

  public synchronized void endDispute(String dispute, String status) {
    tell("charge.dispute.closed", object(dispute).put("status", status));
  }

  private void tell(String type, ObjectNode object) {
    var event = JSON.createObjectNode()
        .put("id", "evt_standin" + ++ids)
        .put("object", "event")
        .put("type", type)
        .put("api_version", Stripe.API_VERSION)
        .put("created", 2_000_000_000L)
        .put("livemode", false);
    event.putObject("data").set("object", object.deepCopy());
    events.add(event);
  }

  /** The events that were not fetched before. */
  public synchronized List<ObjectNode> events() {
    var told = List.copyOf(events);
    events.clear();
    return told;
  }

  /** The header that signs a payload. */
  public static String sign(String payload, long seconds, String secret) {
    try {
      return "t=" + seconds + ",v1="
          + Webhook.Util.computeHmacSha256(secret, seconds + "." + payload);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> form(String text) {
    var form = new TreeMap<String, String>();
    if (text == null || text.isEmpty()) return form;
    for (var pair : text.split("&")) {
      var equals = pair.indexOf('=');
      form.put(
          URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return form;
  }
}
