package io.kinora.sdk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came. Immutable.
 *
 * @param method the HTTP method
 * @param path the path below the base URL, such as {@code /videos}
 * @param query the query string as it came, empty if there was none
 * @param headers the headers, their names in lower case
 * @param body the bytes
 */
public record RecordedRequest(
    String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The first header of this name. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
        .findFirst();
  }

  /** Method, path and query in one line, such as {@code GET /videos?limit=2}. */
  public String line() {
    return method + " " + path + (query.isEmpty() ? "" : "?" + query);
  }

  /** The fields of the body, be it JSON or a form; a missing node if it is neither. */
  JsonNode fields() {
    if (Form.isForm(this)) {
      return Form.of(this).fields();
    }
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      return JsonNodeFactory.instance.missingNode();
    }
  }
}
