package io.kinora.server.signin;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;

/** Has a browser know again that it asked for a link. */
final class BrowserCookieFilter implements ContainerResponseFilter {
  private static final String COOKIE = "kinora_sign_in";
  private static final String PROPERTY = BrowserCookieFilter.class.getName();

  static void hand(ContainerRequestContext request, String token) {
    request.setProperty(PROPERTY, token);
  }

  static void take(ContainerRequestContext request) {
    request.setProperty(PROPERTY, "");
  }

  /** The token of a browser that asked, or an empty text. */
  static String tokenOf(ContainerRequestContext request) {
    var cookie = request.getCookies().get(COOKIE);
    return cookie == null ? "" : cookie.getValue();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(PROPERTY) instanceof String token)) return;
    var cookie = new NewCookie.Builder(COOKIE)
        .value(token)
        .path("/v1/sign_in")
        .maxAge(token.isEmpty() ? 0 : (int) SignInLinks.LIFE.toSeconds())
        .httpOnly(true)
        .secure(request.getSecurityContext().isSecure())
        .sameSite(SameSite.STRICT)
        .build();
    response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie);
  }
}
