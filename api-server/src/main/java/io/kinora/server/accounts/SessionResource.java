package io.kinora.server.accounts;

import io.kinora.server.api.SessionApi;
import io.kinora.server.api.WireDeletedSession;
import io.kinora.server.api.WireSession;
import io.kinora.server.api.WireSessionOrganization;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** {@code /v1/organization/session}. */
final class SessionResource implements SessionApi {
  private final Sessions sessions;
  private final Accounts accounts;

  SessionResource(Sessions sessions, Accounts accounts) {
    this.sessions = sessions;
    this.accounts = accounts;
  }

  @Override
  public WireSession createSession(AdminCaller caller, ContainerRequestContext request) {
    var token = sessions.begin(caller);
    SessionCookieFilter.hand(request, token);
    return onTheWire(caller, token);
  }

  @Override
  public WireSession getSession(AdminCaller caller, ContainerRequestContext request) {
    return onTheWire(caller, Sessions.tokenOf(request));
  }

  @Override
  public WireDeletedSession deleteSession(AdminCaller caller, ContainerRequestContext request) {
    var token = Sessions.tokenOf(request);
    if (token != null) sessions.end(token);
    SessionCookieFilter.take(request);
    return new WireDeletedSession("organization.session.deleted", true);
  }

  private WireSession onTheWire(AdminCaller caller, @Nullable String token) {
    var organization = accounts.organization(caller.organization());
    return new WireSession(
        "organization.session",
        new WireSessionOrganization(organization.id(), organization.name()),
        caller.member(),
        caller.role().word(),
        Access.permitted(caller),
        token == null ? null : sessions.csrfToken(token),
        token == null
            ? null
            : sessions.expiry(token).map(until -> until.getEpochSecond()).orElse(null));
  }
}
