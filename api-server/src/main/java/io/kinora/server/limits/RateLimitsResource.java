package io.kinora.server.limits;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.api.RateLimitsApi;
import io.kinora.server.api.WireProjectRateLimit;
import io.kinora.server.api.WireProjectRateLimitList;
import io.kinora.server.api.WireUpdateProjectRateLimitRequest;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.audit.AuditLog.Deed;
import io.kinora.server.audit.AuditType;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.Page;
import io.kinora.server.http.PageLimit;
import io.kinora.server.models.Model;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** {@code /v1/organization/projects/{project_id}/rate_limits}. */
public final class RateLimitsResource implements RateLimitsApi {
  private static final String PREFIX = "rl-";
  private static final long SECONDS_OF_A_MINUTE = 60;

  private final LimitsConfiguration configuration;
  private final List<String> models;
  private final Jdbi jdbi;
  private final AuditLog audit;

  RateLimitsResource(
      LimitsConfiguration configuration, List<Model> models, Jdbi jdbi, AuditLog audit) {
    this.configuration = configuration;
    this.models = models.stream().map(Model::id).toList();
    this.jdbi = jdbi;
    this.audit = audit;
  }

  @Override
  public WireProjectRateLimitList listProjectRateLimits(
      AdminCaller caller,
      String project,
      @Nullable String after,
      String limit,
      ContainerRequestContext request) {
    check(caller, project);
    var count = PageLimit.parse(limit);
    int first = after == null ? 0 : models.indexOf(model(after)) + 1;
    var rates = rates(project);
    var page = Page.of(
        models.subList(first, models.size()),
        count,
        model -> PREFIX + model,
        model -> onTheWire(caller, model, rates));
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
    check(caller, project);
    var model = model(id);
    var asked = body.maxRequestsPer1Minute();
    if (asked != null) set(caller, project, model, asked);
    return onTheWire(caller, model, rates(project));
  }

  private void set(AdminCaller caller, String project, String model, int perMinute) {
    int most = most(caller);
    if (perMinute > most) {
      throw ApiError.INVALID_VALUE.about(
          "max_requests_per_1_minute",
          "Invalid value: " + perMinute + ". The plan of the organization allows " + most + ".");
    }
    jdbi.useTransaction(handle -> {
      handle.attach(ProjectRateDao.class).set(project, model, perMinute);
      var details = Map.of("model", model, "max_requests_per_1_minute", perMinute);
      audit.append(
          handle,
          caller.actor(),
          new Deed(
              AuditType.RATE_LIMIT_UPDATED,
              caller.organization(),
              project,
              PREFIX + model,
              details));
    });
  }

  private void check(AdminCaller caller, String project) {
    boolean owns =
        jdbi.withExtension(ProjectRateDao.class, dao -> dao.owns(caller.organization(), project));
    if (!owns) {
      throw ApiError.PROJECT_NOT_FOUND.because("Project with id '" + project + "' not found.");
    }
  }

  private String model(String id) {
    var model = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : "";
    if (!models.contains(model)) {
      throw ApiError.RATE_LIMIT_NOT_FOUND.because("Rate limit with id '" + id + "' not found.");
    }
    return model;
  }

  private Map<String, Integer> rates(String project) {
    return jdbi.withExtension(ProjectRateDao.class, dao -> dao.rates(project));
  }

  private int most(AdminCaller caller) {
    var create = configuration.plan(caller.plan()).create();
    return create == null
        ? Integer.MAX_VALUE
        : (int) Math.min(Integer.MAX_VALUE, create.refill() * SECONDS_OF_A_MINUTE);
  }

  private WireProjectRateLimit onTheWire(
      AdminCaller caller, String model, Map<String, Integer> rates) {
    int most = most(caller);
    return new WireProjectRateLimit(
        PREFIX + model,
        "project.rate_limit",
        model,
        Math.min(most, rates.getOrDefault(model, most)),
        0);
  }
}
