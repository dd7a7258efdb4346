package io.kinora.server.limits;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.accounts.Caller;
import io.kinora.server.http.ApiException;
import io.kinora.server.limits.RateLimiter.Said;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that come too fast, for the key, for its project or for the organisation, and
 * tells every client that is limited where it stands.
 */
@Priority(Priorities.AUTHORIZATION)
final class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String SAID = RateLimitFilter.class.getName();

  private final LimitsConfiguration configuration;
  private final RateLimiter limiter;

  RateLimitFilter(LimitsConfiguration configuration, RateLimiter limiter) {
    this.configuration = configuration;
    this.limiter = limiter;
  }

  private record Asked(RouteClass route, Said said) {}

  @Override
  public void filter(ContainerRequestContext request) {
    var principal = request.getSecurityContext().getUserPrincipal();
    var plan = plan(principal);
    if (plan == null) return;
    var route = RouteClass.of(request.getMethod(), request.getUriInfo().getPath());
    var rate = configuration.plan(plan).rate(route);
    if (rate == null) return;
    var said = limiter.take(ids(route, principal), rate);
    request.setProperty(SAID, new Asked(route, said));
    if (!said.verdict().allowed()) throw refusal(route, said);
  }

  private static @Nullable String plan(@Nullable Principal principal) {
    if (principal instanceof Caller caller) return caller.plan();
    return principal instanceof AdminCaller admin ? admin.plan() : null;
  }

  /** The names of the buckets of a caller. */
  static List<String> ids(RouteClass route, Principal principal) {
    var ids = new ArrayList<String>();
    if (principal instanceof Caller caller) {
      for (var each : List.of(caller.key(), caller.project(), caller.organization())) {
        ids.add(route.word() + ':' + each);
      }
    } else if (principal instanceof AdminCaller admin) {
      for (var each : List.of(admin.key(), admin.organization()))
        ids.add(route.word() + ':' + each);
    }
    return ids;
  }

  private static ApiException refusal(RouteClass route, Said said) {
    return Refusal.of(
        route.word() + " requests in " + said.id().substring(said.id().indexOf(':') + 1)
            + " on requests per second: Limit " + said.rate().refill() + ", burst "
            + said.rate().burst(),
        said.verdict());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(SAID) instanceof Asked asked)) return;
    var rate = asked.said().rate();
    var verdict = asked.said().verdict();
    var name = '"' + asked.route().word() + '"';
    var headers = response.getHeaders();
    headers.putSingle("x-ratelimit-limit-requests", rate.burst());
    headers.putSingle("x-ratelimit-remaining-requests", verdict.remaining());
    headers.putSingle("x-ratelimit-reset-requests", GoDuration.of(verdict.reset()));
    headers.putSingle("RateLimit-Policy", name + ";q=" + rate.burst() + ";w=" + rate.window());
    headers.putSingle(
        "RateLimit", name + ";r=" + verdict.remaining() + ";t=" + ceilSeconds(verdict.reset()));
  }

  private static long ceilSeconds(Duration span) {
    return span.plusMillis(999).toSeconds();
  }
}
