package io.kinora.server.usage;

import io.kinora.server.http.QueryLists;
import io.kinora.server.http.Values;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.HashSet;
import java.util.List;

/** Which events count, and what they are told apart by. An empty list lets all through. */
public record Selection(
    List<String> projects,
    List<String> keys,
    List<String> users,
    List<String> models,
    List<String> sizes,
    List<String> tiers,
    boolean byProject,
    boolean byKey,
    boolean byUser,
    boolean byModel,
    boolean bySize,
    boolean byTier) {
  private static final List<String> OF_USAGE =
      List.of("project_id", "api_key_id", "user_id", "model", "size", "service_tier");
  private static final List<String> OF_COSTS = List.of("project_id", "api_key_id", "line_item");

  static Selection ofUsage(ContainerRequestContext request) {
    var by = groups(request, OF_USAGE);
    return of(
        request,
        by.contains("project_id"),
        by.contains("api_key_id"),
        by.contains("user_id"),
        by.contains("model"),
        by.contains("size"),
        by.contains("service_tier"));
  }

  /** A line item is a model in a tier. */
  static Selection ofCosts(ContainerRequestContext request) {
    var by = groups(request, OF_COSTS);
    var items = by.contains("line_item");
    return of(
        request, by.contains("project_id"), by.contains("api_key_id"), false, items, false, items);
  }

  private static HashSet<String> groups(ContainerRequestContext request, List<String> allowed) {
    var groups = new HashSet<String>();
    for (var each : QueryLists.of(request, "group_by")) {
      groups.add(Values.oneOf("group_by", each, allowed));
    }
    return groups;
  }

  private static Selection of(
      ContainerRequestContext request,
      boolean byProject,
      boolean byKey,
      boolean byUser,
      boolean byModel,
      boolean bySize,
      boolean byTier) {
    return new Selection(
        QueryLists.of(request, "project_ids"),
        QueryLists.of(request, "api_key_ids"),
        QueryLists.of(request, "user_ids"),
        QueryLists.of(request, "models"),
        QueryLists.of(request, "sizes"),
        QueryLists.of(request, "service_tiers"),
        byProject,
        byKey,
        byUser,
        byModel,
        bySize,
        byTier);
  }
}
