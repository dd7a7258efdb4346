package io.kinora.server.accounts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which scope each address under {@code /v1} needs. An address that is not in the tables needs the
 * scope that its first word names, so that a new operation is closed to narrow keys until somebody
 * opens it here.
 */
final class Access {
  private static final Pattern VERSION = Pattern.compile("^/?v1/");
  private static final Set<String> READS = Set.of("GET", "HEAD");

  /** Addresses that tell every key the same, or only about itself. */
  private static final Set<String> FOR_EVERY_KEY = Set.of("models", "limits", "capacity");

  /** Tells an admin key about itself. */
  private static final List<String> SESSION = List.of("organization", "session");

  private static final Map<String, String> BY_FIRST_WORD = Map.of(
      "batches", "videos",
      "content_provenance_checks", "videos",
      "webhook_endpoints", "webhooks",
      "webhook_deliveries", "webhooks",
      "webhook_event_types", "webhooks",
      "webhook_signing_secret", "webhooks",
      "admin", "operations");

  private static final Map<String, String> OF_ORGANIZATION = Map.of(
      "users", "members",
      "invites", "members",
      "costs", "usage",
      "spend_limit", "billing",
      "spend_alerts", "billing");

  /** What a project has that is not governed by the scope of the project itself. */
  private static final Set<String> OF_PROJECT =
      Set.of("api_keys", "rate_limits", "spend_limit", "spend_alerts");

  private static final Set<String> PROJECT_KEY_RESOURCES =
      Set.of("videos", "files", "events", "webhooks");
  private static final Set<String> ADMIN_KEY_RESOURCES = Set.of(
      "projects",
      "api_keys",
      "admin_api_keys",
      "members",
      "rate_limits",
      "usage",
      "billing",
      "audit_logs",
      "operations");

  private Access() {}

  /**
   * @param path such as {@code v1/videos/video_1}
   * @return empty when every key may
   */
  static Optional<Scope> needed(String method, String path) {
    var words = List.of(VERSION.matcher(path).replaceFirst("").split("/"));
    var first = words.get(0);
    if (words.equals(SESSION)) return Optional.empty();
    if (FOR_EVERY_KEY.contains(first)) return Optional.empty();
    var resource = first.equals("organization")
        ? ofOrganization(words)
        : BY_FIRST_WORD.getOrDefault(first, first);
    return Optional.of(new Scope(resource, !READS.contains(method)));
  }

  private static String ofOrganization(List<String> words) {
    var name = words.size() > 1 ? words.get(1).replaceFirst("\\.csv$", "") : "organization";
    if (name.equals("projects") && words.size() > 3 && OF_PROJECT.contains(words.get(3))) {
      name = words.get(3);
    }
    return OF_ORGANIZATION.getOrDefault(name, name);
  }

  /** The scopes that a key of a kind can be given. */
  static List<String> grantable(ApiKeyKind kind) {
    var words = new TreeSet<String>();
    for (var resource : kind == ApiKeyKind.ADMIN ? ADMIN_KEY_RESOURCES : PROJECT_KEY_RESOURCES) {
      for (var action : List.of("read", "write", "*")) words.add(resource + ":" + action);
    }
    return List.copyOf(words);
  }

  /** Everything that somebody with this key may do once signed in, such as {@code videos:read}. */
  static List<String> permitted(AdminCaller caller) {
    var words = new TreeSet<String>();
    for (var resources : List.of(ADMIN_KEY_RESOURCES, PROJECT_KEY_RESOURCES)) {
      for (var resource : resources) {
        for (var writes : List.of(false, true)) {
          var scope = new Scope(resource, writes);
          if (isPermitted(caller, scope)) words.add(scope.word());
        }
      }
    }
    return List.copyOf(words);
  }

  private static boolean isPermitted(AdminCaller caller, Scope scope) {
    return caller.role().permits(scope)
        && (caller.scopes() == null || scope.isIn(caller.scopes()))
        && (caller.operator() || !scope.resource().equals("operations"));
  }
}
