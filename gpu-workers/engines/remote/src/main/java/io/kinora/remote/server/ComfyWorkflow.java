package io.kinora.remote.server;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A ComfyUI workflow in its API form, with named places for values. Immutable.
 *
 * <p>Slots are {@code prompt}, {@code negative_prompt}, {@code seed}, {@code width},
 * {@code height}, {@code frames}, {@code fps}, {@code reference} and {@code video}; each is a JSON
 * pointer (RFC 6901) to an input that the workflow has already.
 */
final class ComfyWorkflow {
  private static final List<String> NAMES = List.of(
      "prompt",
      "negative_prompt",
      "seed",
      "width",
      "height",
      "frames",
      "fps",
      "reference",
      "video");

  private final JsonNode template;
  private final Map<String, JsonPointer> slots;

  private ComfyWorkflow(JsonNode template, Map<String, JsonPointer> slots) {
    this.template = template;
    this.slots = slots;
  }

  /**
   * Reads a workflow.
   *
   * @throws IllegalArgumentException when the file or a slot is wrong; the message names it
   */
  static ComfyWorkflow read(Path file, Map<String, String> slots) {
    var template = template(file);
    var pointers = new TreeMap<String, JsonPointer>();
    slots.forEach((name, pointer) -> {
      if (!NAMES.contains(name))
        throw new IllegalArgumentException("unknown slot " + name + "; there are " + NAMES);
      var compiled = JsonPointer.compile(pointer);
      if (template.at(compiled).isMissingNode()) {
        throw new IllegalArgumentException(
            "slot " + name + ": " + file + " has nothing at " + pointer);
      }
      pointers.put(name, compiled);
    });
    if (!pointers.containsKey("prompt"))
      throw new IllegalArgumentException("the slots of " + file + " have no prompt");
    return new ComfyWorkflow(template, pointers);
  }

  private static JsonNode template(Path file) {
    try {
      return ServerHttp.json.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the workflow " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  boolean takes(String slot) {
    return slots.containsKey(slot);
  }

  /**
   * A copy with values in its slots; a value without a slot, or without a value, leaves the
   * template's own.
   */
  JsonNode filled(Map<String, @Nullable Object> values) {
    var copy = template.deepCopy();
    values.forEach((name, value) -> {
      var pointer = slots.get(name);
      if (pointer == null || value == null) return;
      if (copy.at(pointer.head()) instanceof ObjectNode inputs) {
        inputs.set(pointer.last().getMatchingProperty(), ServerHttp.json.valueToTree(value));
      }
    });
    return copy;
  }
}
