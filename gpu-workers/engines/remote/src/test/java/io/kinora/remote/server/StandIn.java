package io.kinora.remote.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kinora.media.FrameRate;
import io.kinora.media.Mp4Format;
import io.kinora.media.Mp4Writer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * An inference server reduced to its manners: routes, states and words of the real one, and a grey
 * clip for every prompt. The prompt {@code slow} never ends by itself, {@code oom} runs out of
 * memory, {@code broken} delivers half a file, {@code page} a web page, {@code drip} a byte now and
 * then; of {@code swept} the first file is gone.
 */
abstract class StandIn implements AutoCloseable {
  static final ObjectMapper json = new ObjectMapper();
  private static final byte[] CLIP = clip();
  private static final byte[] PAGE = "<html>502 Bad Gateway</html>".getBytes(UTF_8);

  final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicBoolean swept = new AtomicBoolean();
  /** The traces in which it was asked. */
  final Set<String> traces = ConcurrentHashMap.newKeySet();

  private final String kind;
  private final HttpServer http;
  /** Set to make every answer one of 500. */
  volatile boolean sick;

  /** A job; a poll counts as a step of its work. */
  static final class Job {
    final String prompt;
    final AtomicInteger polls = new AtomicInteger();
    final CountDownLatch cancelled = new CountDownLatch(1);

    Job(String prompt) {
      this.prompt = prompt;
    }

    /** Whether the next poll finds it done. */
    boolean done() {
      return polls.incrementAndGet() > 2 && !prompt.equals("slow");
    }

    boolean drips() {
      return prompt.equals("drip");
    }

    boolean isCancelled() {
      return cancelled.getCount() == 0;
    }

    boolean awaitCancelled(Duration patience) {
      try {
        return cancelled.await(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }
  }

  /** @param kind as the settings of the engine have it */
  StandIn(String kind) {
    this.kind = kind;
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(Executors.newCachedThreadPool());
    http.createContext("/", this::handle);
    http.start();
  }

  /** Answers one request; anything that is no route of the real server is 404. */
  abstract void answer(Request request) throws IOException;

  /** The engine's settings that fit it. */
  final Map<String, Object> settings() {
    return settings(Map.of());
  }

  /** The same with others added or in their place. */
  final Map<String, Object> settings(Map<String, Object> more) {
    var settings = new HashMap<String, Object>();
    settings.put("kind", kind);
    settings.put("url", url().toString());
    settings.put("pollMillis", 20);
    settings.put("probeMillis", 50);
    settings.put("restMillis", 60_000);
    settings.put("models", List.of(model()));
    settings.putAll(more);
    return settings;
  }

  /** The model that it serves, as the settings have it. */
  Map<String, Object> model() {
    return Map.of("id", "toy", "fps", 16);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  String accept(String prompt) {
    var id = "job-" + numbers.incrementAndGet();
    accept(id, prompt);
    return id;
  }

  /** A job under a name that the client chose. */
  void accept(String id, String prompt) {
    jobs.put(id, new Job(prompt));
    accepted.add(prompt);
  }

  /** Every prompt that was handed over, in order; a restart does not forget them. */
  List<String> accepted() {
    return List.copyOf(accepted);
  }

  /** A job that is known. */
  Job known(String id) {
    return Objects.requireNonNull(jobs.get(id), id);
  }

  /** Forgets everything, as a restart does. */
  void restart() {
    jobs.clear();
  }

  static byte[] clipFor(Job job) {
    return switch (job.prompt) {
      case "broken" -> Arrays.copyOf(CLIP, CLIP.length / 2);
      case "page" -> PAGE;
      default -> CLIP;
    };
  }

  /** Whether the file of a job that is done is gone. */
  final boolean sweeps(Job job) {
    return job.prompt.equals("swept") && swept.compareAndSet(false, true);
  }

  final String encodedClipFor(Job job) {
    if (sweeps(job)) return "";
    return Base64.getEncoder().encodeToString(clipFor(job));
  }

  /** The list of models in the shape that OpenAI gave it. */
  static void answerModels(Request request) throws IOException {
    request.reply(200, Map.of("object", "list", "data", List.of(Map.of("id", "toy"))));
  }

  /** Sends the file of a job. */
  final void answerFile(Request request, Job job) throws IOException {
    if (sweeps(job)) request.notFound();
    else if (job.drips()) drip(request, job, "video/mp4", CLIP);
    else request.send(200, job.prompt.equals("page") ? "text/html" : "video/mp4", clipFor(job));
  }

  /** Answers with the JSON in which the file of a job comes. */
  static void replyWithFile(Request request, Job job, Object answer) throws IOException {
    if (job.drips()) drip(request, job, "application/json", json.writeValueAsBytes(answer));
    else request.reply(200, answer);
  }

  private static void drip(Request request, Job job, String type, byte[] bytes) throws IOException {
    request.exchange().getResponseHeaders().set("Content-Type", type);
    request.exchange().sendResponseHeaders(200, 0);
    var body = request.exchange().getResponseBody();
    for (var at = 0; at < bytes.length && !job.awaitCancelled(Duration.ofMillis(100)); at++) {
      body.write(bytes[at]);
      body.flush();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = new Request(exchange, exchange.getRequestBody().readAllBytes());
      var trace = exchange.getRequestHeaders().getFirst("traceparent");
      if (trace != null) traces.add(trace);
      if (sick) request.reply(500, Map.of("error", "worker died"));
      else answer(request);
    }
  }

  @Override
  public void close() {
    jobs.values().forEach(job -> job.cancelled.countDown());
    http.stop(0);
  }

  /** One request and its answer. */
  record Request(HttpExchange exchange, byte[] body) {
    boolean is(String method, String path) {
      return exchange.getRequestMethod().equals(method) && path().equals(path);
    }

    boolean matches(String method, String pattern) {
      return exchange.getRequestMethod().equals(method) && path().matches(pattern);
    }

    String path() {
      return exchange.getRequestURI().getPath();
    }

    /** The path's element, from 0. */
    String element(int index) {
      return path().substring(1).split("/")[index];
    }

    JsonNode json() throws IOException {
      return json.readTree(body);
    }

    boolean isMultipart() {
      var type = exchange.getRequestHeaders().getFirst("Content-Type");
      return type != null && type.startsWith("multipart/form-data");
    }

    /** The text of a field of a form, or an empty one. */
    String field(String name) {
      var pattern = Pattern.compile("name=\"" + name + "\"\r\n\r\n(.*?)\r\n--", Pattern.DOTALL);
      var matcher = pattern.matcher(new String(body, UTF_8));
      return matcher.find() ? matcher.group(1) : "";
    }

    void reply(int status, Object answer) throws IOException {
      send(status, "application/json", json.writeValueAsBytes(answer));
    }

    void send(int status, String type, byte[] bytes) throws IOException {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }

    void notFound() throws IOException {
      reply(404, Map.of("detail", "Not Found"));
    }
  }

  /** Two seconds and a frame, 16 a second, silent. */
  private static byte[] clip() {
    try {
      var file = Files.createTempFile("clip", ".mp4");
      var rgb = new byte[96 * 64 * 3];
      Arrays.fill(rgb, (byte) 120);
      try (var writer =
          new Mp4Writer(file, Mp4Format.of(96, 64, FrameRate.of(16), 1).silent())) {
        for (var frame = 0; frame < 33; frame++) writer.video(rgb);
        writer.finish();
      }
      var bytes = Files.readAllBytes(file);
      Files.delete(file);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
