package io.kinora.server.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe takes. The schemas were made from the request types of Stripe's own library for
 * Node.js, version 22.4.0, which pins the same version of the API as the one for Java; parts that
 * no purchase uses are left open in them, and free text beside a list of words is not allowed.
 */
final class StripeSchemas {
  private static final JsonNode SCHEMAS = load();

  private StripeSchemas() {}

  private static JsonNode load() {
    try (var file = StripeSchemas.class.getResourceAsStream("/stripe/requests.json")) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a request that changes something, or null. */
  static @Nullable String problem(String path, Map<String, String> form) {
    var schema = SCHEMAS.get(path);
    if (schema == null) return "there is no schema";
    var problems = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(schema)
        .validate(new ObjectMapper().valueToTree(tree(form)));
    return problems.isEmpty() ? null : problems.toString();
  }

  /** {@code a[b][0]=c} as {@code {"a":{"b":["c"]}}}. */
  private static Map<String, Object> tree(Map<String, String> form) {
    var root = new TreeMap<String, Object>();
    form.forEach((name, value) -> {
      var words = name.replace("]", "").split("\\[");
      var node = root;
      for (int i = 0; i < words.length - 1; i++) {
        @SuppressWarnings("unchecked")
        var child = (TreeMap<String, Object>)
            node.computeIfAbsent(words[i], w -> new TreeMap<String, Object>());
        node = child;
      }
      node.put(words[words.length - 1], scalar(value));
    });
    root.replaceAll((name, child) -> lists(child));
    return root;
  }

  private static Object lists(Object node) {
    if (!(node instanceof TreeMap<?, ?> map)) return node;
    if (map.keySet().stream().allMatch(key -> key.toString().matches("[0-9]+"))) {
      return map.values().stream().map(StripeSchemas::lists).toList();
    }
    var copy = new TreeMap<String, Object>();
    map.forEach((key, child) -> copy.put(key.toString(), lists(child)));
    return copy;
  }

  private static JsonNode scalar(String value) {
    if (value.equals("true") || value.equals("false")) {
      return BooleanNode.valueOf(Boolean.parseBoolean(value));
    }
    return value.matches("[0-9]{1,15}")
        ? LongNode.valueOf(Long.parseLong(value))
        : TextNode.valueOf(value);
  }
}
