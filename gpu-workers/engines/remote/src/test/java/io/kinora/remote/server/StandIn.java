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
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * An inference server reduced to its manners: routes, states and words of the real one, and a grey
 * clip for every prompt. The prompt {@code slow} never ends by itself, {@code oom} runs out of
 * memory, {@code broken} delivers half a file.
 */
abstract class StandIn implements AutoCloseable {
  static final ObjectMapper json = new ObjectMapper();
  private static final byte[] CLIP = clip();

  final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
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

    boolean isCancelled() {
      return cancelled.getCount() == 0;
    }
  }

  StandIn() {
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
  abstract Map<String, Object> settings();

  URI url() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  String accept(String prompt) {
    var id = "job-" + numbers.incrementAndGet();
    jobs.put(id, new Job(prompt));
    return id;
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
    return job.prompt.equals("broken") ? Arrays.copyOf(CLIP, CLIP.length / 2) : CLIP;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = new Request(exchange, exchange.getRequestBody().readAllBytes());
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
