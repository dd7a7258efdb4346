package io.kinora.server.usage;

import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Puts the feature onto the server. */
public final class UsageModule {
  private UsageModule() {}

  public static void install(Environment environment, Jdbi jdbi, Clock clock) {
    environment.lifecycle().manage(new UsageRollup(jdbi, clock));
    environment.jersey().register(new UsageResource(new Usage(jdbi), clock));
  }
}
