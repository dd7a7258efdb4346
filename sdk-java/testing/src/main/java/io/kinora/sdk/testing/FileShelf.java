package io.kinora.sdk.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The uploaded files of a test server, and the characters. Thread-safe. */
final class FileShelf {

  private static final long EPOCH = 1_790_000_000L;

  private final Map<String, Entry> files = new LinkedHashMap<>();
  private final Map<String, ObjectNode> characters = new LinkedHashMap<>();
  private int created;

  private record Entry(ObjectNode file, byte[] bytes) {}

  synchronized Reply create(RecordedRequest request) {
    var form = Form.of(request);
    var upload = form.files().get("file");
    if (upload == null) {
      return Reply.error(400, "missing_required_parameter", "Missing required parameter: 'file'.");
    }
    return Reply.json(
        add(upload.filename(), form.fields().path("purpose").asText(), upload.bytes()));
  }

  /** Adds what a batch has made, and gives its id. */
  synchronized String add(byte[] lines) {
    return add("output.jsonl", "batch_output", lines).get("id").asText();
  }

  synchronized Optional<byte[]> bytes(String id) {
    return Optional.ofNullable(files.get(id)).map(Entry::bytes);
  }

  private ObjectNode add(String filename, String purpose, byte[] bytes) {
    var file = JsonNodeFactory.instance
        .objectNode()
        .put("id", "file-%048x".formatted(++created))
        .put("object", "file")
        .put("bytes", bytes.length)
        .put("created_at", EPOCH + created)
        .putNull("expires_at")
        .put("filename", filename)
        .put("purpose", purpose)
        .put("status", "processed");
    files.put(file.get("id").asText(), new Entry(file, bytes));
    return file;
  }

  /** All of them on one page. */
  synchronized Reply list() {
    var page = JsonNodeFactory.instance.objectNode().put("object", "list");
    var data = page.putArray("data");
    String last = null;
    for (var entry : files.entrySet()) {
      data.insert(0, entry.getValue().file());
      last = last == null ? entry.getKey() : last;
    }
    return Reply.json(page.put("first_id", data.path(0).path("id").asText(null))
        .put("last_id", last)
        .put("has_more", false));
  }

  synchronized Reply get(String id) {
    var entry = files.get(id);
    return entry == null ? missing("file", id) : Reply.json(entry.file());
  }

  synchronized Reply content(String id) {
    var entry = files.get(id);
    return entry == null
        ? missing("file", id)
        : Reply.bytes("application/octet-stream", entry.bytes());
  }

  synchronized Reply delete(String id) {
    if (files.remove(id) == null) {
      return missing("file", id);
    }
    return Reply.json(JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("object", "file")
        .put("deleted", true));
  }

  synchronized Reply createCharacter(RecordedRequest request) {
    var form = Form.of(request);
    if (!form.files().containsKey("video")) {
      return Reply.error(400, "missing_required_parameter", "Missing required parameter: 'video'.");
    }
    var character = JsonNodeFactory.instance
        .objectNode()
        .put("id", "char_%048x".formatted(++created))
        .put("name", form.fields().path("name").asText())
        .put("created_at", EPOCH + created);
    characters.put(character.get("id").asText(), character);
    return Reply.json(character);
  }

  synchronized Reply character(String id) {
    var character = characters.get(id);
    return character == null ? missing("character", id) : Reply.json(character);
  }

  private static Reply missing(String kind, String id) {
    return Reply.error(404, kind + "_not_found", "No " + kind + " with id '" + id + "' found.");
  }
}
