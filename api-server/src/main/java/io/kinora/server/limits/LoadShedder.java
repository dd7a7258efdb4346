package io.kinora.server.limits;

import io.kinora.server.http.ApiError;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.IntSupplier;

/**
 * Turns requests away while this server has too much to do, the least important first: lists, then
 * tests, then creations, then reads; workers and administration last.
 */
@PreMatching
final class LoadShedder implements ContainerRequestFilter {
  private static final int WHOLE = 100;
  private static final int LISTS = 70;
  private static final int TESTS = 80;
  private static final int CREATIONS = 85;
  private static final int READS = 95;

  private final IntSupplier inFlight;
  private final int maxInFlight;

  LoadShedder(IntSupplier inFlight, int maxInFlight) {
    this.inFlight = inFlight;
    this.maxInFlight = maxInFlight;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    // The request itself is in flight too.
    int others = inFlight.getAsInt() - 1;
    if (others * WHOLE < LISTS * maxInFlight) return;
    var key = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    var path = request.getUriInfo().getPath();
    var isTest = key != null && key.contains("kn_test_");
    if (others * WHOLE >= threshold(request.getMethod(), path, isTest) * maxInFlight) {
      throw ApiError.SERVER_IS_OVERLOADED.because(
          "The server is overloaded or not ready yet. Please try again.");
    }
  }

  /** The share of what this server does at once from which a request is turned away. */
  static int threshold(String method, String path, boolean isTest) {
    // What ends work makes room, and whoever steers must be able to.
    if (path.startsWith("internal/") || path.startsWith("v1/stripe")) return WHOLE;
    return switch (RouteClass.of(method, path)) {
      case ADMIN -> WHOLE;
      case LIST -> LISTS;
      case CREATE -> isTest ? TESTS : CREATIONS;
      case READ -> READS;
    };
  }
}
