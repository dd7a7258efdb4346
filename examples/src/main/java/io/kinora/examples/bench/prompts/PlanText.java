package io.kinora.examples.bench.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** A shot plan in lines that a person can check against the prompt. */
final class PlanText {

  private PlanText() {}

  static List<String> lines(JsonNode plan) {
    var lines = new ArrayList<String>();
    var world = plan.path("world");
    lines.add("place: " + word(world, "environment") + ", " + word(world, "timeOfDay") + ", "
        + word(world, "weather") + "; style " + word(plan, "style"));
    for (var entity : world.path("entities")) lines.add(entity(entity));
    for (var r : world.path("relations")) {
      lines.add(r.path("subject").asText() + " " + word(r, "kind") + " "
          + r.path("object").asText());
    }
    var number = 1;
    for (var shot : plan.path("shots")) lines.addAll(shot(shot, number++));
    return List.copyOf(lines);
  }

  private static String entity(JsonNode entity) {
    var attributes = entity.path("attributes");
    var said = new StringJoiner(", ", " (", ")").setEmptyValue("");
    if (attributes.hasNonNull("color")) said.add(attributes.path("color").asText());
    if (attributes.hasNonNull("material")) said.add(attributes.path("material").asText());
    if (attributes.path("scale").asDouble(1) != 1) {
      said.add("size " + attributes.path("scale").asText());
    }
    for (var detail : attributes.path("details").properties()) {
      said.add(detail.getKey() + " " + detail.getValue().asText());
    }
    var count = entity.path("count").asInt(1);
    return entity.path("id").asText() + ": " + (count > 1 ? count + " x " : "")
        + word(entity, "kind") + said;
  }

  private static List<String> shot(JsonNode shot, int number) {
    var lines = new ArrayList<String>();
    var camera = shot.path("camera");
    var subject = camera.hasNonNull("subject") ? " on " + camera.path("subject").asText() : "";
    lines.add("shot " + number + ": " + shot.path("frames").asText() + " frames, camera "
        + word(camera, "move") + ", " + word(camera, "framing") + ", " + word(camera, "angle")
        + subject);
    for (var action : shot.path("actions")) lines.add(action(action));
    for (var line : shot.path("dialogue")) {
      lines.add("  " + line.path("speaker").asText("voice") + " says: "
          + line.path("text").asText());
    }
    return lines;
  }

  private static String action(JsonNode action) {
    var text = new StringBuilder("  " + action.path("order").asText() + ". "
        + action.path("actor").asText() + " " + word(action, "verb"));
    if (action.hasNonNull("target"))
      text.append(" to ").append(action.path("target").asText());
    if (action.hasNonNull("instrument")) {
      text.append(" with ").append(action.path("instrument").asText());
    }
    if (!action.path("outcome").asText().equals("ANY")) {
      text.append(" -> ").append(word(action, "outcome"));
    }
    return text.toString();
  }

  private static String word(JsonNode node, String field) {
    return node.path(field).asText().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
