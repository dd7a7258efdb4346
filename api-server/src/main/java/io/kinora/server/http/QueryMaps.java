package io.kinora.server.http;

import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps in a query, such as {@code metadata[key]=value}. */
public final class QueryMaps {
  private QueryMaps() {}

  /**
   * The pairs of a map; empty when it is not there.
   *
   * @throws ApiException when it is spelled as something else, or a key is there twice
   */
  public static Map<String, String> map(UriInfo uri, String name) {
    var pairs = new LinkedHashMap<String, String>();
    uri.getQueryParameters().forEach((key, found) -> {
      if (!base(key).equals(name)) return;
      if (key.length() < name.length() + 3 || !key.endsWith("]") || found.size() > 1) {
        throw ApiError.INVALID_VALUE.about(
            name,
            "Invalid value for '" + name + "'. Expected " + name + "[key]=value, once a key.");
      }
      pairs.put(key.substring(name.length() + 1, key.length() - 1), found.get(0));
    });
    return pairs;
  }

  /** A name without its brackets. */
  static String base(String name) {
    var bracket = name.indexOf('[');
    return bracket < 0 ? name : name.substring(0, bracket);
  }
}
