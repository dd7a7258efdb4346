package io.kinora.sdk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a list of videos is asked for. Belongs to one thread. */
final class VideoQuery {

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /** @param text the query string as it came */
  VideoQuery(String text) {
    for (var pair : text.split("&")) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        values
            .computeIfAbsent(decode(pair.substring(0, equals)), name -> new ArrayList<>())
            .add(decode(pair.substring(equals + 1)));
      }
    }
  }

  /** The first value of this name, or another if there is none. */
  String first(String name, String otherwise) {
    return values.getOrDefault(name, List.of(otherwise)).get(0);
  }

  /** Whether the video meets every filter. */
  boolean selects(JsonNode video) {
    return values.entrySet().stream()
        .allMatch(filter -> meets(video, filter.getKey(), filter.getValue()));
  }

  private static boolean meets(JsonNode video, String name, List<String> any) {
    var createdAt = video.path("created_at").asLong();
    return switch (name) {
      case "status", "model", "client_reference_id" ->
        any.contains(video.path(name).asText());
      case "created_at[gt]" -> createdAt > Long.parseLong(any.get(0));
      case "created_at[gte]" -> createdAt >= Long.parseLong(any.get(0));
      case "created_at[lt]" -> createdAt < Long.parseLong(any.get(0));
      case "created_at[lte]" -> createdAt <= Long.parseLong(any.get(0));
      default ->
        !name.startsWith("metadata[")
            || any.contains(video
                .path("metadata")
                .path(name.substring("metadata[".length(), name.length() - 1))
                .asText());
    };
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
