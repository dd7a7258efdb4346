package io.kinora.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * Stands between clients and a server, passes everything on and takes note of it. Lives as long as
 * the tests.
 */
final class RecordingProxy {

  private static final Set<String> OF_THE_CONNECTION = Set.of(
      "connection",
      "content-length",
      "expect",
      "host",
      "http2-settings",
      "transfer-encoding",
      "upgrade");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpServer server;
  private final String target;
  private final ContractCoverage coverage;

  private RecordingProxy(HttpServer server, String target, ContractCoverage coverage) {
    this.server = server;
    this.target = target;
    this.coverage = coverage;
  }

  /** Starts one before a base URL. */
  static RecordingProxy before(String baseUrl, ContractCoverage coverage) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var proxy = new RecordingProxy(server, baseUrl, coverage);
    server.createContext("/v1/", proxy::pass);
    server.setExecutor(Executors.newCachedThreadPool(task -> {
      var thread = new Thread(task, "proxy");
      thread.setDaemon(true);
      return thread;
    }));
    server.start();
    return proxy;
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().toString().substring("/v1".length());
      var request = HttpRequest.newBuilder(URI.create(target + path))
          .method(
              exchange.getRequestMethod(),
              BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      exchange.getRequestHeaders().forEach((name, values) -> {
        if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
          values.forEach(value -> request.header(name, value));
        }
      });
      answer(
          exchange,
          http.send(request.build(), BodyHandlers.ofByteArray()),
          path.replaceFirst("\\?.*", ""));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, HttpResponse<byte[]> response, String path)
      throws IOException {
    coverage.note(exchange.getRequestMethod(), path, response.statusCode(), code(response));
    response.headers().map().forEach((name, values) -> {
      if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
        exchange.getResponseHeaders().put(name, values);
      }
    });
    exchange.sendResponseHeaders(
        response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
    exchange.getResponseBody().write(response.body());
  }

  private static Optional<String> code(HttpResponse<byte[]> response) throws IOException {
    if (response.statusCode() < 400) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        new ObjectMapper().readTree(response.body()).at("/error/code").textValue());
  }
}
