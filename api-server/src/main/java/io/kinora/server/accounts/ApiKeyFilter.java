package io.kinora.server.accounts;

import io.dropwizard.auth.AuthFilter;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ClientAddress;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.slf4j.MDC;

/**
 * Reads the bearer token or the session of a request and puts who sent it into its security
 * context.
 */
@Priority(Priorities.AUTHENTICATION)
public final class ApiKeyFilter<P extends Principal> extends AuthFilter<String, P> {
  private static final String SCHEME = "Bearer";

  private final Sessions sessions;
  private final Who<P> who;

  private ApiKeyFilter(Sessions sessions, Who<P> who) {
    this.sessions = sessions;
    this.who = who;
  }

  /** Tells who sends a request. */
  private interface Who<P> {
    P byKey(String text, ApiKeyAuthenticator.Use use);

    P bySession(UsableKey key, ContainerRequestContext request, ApiKeyAuthenticator.Use use);
  }

  /** For the operations of a project's live and test keys. */
  static ApiKeyFilter<Caller> ofProjects(ApiKeyAuthenticator keys, Sessions sessions) {
    return new ApiKeyFilter<>(sessions, new Who<>() {
      @Override
      public Caller byKey(String text, ApiKeyAuthenticator.Use use) {
        return known(keys.project(text, use));
      }

      @Override
      public Caller bySession(
          UsableKey key, ContainerRequestContext request, ApiKeyAuthenticator.Use use) {
        return known(keys.project(key, sessions.acting(key, request), use));
      }

      private Caller known(Caller caller) {
        MDC.put("project", caller.project());
        return caller;
      }
    });
  }

  /** For the operations of admin keys. */
  static ApiKeyFilter<AdminCaller> ofAdmins(ApiKeyAuthenticator keys, Sessions sessions) {
    return new ApiKeyFilter<>(sessions, new Who<>() {
      @Override
      public AdminCaller byKey(String text, ApiKeyAuthenticator.Use use) {
        return known(keys.admin(text, use));
      }

      @Override
      public AdminCaller bySession(
          UsableKey key, ContainerRequestContext request, ApiKeyAuthenticator.Use use) {
        return known(keys.admin(key, use));
      }

      private AdminCaller known(AdminCaller caller) {
        MDC.put("organization", caller.organization());
        return caller;
      }
    });
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var use = new ApiKeyAuthenticator.Use(
        Access.needed(request.getMethod(), request.getUriInfo().getPath()),
        ClientAddress.of(request));
    var session = Sessions.tokenOf(request);
    var caller = session == null
        ? who.byKey(bearerToken(request), use)
        : who.bySession(sessions.key(session, request), request, use);
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

  private record CallerContext(Principal caller, boolean isSecure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
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
