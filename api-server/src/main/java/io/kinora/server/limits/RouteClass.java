package io.kinora.server.limits;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Requests that are counted together, because they cost the server alike. */
enum RouteClass {
  /** Makes a video. */
  CREATE,
  /** Looks at one thing, or changes something small. */
  READ,
  /** Looks at many. */
  LIST,
  /** Manages the organisation or the machines. */
  ADMIN;

  private static final Pattern VERSION = Pattern.compile("^/?v1/");
  private static final Set<String> MANAGERS = Set.of("organization", "admin");
  private static final Set<String> MAKERS =
      Set.of("videos", "batches", "remix", "edits", "extensions");
  private static final Set<String> COLLECTIONS = Set.of(
      "videos",
      "batches",
      "files",
      "events",
      "models",
      "webhook_endpoints",
      "webhook_event_types",
      "deliveries");

  /** @param path such as {@code v1/videos/video_1} */
  static RouteClass of(String method, String path) {
    var words = List.of(VERSION.matcher(path).replaceFirst("").split("/"));
    if (MANAGERS.contains(words.get(0))) return ADMIN;
    var last = words.get(words.size() - 1);
    if (method.equals("POST") && MAKERS.contains(last)) return CREATE;
    return method.equals("GET") && COLLECTIONS.contains(last) ? LIST : READ;
  }

  /** The word in the configuration, in headers and on the wire. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
