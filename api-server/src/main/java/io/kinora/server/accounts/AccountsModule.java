package io.kinora.server.accounts;

import io.dropwizard.auth.PolymorphicAuthDynamicFeature;
import io.dropwizard.auth.PolymorphicAuthValueFactoryProvider;
import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Puts the feature onto the server. */
public final class AccountsModule {
  private AccountsModule() {}

  /** Has every operation ask for the kind of key that its parameter names. */
  public static void installAuthentication(
      Environment environment, Jdbi jdbi, KeyHasher hasher, Clock clock) {
    var keys = new ApiKeyAuthenticator(jdbi, hasher, clock);
    var jersey = environment.jersey();
    jersey.register(new PolymorphicAuthDynamicFeature<>(Map.of(
        Caller.class, ApiKeyFilter.ofProjects(keys),
        AdminCaller.class, ApiKeyFilter.ofAdmins(keys))));
    jersey.register(
        new PolymorphicAuthValueFactoryProvider.Binder<>(Set.of(Caller.class, AdminCaller.class)));
  }
}
