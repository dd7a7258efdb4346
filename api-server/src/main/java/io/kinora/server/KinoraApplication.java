package io.kinora.server;

import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.forms.MultiPartBundle;
import io.dropwizard.lifecycle.Managed;
import io.kinora.server.accounts.ApiKeyAuthenticator;
import io.kinora.server.accounts.ApiKeyFilter;
import io.kinora.server.accounts.Caller;
import io.kinora.server.accounts.KeyHasher;
import io.kinora.server.db.Database;
import io.kinora.server.db.Ids;
import io.kinora.server.http.HttpModule;
import io.kinora.server.models.Catalogue;
import io.kinora.server.models.ModelsResource;
import io.kinora.server.outbound.OutboundClient;
import io.kinora.server.webhooks.WebhooksModule;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;

/** The server, put together from top to bottom. */
public final class KinoraApplication extends Application<KinoraConfiguration> {
  private final Clock clock = Clock.systemUTC();
  private final SecureRandom random = new SecureRandom();

  public static void main(String[] arguments) throws Exception {
    new KinoraApplication().run(arguments);
  }

  @Override
  public String getName() {
    return "kinora";
  }

  @Override
  public void initialize(Bootstrap<KinoraConfiguration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
        bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false)));
    bootstrap.addBundle(new MultiPartBundle());
    HttpModule.makeStrict(bootstrap.getObjectMapper());
  }

  @Override
  public void run(KinoraConfiguration configuration, Environment environment) throws IOException {
    var json = environment.getObjectMapper();
    var jersey = environment.jersey();
    var ids = new Ids(random);
    var database =
        Database.open(configuration.database(), configuration.data(), environment.metrics(), json);
    environment.lifecycle().manage(closing(database));
    var jdbi = database.jdbi();
    HttpModule.claimErrors(configuration.getServerFactory());
    HttpModule.install(environment, configuration.http(), ids);

    var hasher = KeyHasher.ofFolder(configuration.data(), random);
    jersey.register(
        new AuthDynamicFeature(new ApiKeyFilter(new ApiKeyAuthenticator(jdbi, hasher, clock))));
    jersey.register(new AuthValueFactoryProvider.Binder<>(Caller.class));

    var catalogue = new Catalogue(configuration.models());
    jersey.register(new ModelsResource(catalogue));

    var outbound = new OutboundClient(configuration.outbound());
    environment.lifecycle().manage(closing(outbound));
    var webhooks = WebhooksModule.create(
        jdbi, outbound, hasher.derive("webhook-secrets"), ids, random, json, clock);
    environment.lifecycle().manage(webhooks.sender());
    jersey.register(webhooks.resource());
  }

  private static Managed closing(AutoCloseable resource) {
    return new Managed() {
      @Override
      public void stop() throws Exception {
        resource.close();
      }
    };
  }
}
