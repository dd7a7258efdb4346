package io.kinora.server.accounts;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;

/** Hands a new session to the browser, and takes an ended one from it. */
public final class SessionCookieFilter implements ContainerResponseFilter {
  private static final String PROPERTY = SessionCookieFilter.class.getName();

  SessionCookieFilter() {}

  /** Has the answer to a request hand a session's token to the browser. */
  public static void hand(ContainerRequestContext request, String token) {
    request.setProperty(PROPERTY, token);
  }

  static void take(ContainerRequestContext request) {
    request.setProperty(PROPERTY, "");
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(PROPERTY) instanceof String token)) return;
    var cookie = new NewCookie.Builder(Sessions.COOKIE)
        .value(token)
        .path("/v1")
        .maxAge(token.isEmpty() ? 0 : (int) Sessions.LIFE.toSeconds())
        .httpOnly(true)
        .secure(request.getSecurityContext().isSecure())
        .sameSite(SameSite.STRICT)
        .build();
    response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie);
  }
}
