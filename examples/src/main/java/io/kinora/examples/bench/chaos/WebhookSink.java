package io.kinora.examples.bench.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes webhooks and writes them down. Thread-safe. */
final class WebhookSink implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer http;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final History history;

  /** @param address where it listens */
  WebhookSink(History history, String address) throws IOException {
    this.history = history;
    http = HttpServer.create(new InetSocketAddress(address, 0), 0);
    http.createContext("/", this::take);
    http.setExecutor(threads);
    http.start();
  }

  String url() {
    var address = http.getAddress();
    return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/";
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = JSON.readTree(exchange.getRequestBody());
      history.add(new History.Told(
          body.path("type").asText(),
          body.path("data").path("id").asText(),
          body.path("id").asText()));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
