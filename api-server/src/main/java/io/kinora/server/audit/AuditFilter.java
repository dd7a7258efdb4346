package io.kinora.server.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which deeds are asked for; an empty list asks for all.
 *
 * @param from the first moment, or null
 * @param until the moment after the last, or null
 * @param actors ids of keys or members
 */
public record AuditFilter(
    @Nullable Instant from,
    @Nullable Instant until,
    List<String> projects,
    List<String> types,
    List<String> actors,
    List<String> resources) {
  public AuditFilter {
    projects = List.copyOf(projects);
    types = List.copyOf(types);
    actors = List.copyOf(actors);
    resources = List.copyOf(resources);
  }
}
