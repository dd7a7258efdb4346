package io.kinora.server.limits;

import io.kinora.server.accounts.Caller;
import io.kinora.server.api.LimitsApi;
import io.kinora.server.api.WireLimit;
import io.kinora.server.api.WireLimitList;
import io.kinora.server.billing.Allowance;
import io.kinora.server.billing.Allowances;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** {@code /v1/limits}. */
public final class LimitsResource implements LimitsApi {
  private static final List<String> SCOPES = List.of("key", "project", "organization");

  private final LimitsConfiguration configuration;
  private final RateLimiter limiter;
  private final ProjectRates projectRates;
  private final Allowances allowances;
  private final Jdbi jdbi;
  private final Clock clock;

  LimitsResource(
      LimitsConfiguration configuration,
      RateLimiter limiter,
      ProjectRates projectRates,
      Allowances allowances,
      Jdbi jdbi,
      Clock clock) {
    this.configuration = configuration;
    this.limiter = limiter;
    this.projectRates = projectRates;
    this.allowances = allowances;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  public WireLimitList listLimits(Caller caller, ContainerRequestContext request) {
    var plan = configuration.plan(caller.plan());
    var limits = new ArrayList<WireLimit>();
    for (var route : List.of(RouteClass.CREATE, RouteClass.READ, RouteClass.LIST)) {
      var rate = plan.rate(route);
      if (rate != null) limits.addAll(rates(caller, route, rate));
    }
    var admin = plan.rate(RouteClass.ADMIN);
    if (admin != null) limits.add(administration(caller, admin));
    for (var left : projectRates.look(caller.project())) limits.add(ofModel(left));
    if (plan.queued() != null) limits.add(queued(caller, plan.queued()));
    if (plan.running() != null) limits.add(running(caller, plan.running()));
    for (var each : allowances.of(caller)) limits.add(ofMoney(each));
    return new WireLimitList("list", caller.plan(), limits);
  }

  private List<WireLimit> rates(Caller caller, RouteClass route, Rate rate) {
    var said = limiter.look(RateLimitFilter.ids(route, caller), rate);
    var limits = new ArrayList<WireLimit>();
    for (int i = 0; i < said.size(); i++) {
      limits.add(ofRequests(route, SCOPES.get(i), rate, said.get(i).verdict()));
    }
    return limits;
  }

  private WireLimit ofRequests(RouteClass route, String scope, Rate rate, Verdict verdict) {
    return new WireLimit(
        "limit",
        route.word(),
        scope,
        "requests",
        (long) rate.burst(),
        rate.burst() - verdict.remaining(),
        verdict.remaining(),
        clock.instant().plus(verdict.reset()).getEpochSecond(),
        rate.refill(),
        null);
  }

  /** What the admin keys of the organisation have together; each has as much of its own. */
  private WireLimit administration(Caller caller, Rate rate) {
    var route = RouteClass.ADMIN;
    var said = limiter.look(List.of(route.word() + ':' + caller.organization()), rate);
    return ofRequests(route, "organization", rate, said.get(0).verdict());
  }

  private WireLimit ofModel(ProjectRates.Left left) {
    var rate = left.said().rate();
    var verdict = left.said().verdict();
    return new WireLimit(
        "limit",
        RouteClass.CREATE.word(),
        "project",
        "requests",
        (long) rate.burst(),
        rate.burst() - verdict.remaining(),
        verdict.remaining(),
        clock.instant().plus(verdict.reset()).getEpochSecond(),
        null,
        left.model());
  }

  private static WireLimit ofMoney(Allowance each) {
    return new WireLimit(
        "limit",
        each.name(),
        each.scope(),
        each.name().equals("free") ? "milliseconds" : "micro_usd",
        each.limit(),
        each.used(),
        each.left(),
        each.resetsAt().getEpochSecond(),
        null,
        null);
  }

  private WireLimit queued(Caller caller, int limit) {
    long used = jdbi.onDemand(QueueDao.class).queued(caller.organization(), limit);
    return new WireLimit(
        "limit",
        "queued",
        "organization",
        "videos",
        (long) limit,
        used,
        limit - used,
        null,
        null,
        null);
  }

  private WireLimit running(Caller caller, int limit) {
    long used = jdbi.onDemand(QueueDao.class).running(caller.organization());
    long left = Math.max(0, limit - used);
    return new WireLimit(
        "limit", "running", "organization", "videos", (long) limit, used, left, null, null, null);
  }
}
