package io.kinora.sdk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The videos of a test server and what the contract says of them. Thread-safe. */
final class Shelf {

  private static final long EPOCH = 1_790_000_000L;

  private final Map<String, Entry> videos = new LinkedHashMap<>();
  private final Map<String, String> idsByIdempotencyKey = new HashMap<>();
  private final Queue<VideoScript> scripts = new ArrayDeque<>();
  private final BiConsumer<String, String> onEnd;
  private int created;

  /** @param onEnd told of the id and the status of each video that ends */
  Shelf(BiConsumer<String, String> onEnd) {
    this.onEnd = onEnd;
  }

  private static final class Entry {
    final ObjectNode video;
    final VideoScript script;
    int looks;

    Entry(ObjectNode video, VideoScript script) {
      this.video = video;
      this.script = script;
    }

    String id() {
      return video.get("id").asText();
    }
  }

  synchronized void add(VideoScript script) {
    scripts.add(script);
  }

  synchronized int created() {
    return created;
  }

  synchronized Reply create(RecordedRequest request) {
    var fields = request.fields();
    if (!fields.path("prompt").isTextual()) {
      return Reply.error(
          400, "missing_required_parameter", "Missing required parameter: 'prompt'.");
    }
    var key = request.header("idempotency-key").orElse(null);
    var known = key == null ? null : videos.get(idsByIdempotencyKey.get(key));
    if (known != null) {
      return Reply.json(known.video);
    }
    var video = newVideo(fields);
    for (var name : List.of("client_reference_id", "metadata")) {
      if (fields.has(name)) {
        video.set(name, fields.get(name));
      }
    }
    var entry = add(video);
    if (key != null) {
      idsByIdempotencyKey.put(key, entry.id());
    }
    return Reply.json(entry.video);
  }

  /** Makes a video and lets it go its way to the end of its script. */
  synchronized ObjectNode make(JsonNode fields) {
    var entry = add(newVideo(fields));
    entry.script.steps().forEach(step -> apply(entry, step));
    return entry.video;
  }

  private Entry add(ObjectNode video) {
    var script = scripts.poll();
    var entry = new Entry(video, script == null ? VideoScript.standard() : script);
    videos.put(entry.id(), entry);
    return entry;
  }

  synchronized Reply remix(String id, RecordedRequest request) {
    var source = videos.get(id);
    if (source == null) {
      return get(id);
    }
    if (!"completed".equals(status(source))) {
      return Reply.error(400, "video_not_remixable", "Only a completed video can be remixed.");
    }
    return from(source, source.video.deepCopy().put("prompt", prompt(request.fields())));
  }

  /** An edit is like its source, but for the prompt. */
  synchronized Reply edit(RecordedRequest request) {
    var fields = request.fields();
    return from(request, source -> source.put("prompt", prompt(fields)));
  }

  /** An extension lasts as long as its source and what is added to it. */
  synchronized Reply extend(RecordedRequest request) {
    var fields = request.fields();
    return from(
        request,
        source -> source
            .put("prompt", prompt(fields))
            .put("seconds", Integer.toString(seconds(source) + seconds(fields))));
  }

  /** A video from the one that the request names, or from an uploaded one of four seconds. */
  private Reply from(RecordedRequest request, UnaryOperator<ObjectNode> change) {
    var fields = request.fields();
    var id = fields.at("/video/id");
    if (id.isMissingNode()) {
      var upload = JsonNodeFactory.instance.objectNode().put("seconds", "4");
      return Reply.json(
          add(newVideo(change.apply(upload.set("model", fields.path("model"))))).video);
    }
    var source = videos.get(id.asText());
    if (source == null) {
      return get(id.asText());
    }
    if (!"completed".equals(status(source))) {
      return Reply.error(400, "video_not_remixable", "The source is not completed.");
    }
    return from(source, change.apply(source.video.deepCopy()));
  }

  private Reply from(Entry source, ObjectNode fields) {
    return Reply.json(add(newVideo(fields).put("remixed_from_video_id", source.id())).video);
  }

  private static String prompt(JsonNode fields) {
    return fields.path("prompt").asText();
  }

  private static int seconds(JsonNode fields) {
    return fields.path("seconds").asInt();
  }

  synchronized Reply get(String id) {
    var entry = videos.get(id);
    if (entry == null) {
      return Reply.error(404, "video_not_found", "Video with id '" + id + "' not found.");
    }
    if (!isTerminal(entry)) {
      var steps = entry.script.steps();
      apply(entry, steps.get(Math.min(entry.looks++, steps.size() - 1)));
    }
    return Reply.json(entry.video).header("openai-poll-after-ms", "50");
  }

  /** As if the answer were held back until the end of the script. */
  synchronized Reply getAtEnd(String id) {
    var entry = videos.get(id);
    if (entry != null) {
      goOn(entry, step -> {});
    }
    return get(id);
  }

  private void goOn(Entry entry, Consumer<VideoScript.Step> told) {
    var steps = entry.script.steps();
    while (entry.looks < steps.size() && !isTerminal(entry)) {
      var step = steps.get(entry.looks++);
      apply(entry, step);
      told.accept(step);
    }
  }

  /** What is left of the script as events, all at once. */
  synchronized Reply events(String id, String lastEventId) {
    var entry = videos.get(id);
    if (entry == null) {
      return get(id);
    }
    var events = new VideoEvents(lastEventId);
    events.tell(entry.video);
    goOn(entry, step -> events.tell(entry.video));
    return events.reply(isTerminal(entry));
  }

  synchronized Reply contentUrl(String id, RecordedRequest request) {
    var content = content(id);
    if (content.status() != 200) {
      return content;
    }
    var variant = request.fields().path("variant").asText("video");
    return Reply.json(JsonNodeFactory.instance
        .objectNode()
        .put("object", "video.content_url")
        .put("video_id", id)
        .put("variant", variant)
        .put(
            "url",
            "http://" + request.header("host").orElseThrow() + "/v1/videos/" + id + "/content/"
                + variant + "?signature=test")
        .put("expires_at", EPOCH + request.fields().path("expires_in").asLong(3600)));
  }

  synchronized Reply cancel(String id) {
    var entry = videos.get(id);
    if (entry == null) {
      return get(id);
    }
    if ("completed".equals(status(entry))) {
      return Reply.error(400, "video_not_cancellable", "A completed video cannot be cancelled.");
    }
    if (!isTerminal(entry)) {
      var progress = entry.video.get("progress").asInt();
      apply(
          entry, new VideoScript.Step("failed", progress, "cancelled", "The video was cancelled."));
    }
    return Reply.json(entry.video);
  }

  synchronized Reply delete(String id) {
    var entry = videos.get(id);
    if (entry == null) {
      return get(id);
    }
    if (!isTerminal(entry)) {
      return Reply.error(
          400, "video_not_deletable", "Only completed and failed videos can be deleted.");
    }
    videos.remove(id);
    return Reply.json(JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("object", "video.deleted")
        .put("deleted", true));
  }

  synchronized Reply content(String id) {
    var entry = videos.get(id);
    if (entry == null) {
      return get(id);
    }
    return "completed".equals(status(entry))
        ? Reply.bytes("video/mp4", entry.script.content())
        : Reply.error(400, "video_not_ready", "The video is not completed.");
  }

  synchronized Reply list(VideoQuery query) {
    var all = new ArrayList<>(videos.values());
    all.removeIf(entry -> !query.selects(entry.video));
    if (!"asc".equals(query.first("order", "desc"))) {
      Collections.reverse(all);
    }
    var ids = all.stream().map(Entry::id).toList();
    var from = ids.indexOf(query.first("after", "")) + 1;
    var to = Math.min(all.size(), from + Integer.parseInt(query.first("limit", "20")));
    return Reply.json(page(all.subList(from, Math.max(from, to)), to < all.size()));
  }

  private static ObjectNode page(List<Entry> entries, boolean hasMore) {
    var page = JsonNodeFactory.instance.objectNode().put("object", "list");
    var data = page.putArray("data");
    entries.forEach(entry -> data.add(entry.video));
    return page.put("first_id", entries.isEmpty() ? null : entries.get(0).id())
        .put(
            "last_id",
            entries.isEmpty() ? null : entries.get(entries.size() - 1).id())
        .put("has_more", hasMore);
  }

  private ObjectNode newVideo(JsonNode fields) {
    var number = ++created;
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", "video_%048x".formatted(number))
        .put("object", "video")
        .put("model", fields.path("model").asText("sora-2"))
        .put("status", "queued")
        .put("progress", 0)
        .put("created_at", EPOCH + number)
        .putNull("completed_at")
        .putNull("expires_at")
        .put("prompt", fields.path("prompt").asText())
        .put("size", fields.path("size").asText("720x1280"))
        .put("seconds", fields.path("seconds").asText("4"))
        .putNull("remixed_from_video_id")
        .putNull("error");
  }

  private void apply(Entry entry, VideoScript.Step step) {
    entry.video.put("status", step.status()).put("progress", step.progress());
    if ("completed".equals(step.status())) {
      var at = entry.video.get("created_at").asLong() + 60;
      entry.video.put("completed_at", at).put("expires_at", at + 3600);
    }
    if (!step.errorCode().isEmpty()) {
      entry
          .video
          .putObject("error")
          .put("code", step.errorCode())
          .put("message", step.errorMessage());
    }
    if (isTerminal(entry)) {
      onEnd.accept(entry.id(), step.status());
    }
  }

  private static boolean isTerminal(Entry entry) {
    return "completed".equals(status(entry)) || "failed".equals(status(entry));
  }

  private static String status(Entry entry) {
    return entry.video.get("status").asText();
  }
}
