package io.kinora.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kinora.sdk.WebhookVerificationException;
import io.kinora.sdk.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A receiver of webhooks that believes only what is signed. {@code ReceiveWebhooks PORT}, with
 * {@code KINORA_WEBHOOK_SECRET} set.
 */
final class ReceiveWebhooks {

  public static void main(String[] arguments) throws IOException {
    var secret = System.getenv("KINORA_WEBHOOK_SECRET");
    var server = HttpServer.create(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
    server.createContext("/", exchange -> answer(exchange, secret));
    server.start();
    System.out.println("listening");
  }

  private static void answer(HttpExchange exchange, String secret) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    try {
      var event = Webhooks.verify(body, exchange.getRequestHeaders()::getFirst, List.of(secret));
      System.out.println(event.type() + " " + event.videoId().orElse("without a video"));
      exchange.sendResponseHeaders(204, -1);
    } catch (WebhookVerificationException e) {
      System.out.println("refused: " + e.getMessage());
      exchange.sendResponseHeaders(400, -1);
    }
    exchange.close();
  }
}
