package io.kinora.server.limits;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.api.RateLimitsApi;
import io.kinora.server.api.WireProjectRateLimit;
import io.kinora.server.api.WireProjectRateLimitList;
import io.kinora.server.api.WireUpdateProjectRateLimitRequest;
import io.kinora.server.http.Page;
import io.kinora.server.http.PageLimit;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/organization/projects/{project_id}/rate_limits}. */
public final class RateLimitsResource implements RateLimitsApi {
  private final RateSettings settings;

  RateLimitsResource(RateSettings settings) {
    this.settings = settings;
  }

  @Override
  public WireProjectRateLimitList listProjectRateLimits(
      AdminCaller caller,
      String project,
      @Nullable String after,
      String limit,
      ContainerRequestContext request) {
    var rates = rates(caller, project);
    var count = PageLimit.parse(limit);
    var models = List.copyOf(rates.keySet());
    int first = after == null ? 0 : models.indexOf(settings.model(after)) + 1;
    var page = Page.of(
        models.subList(first, models.size()),
        count,
        model -> RateSettings.PREFIX + model,
        model -> onTheWire(model, rates));
    return new WireProjectRateLimitList(
        "list", page.data(), page.firstId(), page.lastId(), page.hasMore());
  }

  @Override
  public WireProjectRateLimit updateProjectRateLimit(
      AdminCaller caller,
      String project,
      String id,
      WireUpdateProjectRateLimitRequest body,
      ContainerRequestContext request) {
    var before = rates(caller, project);
    var model = settings.model(id);
    var asked = body.maxRequestsPer1Minute();
    if (asked == null) return onTheWire(model, before);
    settings.set(caller.actor(), caller.organization(), caller.plan(), project, model, asked);
    return onTheWire(model, rates(caller, project));
  }

  private Map<String, Integer> rates(AdminCaller caller, String project) {
    return settings.list(caller.organization(), caller.plan(), project);
  }

  private static WireProjectRateLimit onTheWire(String model, Map<String, Integer> rates) {
    return new WireProjectRateLimit(
        RateSettings.PREFIX + model, "project.rate_limit", model, rates.getOrDefault(model, 0), 0);
  }
}
