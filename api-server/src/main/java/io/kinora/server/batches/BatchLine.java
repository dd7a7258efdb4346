package io.kinora.server.batches;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;

/** A request as a line of a batch's file. */
record BatchLine(String customId, JsonNode body) {
  private static final int MAX_ID = 512;
  private static final Set<String> MEMBERS = Set.of("custom_id", "method", "url", "body");

  /** Why a line is none. */
  static final class BadLineException extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;
    private final String param;

    BadLineException(String code, String param, String message) {
      super(message);
      this.code = code;
      this.param = param;
    }

    String code() {
      return code;
    }

    String param() {
      return param;
    }
  }

  /** @throws BadLineException when the line is not what a batch is made of */
  static BatchLine parse(String line, ObjectMapper json) throws BadLineException {
    JsonNode tree;
    try {
      tree = json.readTree(line);
    } catch (JsonProcessingException e) {
      throw new BadLineException("invalid_json_line", "", "This line is not parseable as JSON.");
    }
    if (!tree.isObject())
      throw new BadLineException("invalid_json_line", "", "This line is not a JSON object.");
    for (var names = tree.fieldNames(); names.hasNext(); ) {
      var name = names.next();
      if (!MEMBERS.contains(name))
        throw new BadLineException("unknown_parameter", name, "Unknown parameter: '" + name + "'.");
    }
    var id = text(tree, "custom_id");
    if (id.isEmpty() || id.length() > MAX_ID || id.indexOf('\0') >= 0)
      throw new BadLineException(
          "invalid_custom_id", "custom_id", "A custom_id has 1 to " + MAX_ID + " characters.");
    if (!text(tree, "method").equals("POST"))
      throw new BadLineException("invalid_method", "method", "The method of a line is 'POST'.");
    if (!text(tree, "url").equals(BatchService.ENDPOINT))
      throw new BadLineException(
          "invalid_url", "url", "The url of a line is that of the batch: '/v1/videos'.");
    if (!tree.path("body").isObject())
      throw new BadLineException("invalid_body", "body", "The body of a line is an object.");
    return new BatchLine(id, tree.get("body"));
  }

  private static String text(JsonNode tree, String name) throws BadLineException {
    var value = tree.path(name);
    if (value.isMissingNode())
      throw new BadLineException(
          "missing_required_parameter", name, "Missing required parameter: '" + name + "'.");
    return value.isTextual() ? value.textValue() : "";
  }
}
