package io.kinora.sdk.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a caller may ask before a video is made: a server with nothing to do, where a second costs
 * ten cents. Thread-safe.
 */
final class Counter {

  private static final BigDecimal UNIT_PRICE = new BigDecimal("0.10");
  private static final long EXPIRES_AT = 1_790_000_120L;

  private final AtomicInteger quotes = new AtomicInteger();

  Reply quote(RecordedRequest request) {
    var fields = request.fields();
    var seconds = fields.path("seconds").asText("4");
    var takes = fields.path("best_of").asInt(1);
    var amount = UNIT_PRICE.multiply(new BigDecimal(seconds)).multiply(BigDecimal.valueOf(takes));
    var quote = object("video.quote")
        .put("id", "quote_" + quotes.incrementAndGet())
        .put("amount", amount.toPlainString())
        .put("currency", "usd")
        .put("service_tier", fields.path("service_tier").asText("default"))
        .put("unit_price", UNIT_PRICE.toPlainString())
        .put("seconds", seconds)
        .putNull("estimated_start_at")
        .putNull("estimated_done_at")
        .put("expires_at", EXPIRES_AT)
        .put("capacity_state", "normal");
    quote.putArray("alternatives");
    return Reply.json(quote);
  }

  Reply capacity() {
    var capacity = object("capacity").put("state", "normal").put("since", 0);
    capacity.putObject("slots").put("idle", 1);
    capacity
        .putArray("tiers")
        .addObject()
        .put("service_tier", "default")
        .put("share", 1.0)
        .putNull("estimated_start_at");
    return Reply.json(capacity);
  }

  Reply limits() {
    var list = object("list");
    list.putArray("data")
        .add(object("limit")
            .put("name", "queued")
            .put("scope", "organization")
            .put("unit", "videos")
            .put("limit", 100)
            .put("used", 0)
            .put("remaining", 100)
            .putNull("resets_at")
            .putNull("per_second"));
    return Reply.json(list);
  }

  private static ObjectNode object(String name) {
    return JsonNodeFactory.instance.objectNode().put("object", name);
  }
}
