package io.kinora.server.accounts;

import io.dropwizard.auth.AuthFilter;
import io.kinora.server.http.ApiError;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import org.slf4j.MDC;

/** Reads the bearer token of a request and puts the caller into its security context. */
public final class ApiKeyFilter extends AuthFilter<String, Caller> {
  private static final String SCHEME = "Bearer";

  private final ApiKeyAuthenticator keys;

  public ApiKeyFilter(ApiKeyAuthenticator keys) {
    this.keys = keys;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var caller = keys.authenticate(bearerToken(request));
    MDC.put("project", caller.project());
    request.setSecurityContext(
        new CallerContext(caller, request.getSecurityContext().isSecure()));
  }

  private static String bearerToken(ContainerRequestContext request) {
    var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    var separator = header == null ? -1 : header.indexOf(' ');
    if (header == null
        || separator < 0
        || !SCHEME.equalsIgnoreCase(header.substring(0, separator))
        || header.substring(separator).isBlank()) {
      throw ApiError.MISSING_API_KEY.because(
          "You didn't provide an API key. You need to provide your API key in an Authorization"
              + " header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).");
    }
    return header.substring(separator).strip();
  }

  private record CallerContext(Caller caller, boolean isSecure) implements SecurityContext {
    @Override
    public Caller getUserPrincipal() {
      return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return SCHEME;
    }
  }
}
