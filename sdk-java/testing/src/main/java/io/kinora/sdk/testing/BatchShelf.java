package io.kinora.sdk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The batches of a test server: one is {@code validating} until it is asked for, and then all of
 * its videos have gone their way. Thread-safe.
 */
final class BatchShelf {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long EPOCH = 1_790_000_000L;
  private static final List<String> UNSET = List.of(
      "errors",
      "output_file_id",
      "error_file_id",
      "in_progress_at",
      "expires_at",
      "finalizing_at",
      "completed_at",
      "failed_at",
      "expired_at",
      "cancelling_at",
      "cancelled_at");

  private final Shelf videos;
  private final FileShelf files;
  private final Map<String, ObjectNode> batches = new LinkedHashMap<>();

  BatchShelf(Shelf videos, FileShelf files) {
    this.videos = videos;
    this.files = files;
  }

  synchronized Reply create(RecordedRequest request) {
    var fields = request.fields();
    var input = fields.path("input_file_id").asText();
    var lines = files.bytes(input);
    if (lines.isEmpty()) {
      return files.get(input);
    }
    var number = batches.size() + 1;
    var batch = JsonNodeFactory.instance
        .objectNode()
        .put("id", "batch_%048x".formatted(number))
        .put("object", "batch")
        .put("endpoint", fields.path("endpoint").asText())
        .put("input_file_id", input)
        .put("completion_window", fields.path("completion_window").asText())
        .put("status", "validating")
        .put("created_at", EPOCH + number);
    UNSET.forEach(batch::putNull);
    batch.set(
        "metadata",
        fields.path("metadata").isObject() ? fields.path("metadata") : batch.objectNode());
    count(batch, new String(lines.get(), UTF_8).lines().count(), 0, 0);
    batches.put(batch.get("id").asText(), batch);
    return Reply.json(batch);
  }

  /** All of them on one page, newest first. */
  synchronized Reply list() {
    var page = JsonNodeFactory.instance.objectNode().put("object", "list");
    var data = page.putArray("data");
    batches.values().forEach(batch -> data.insert(0, batch));
    var ids = List.copyOf(batches.keySet());
    return Reply.json(page.put("first_id", ids.isEmpty() ? null : ids.get(ids.size() - 1))
        .put("last_id", ids.isEmpty() ? null : ids.get(0))
        .put("has_more", false));
  }

  synchronized Reply get(String id) {
    var batch = batches.get(id);
    if (batch == null) {
      return Reply.error(404, "batch_not_found", "No batch with id '" + id + "' found.");
    }
    if (batch.get("status").asText().equals("validating")) {
      carryOut(batch);
    }
    return Reply.json(batch);
  }

  synchronized Reply cancel(String id) {
    var batch = batches.get(id);
    if (batch == null) {
      return get(id);
    }
    if (batch.get("status").asText().equals("completed")) {
      return Reply.error(400, "batch_not_cancellable", "A completed batch cannot be cancelled.");
    }
    return Reply.json(batch.put("status", "cancelled").put("cancelled_at", EPOCH));
  }

  private void carryOut(ObjectNode batch) {
    var output = new StringBuilder();
    var error = new StringBuilder();
    var input = files.bytes(batch.get("input_file_id").asText()).orElse(new byte[0]);
    for (var line : new String(input, UTF_8).split("\n")) {
      var result = result(line);
      (result.get("error").isNull() ? output : error).append(result).append('\n');
    }
    var good = output.chars().filter(c -> c == '\n').count();
    var bad = error.chars().filter(c -> c == '\n').count();
    count(batch, good + bad, good, bad);
    batch.put("status", "completed").put("completed_at", EPOCH);
    if (good > 0) {
      batch.put("output_file_id", files.add(output.toString().getBytes(UTF_8)));
    }
    if (bad > 0) {
      batch.put("error_file_id", files.add(error.toString().getBytes(UTF_8)));
    }
  }

  private ObjectNode result(String line) {
    var asked = parse(line);
    var video = videos.make(asked.path("body"));
    var result = JsonNodeFactory.instance
        .objectNode()
        .put("id", "batch_req_1")
        .put("custom_id", asked.path("custom_id").asText());
    result
        .putObject("response")
        .put("status_code", 200)
        .put("request_id", "req_test")
        .set("body", video);
    result.set("error", video.get("error"));
    return result;
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.missingNode();
    }
  }

  private static void count(ObjectNode batch, long total, long completed, long failed) {
    batch
        .putObject("request_counts")
        .put("total", total)
        .put("completed", completed)
        .put("failed", failed);
  }
}
