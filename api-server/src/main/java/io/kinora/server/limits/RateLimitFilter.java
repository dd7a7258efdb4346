package io.kinora.server.limits;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.accounts.Caller;
import io.kinora.server.billing.Allowance;
import io.kinora.server.http.ApiException;
import io.kinora.server.limits.RateLimiter.Said;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that come too fast, for the key, for its project or for the organisation, and
 * tells every client that is limited where it stands. The fields {@code RateLimit-Policy} and
 * {@code RateLimit} are those of draft-ietf-httpapi-ratelimit-headers.
 */
@Priority(Priorities.AUTHORIZATION)
final class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String SAID = RateLimitFilter.class.getName();
  private static final int SECONDS_OF_A_DAY = 86_400;

  private final LimitsConfiguration configuration;
  private final RateLimiter limiter;
  private final FreeAllowance free;
  private final Clock clock;

  RateLimitFilter(
      LimitsConfiguration configuration, RateLimiter limiter, FreeAllowance free, Clock clock) {
    this.configuration = configuration;
    this.limiter = limiter;
    this.free = free;
    this.clock = clock;
  }

  private record Asked(RouteClass route, Said said) {}

  /** What the two fields say of one limit. */
  private record Told(String policy, String state) {}

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
    var headers = response.getHeaders();
    var told = new ArrayList<Told>();
    if (request.getProperty(SAID) instanceof Asked asked) {
      var verdict = asked.said().verdict();
      headers.putSingle("x-ratelimit-limit-requests", asked.said().rate().burst());
      headers.putSingle("x-ratelimit-remaining-requests", verdict.remaining());
      headers.putSingle("x-ratelimit-reset-requests", GoDuration.of(verdict.reset()));
      told.add(told(asked));
    }
    if (request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
      var anew = !request.getMethod().equals("GET");
      free.left(caller, anew).map(this::told).ifPresent(told::add);
    }
    if (told.isEmpty()) return;
    headers.putSingle("RateLimit-Policy", list(told, Told::policy));
    headers.putSingle("RateLimit", list(told, Told::state));
  }

  private static Told told(Asked asked) {
    var rate = asked.said().rate();
    var verdict = asked.said().verdict();
    var name = '"' + asked.route().word() + '"';
    return new Told(
        name + ";q=" + rate.burst() + ";w=" + rate.window(),
        name + ";r=" + verdict.remaining() + ";t=" + ceilSeconds(verdict.reset()));
  }

  private Told told(Allowance free) {
    var reset = Duration.between(clock.instant(), free.resetsAt());
    return new Told(
        "\"free-ms\";q=" + free.limit() + ";qu=\"gpu-ms\";w=" + SECONDS_OF_A_DAY,
        "\"free-ms\";r=" + free.left() + ";t=" + Math.max(0, ceilSeconds(reset)));
  }

  private static String list(List<Told> told, Function<Told, String> part) {
    return told.stream().map(part).collect(Collectors.joining(", "));
  }

  private static long ceilSeconds(Duration span) {
    return span.plusMillis(999).toSeconds();
  }
}
