package io.kinora.server.accounts;

import io.dropwizard.auth.PolymorphicAuthDynamicFeature;
import io.dropwizard.auth.PolymorphicAuthValueFactoryProvider;
import io.dropwizard.core.setup.Environment;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Puts the feature onto the server. */
public final class AccountsModule {
  private AccountsModule() {}

  /**
   * Has every operation ask for the kind of key that its parameter names, or for somebody who
   * signed in with an admin key.
   */
  public static Sessions installAuthentication(
      Environment environment,
      Jdbi jdbi,
      KeyHasher hasher,
      Accounts accounts,
      SecureRandom random,
      Clock clock) {
    var keys = new ApiKeyAuthenticator(jdbi, hasher, clock);
    var sessions = new Sessions(jdbi, keys, hasher, random, clock);
    var jersey = environment.jersey();
    jersey.register(new SessionResource(sessions, accounts));
    jersey.register(new SessionCookieFilter());
    jersey.register(new PolymorphicAuthDynamicFeature<>(Map.of(
        Caller.class, ApiKeyFilter.ofProjects(keys, sessions),
        AdminCaller.class, ApiKeyFilter.ofAdmins(keys, sessions))));
    jersey.register(
        new PolymorphicAuthValueFactoryProvider.Binder<>(Set.of(Caller.class, AdminCaller.class)));
    return sessions;
  }
}
