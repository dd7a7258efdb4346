package io.kinora.sdk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A Videos API server on a free local port, for tests of programs that make videos. Thread-safe;
 * close it.
 *
 * <pre>{@code
 * try (var server = VideoTestServer.start()) {
 *   server.script(VideoScript.fails("moderation_blocked", "Blocked.", 10));
 *   var client = KinoraClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build();
 *   ...
 *   assertThat(server.requests()).hasSize(2);
 * }
 * }</pre>
 *
 * <p>It holds create, remix, edit, extend, get, list, delete, cancel and content (with
 * {@code Range}, and by links), events, quotes, characters, files, batches, models, limits and
 * capacity, honours {@code Idempotency-Key}, sends webhooks, and takes any key that starts with
 * {@code kn_}. Asked for with {@code wait}, or for its events, a video goes to the end of its
 * script at once. {@link #script} says what becomes of videos, {@link #answer} what goes wrong on
 * the way.
 */
public final class VideoTestServer implements AutoCloseable {

  private static final Duration FOR_EVER = Duration.ofDays(1000);
  private static final Pattern BY_ID =
      Pattern.compile("(/videos/characters|/videos|/files|/batches)/([^/]+)(/[a-z_]+)?");

  private static final Pattern LINK = Pattern.compile("/videos/([^/]+)/content/[a-z]+");

  private final HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final WebhookSender webhooks = new WebhookSender(Clock.systemUTC());
  private final Shelf shelf = new Shelf(webhooks::send);
  private final FileShelf files = new FileShelf();
  private final BatchShelf batches = new BatchShelf(shelf, files);
  private final Counter counter = new Counter();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private VideoTestServer(HttpServer http) {
    this.http = http;
    http.createContext("/v1/", this::handle);
    http.setExecutor(threads);
    http.start();
  }

  /** Starts one on a free port; it answers when this returns. */
  public static VideoTestServer start() {
    return start(0);
  }

  /** Starts one on this port of the loopback interface; it answers when this returns. */
  public static VideoTestServer start(int port) {
    try {
      return new VideoTestServer(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The base URL for clients, such as {@code http://127.0.0.1:40123/v1}. */
  public String baseUrl() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/v1";
  }

  /** A key that it takes. */
  public String apiKey() {
    return "kn_test_video_test_server";
  }

  /**
   * The scripts of the videos to be created next, in order; those without one follow
   * {@link VideoScript#standard}.
   */
  public VideoTestServer script(VideoScript... next) {
    List.of(next).forEach(shelf::add);
    return this;
  }

  /** What to do with the next requests, in order, whatever they ask for. */
  public VideoTestServer answer(Answer... next) {
    answers.addAll(List.of(next));
    return this;
  }

  /**
   * Where to send a signed webhook when a video ends, once and without waiting for the answer. A
   * video takes its steps when it is asked for, so ask for it.
   */
  public VideoTestServer sendWebhooksTo(URI receiver) {
    webhooks.add(receiver);
    return this;
  }

  /** The secret that its webhooks are signed with, {@code whsec_…}. */
  public String webhookSecret() {
    return WebhookSender.secret();
  }

  /** All requests so far, in order of arrival. */
  public List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  /** How many videos have been created. */
  public int created() {
    return shelf.created();
  }

  /** Stops at once; open connections are cut. */
  @Override
  public void close() {
    closed.countDown();
    http.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = record(exchange);
      requests.add(request);
      var answer = answers.poll();
      if (answer == null) {
        send(exchange, carryOut(request), Integer.MAX_VALUE);
        return;
      }
      awaitClose(answer.delay());
      switch (answer.kind()) {
        case INSTEAD ->
          send(
              exchange,
              Reply.json(answer.status(), answer.body()).headers(answer.headers()),
              Integer.MAX_VALUE);
        case USUAL ->
          send(exchange, carryOut(request).headers(answer.headers()), Integer.MAX_VALUE);
        case CUT -> send(exchange, carryOut(request).headers(answer.headers()), answer.bytes());
        case LOST -> carryOut(request);
        case SILENCE -> {
          carryOut(request);
          awaitClose(FOR_EVER);
        }
      }
    }
  }

  /** Waits this long or until the server is closed. */
  private void awaitClose(Duration patience) {
    try {
      var unused = closed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RecordedRequest record(HttpExchange exchange) throws IOException {
    var headers = new TreeMap<String, List<String>>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    var query = exchange.getRequestURI().getRawQuery();
    return new RecordedRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath().substring("/v1".length()),
        query == null ? "" : query,
        headers,
        exchange.getRequestBody().readAllBytes());
  }

  private Reply carryOut(RecordedRequest request) {
    var link = LINK.matcher(request.path());
    if (link.matches() && request.method().equals("GET")) {
      return shelf.content(link.group(1));
    }
    if (!request.header("authorization").orElse("").startsWith("Bearer kn_")) {
      return Reply.error(401, "invalid_api_key", "Incorrect API key provided.");
    }
    var reply = route(request);
    var range = request.header("range");
    return range.isPresent() && reply.headers().containsKey("accept-ranges")
        ? reply.from(range.get())
        : reply;
  }

  private Reply route(RecordedRequest request) {
    var route = request.method() + " " + request.path();
    switch (route) {
      case "POST /videos":
        return shelf.create(request);
      case "GET /videos":
        return shelf.list(new VideoQuery(request.query()));
      case "POST /videos/edits":
        return shelf.edit(request);
      case "POST /videos/extensions":
        return shelf.extend(request);
      case "POST /videos/characters":
        return files.createCharacter(request);
      case "POST /files":
        return files.create(request);
      case "GET /files":
        return files.list();
      case "POST /batches":
        return batches.create(request);
      case "GET /batches":
        return batches.list();
      case "POST /videos/quotes":
        return counter.quote(request);
      case "GET /capacity":
        return counter.capacity();
      case "GET /limits":
        return counter.limits();
      case "GET /models":
        return Reply.json(models());
      default:
        return routeById(request);
    }
  }

  private Reply routeById(RecordedRequest request) {
    var path = BY_ID.matcher(request.path());
    if (!path.matches()) {
      return unknown(request);
    }
    var id = path.group(2);
    var end = path.group(3) == null ? "" : path.group(3);
    return switch (request.method() + " " + path.group(1) + end) {
      case "GET /videos" ->
        new VideoQuery(request.query()).first("wait", "0").equals("0")
            ? shelf.get(id)
            : shelf.getAtEnd(id);
      case "GET /videos/events" ->
        shelf.events(id, request.header("last-event-id").orElse(""));
      case "POST /videos/content_url" -> shelf.contentUrl(id, request);
      case "DELETE /videos" -> shelf.delete(id);
      case "GET /videos/content" -> shelf.content(id);
      case "POST /videos/remix" -> shelf.remix(id, request);
      case "POST /videos/cancel" -> shelf.cancel(id);
      case "GET /videos/characters" -> files.character(id);
      case "GET /files" -> files.get(id);
      case "DELETE /files" -> files.delete(id);
      case "GET /files/content" -> files.content(id);
      case "GET /batches" -> batches.get(id);
      case "POST /batches/cancel" -> batches.cancel(id);
      default -> unknown(request);
    };
  }

  private static Reply unknown(RecordedRequest request) {
    return Reply.error(404, "unknown_url", "Unknown request URL: " + request.line());
  }

  private static JsonNode models() {
    var list = JsonNodeFactory.instance.objectNode().put("object", "list");
    list.putArray("data")
        .addObject()
        .put("id", "sora-2")
        .put("object", "model")
        .put("created", 1_759_708_800)
        .put("owned_by", "kinora");
    return list;
  }

  private static void send(HttpExchange exchange, Reply reply, int bytes) throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("x-request-id", "req_test");
    exchange.sendResponseHeaders(
        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    exchange.getResponseBody().write(reply.body(), 0, Math.min(bytes, reply.body().length));
    exchange.getResponseBody().flush();
  }
}
