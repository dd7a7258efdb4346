package io.kinora.world.prompt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A prompt written as JSON: an array of shots, or an object with one under {@code shots},
 * {@code scenes}, {@code storyboard} or the like. All texts of a shot are read, in order.
 */
final class Storyboard {
  private static final int DEEPEST = 12;
  private static final Set<String> LISTS =
      Set.of("shots", "scenes", "storyboard", "panels", "clips", "segments", "timeline", "cuts");
  private static final Set<String> LENGTHS =
      Set.of("seconds", "duration", "length", "duration_seconds", "durationseconds");
  private static final Set<String> NOT_SEEN = Set.of(
      "id",
      "number",
      "index",
      "shot",
      "audio",
      "sound",
      "music",
      "negative_prompt",
      "negative",
      "fps",
      "resolution",
      "aspect_ratio",
      "start",
      "end",
      "timestamp",
      "version");
  private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build())
      .build();

  private Storyboard() {}

  /** The shots, or nothing if the prompt is no JSON of that kind. */
  static Optional<List<ShotText>> shots(String prompt) {
    var text = prompt.strip();
    if (!text.startsWith("{") && !text.startsWith("[")) return Optional.empty();
    try {
      var root = JSON.readTree(text);
      var shots = read(root);
      return shots.isEmpty() ? Optional.empty() : Optional.of(shots);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static List<ShotText> read(JsonNode root) {
    var shots = new ArrayList<ShotText>();
    if (root.isArray()) {
      root.forEach(node -> shots.add(shot(node, "")));
      return shots;
    }
    if (!root.isObject()) return shots;
    var common = new StringBuilder();
    JsonNode list = null;
    for (var field : root.properties()) {
      if (LISTS.contains(field.getKey()) && field.getValue().isArray()) list = field.getValue();
      else if (!NOT_SEEN.contains(field.getKey())) collect(field.getValue(), common);
    }
    if (list == null) return List.of(shot(root, ""));
    for (var node : list) shots.add(shot(node, shots.isEmpty() ? common.toString() : ""));
    return shots;
  }

  private static ShotText shot(JsonNode node, String before) {
    var text = new StringBuilder(before);
    var seconds = 0.0;
    if (node.isObject()) {
      for (var field : node.properties()) {
        var key = field.getKey().toLowerCase(Locale.ROOT);
        if (LENGTHS.contains(key)) seconds = number(field.getValue());
        else if (key.equals("dialogue") || key.equals("line")) quote(field.getValue(), text);
        else if (!NOT_SEEN.contains(key)) collect(field.getValue(), text);
      }
    } else {
      collect(node, text);
    }
    return new ShotText(text.toString(), seconds);
  }

  private static double number(JsonNode value) {
    var digits = value.asText().replaceAll("[^0-9.]", "");
    try {
      return digits.isEmpty() ? 0 : Math.min(600, Double.parseDouble(digits));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static void quote(JsonNode value, StringBuilder text) {
    if (value.isTextual() && value.asText().indexOf('"') < 0) {
      text.append("\"").append(value.asText()).append("\"\n");
    } else {
      collect(value, text);
    }
  }

  private static void collect(JsonNode value, StringBuilder text) {
    if (value.isTextual()) text.append(value.asText()).append(".\n");
    else if (value.isContainerNode()) value.forEach(child -> collect(child, text));
  }
}
