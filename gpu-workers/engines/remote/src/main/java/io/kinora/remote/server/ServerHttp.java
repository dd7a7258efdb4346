package io.kinora.remote.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to one inference server. Bodies are bounded, every call ends at its timeout even when the
 * server drips, and redirects are not followed. Thread-safe.
 */
final class ServerHttp {
  static final ObjectMapper json = new ObjectMapper();
  private static final int JSON_BYTES_MAX = 512 << 20;
  private static final long FILE_BYTES_MAX = 4L << 30;
  private static final Set<Integer> GONE = Set.of(400, 404, 410, 422);

  /**
   * Reading blocks for as long as a server drips: in the common pool, which has one thread for each
   * processor but one, a slow file would hold up every other answer.
   */
  private static final Executor READERS = Executors.newCachedThreadPool(task -> {
    var thread = new Thread(task, "inference-server-answer");
    thread.setDaemon(true);
    return thread;
  });

  private final HttpClient client;
  private final URI base;
  private final @Nullable String apiKey;
  private final Duration timeout;
  private final Duration fileTimeout;
  private final @Nullable String traceParent;

  /**
   * @param base such as {@code http://127.0.0.1:8091}, without a slash at its end
   * @param apiKey sent as a bearer token, or null
   * @param timeout of one call that is neither a generation nor a file
   * @param fileTimeout of the download of a file
   */
  ServerHttp(URI base, @Nullable String apiKey, Duration timeout, Duration fileTimeout) {
    this(
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build(),
        base,
        apiKey,
        timeout,
        fileTimeout,
        null);
  }

  private ServerHttp(
      HttpClient client,
      URI base,
      @Nullable String apiKey,
      Duration timeout,
      Duration fileTimeout,
      @Nullable String traceParent) {
    this.client = client;
    this.base = base;
    this.apiKey = apiKey;
    this.timeout = timeout;
    this.fileTimeout = fileTimeout;
    this.traceParent = traceParent;
  }

  /** The same, with calls in the trace of a request (W3C trace context), or in none. */
  ServerHttp traced(@Nullable String context) {
    return new ServerHttp(client, base, apiKey, timeout, fileTimeout, context);
  }

  URI base() {
    return base;
  }

  HttpAnswer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build(), timeout);
  }

  HttpAnswer delete(String path) throws IOException, InterruptedException {
    return send(request(path).DELETE().build(), timeout);
  }

  HttpAnswer post(String path, JsonNode body) throws IOException, InterruptedException {
    return post(path, body, timeout);
  }

  /** Posts and waits as long as a generation may take. */
  HttpAnswer post(String path, JsonNode body, Duration limit)
      throws IOException, InterruptedException {
    var bytes = BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
    return send(
        request(path).header("Content-Type", "application/json").POST(bytes).build(), limit);
  }

  /** @param name tells servers that know the header a repeated request from another one */
  HttpAnswer post(String path, Multipart form, String name)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Idempotency-Key", name)
            .header("Content-Type", form.contentType())
            .POST(form.body())
            .build(),
        timeout);
  }

  /**
   * Downloads to a file.
   *
   * @throws NoFileException when the server says that it has no such file
   */
  void download(String path, Path target) throws IOException, InterruptedException {
    var answer = within(
        fileTimeout,
        client.sendAsync(request(path).GET().build(), BodyHandlers.ofInputStream()),
        response -> {
          try (var body = response.body()) {
            if (response.statusCode() != 200)
              return new HttpAnswer(response.statusCode(), parse(read(body)));
            checkType(response.headers().firstValue("Content-Type").orElse(""));
            copy(body, target);
            return new HttpAnswer(200, TextNode.valueOf(""));
          }
        });
    if (answer.ok()) return;
    var message = "the server answered " + answer.status() + " for the file: " + answer.message();
    throw GONE.contains(answer.status()) ? new NoFileException(message) : new IOException(message);
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "*/*");
    if (apiKey != null) request.header("Authorization", "Bearer " + apiKey);
    if (traceParent != null) request.header("traceparent", traceParent);
    return request;
  }

  private HttpAnswer send(HttpRequest request, Duration limit)
      throws IOException, InterruptedException {
    return within(limit, client.sendAsync(request, BodyHandlers.ofInputStream()), response -> {
      try (var body = response.body()) {
        return new HttpAnswer(response.statusCode(), parse(read(body)));
      }
    });
  }

  private interface Reader {
    HttpAnswer read(HttpResponse<InputStream> response) throws IOException;
  }

  /** The client's own timeout ends with the headers; this one holds until the last byte. */
  private static HttpAnswer within(
      Duration limit, CompletableFuture<HttpResponse<InputStream>> call, Reader reader)
      throws IOException, InterruptedException {
    var read = call.thenApplyAsync(
        response -> {
          try {
            return reader.read(response);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        },
        READERS);
    try {
      return read.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      call.thenAccept(response -> closeQuietly(response.body()));
      throw new IOException("the server did not answer within " + limit, e);
    } catch (ExecutionException e) {
      throw new IOException("the server cannot be reached, or broke off", e.getCause());
    } catch (InterruptedException e) {
      call.thenAccept(response -> closeQuietly(response.body()));
      throw e;
    } finally {
      call.cancel(true);
    }
  }

  private static void closeQuietly(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // The answer is not wanted any more, so how it ends does not matter.
    }
  }

  private static byte[] read(InputStream body) throws IOException {
    var bytes = body.readNBytes(JSON_BYTES_MAX + 1);
    if (bytes.length > JSON_BYTES_MAX)
      throw new IOException("the server's answer is longer than " + JSON_BYTES_MAX + " bytes");
    return bytes;
  }

  private static JsonNode parse(byte[] body) throws IOException {
    if (body.length == 0) return TextNode.valueOf("");
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(new String(body, StandardCharsets.UTF_8));
    }
  }

  /** A page of a proxy, or words, come with 200 too. */
  private static void checkType(String type) throws IOException {
    if (type.startsWith("text/") || type.startsWith("application/json"))
      throw new IOException("the server sent " + type + " instead of a video");
  }

  private static void copy(InputStream body, Path target) throws IOException {
    try (var file = Files.newOutputStream(target)) {
      var buffer = new byte[1 << 16];
      long total = 0;
      for (var count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        total += count;
        if (total > FILE_BYTES_MAX)
          throw new IOException("the server's file is longer than " + FILE_BYTES_MAX + " bytes");
        file.write(buffer, 0, count);
      }
    }
  }
}
