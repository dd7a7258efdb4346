package io.kinora.server.dashboard;

import io.dropwizard.assets.AssetsBundle;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;

/** Puts the dashboard's files and the libraries that they name onto the server. */
public final class DashboardModule {
  private static final String PATH = "/dashboard";

  private DashboardModule() {}

  public static void addAssets(Bootstrap<?> bootstrap) {
    bootstrap.addBundle(new AssetsBundle(PATH, PATH + "/", "index.html", "dashboard"));
    bootstrap.addBundle(new AssetsBundle(
        "/META-INF/resources/webjars", PATH + "/lib", null, "dashboard-libraries"));
  }

  public static void install(Environment environment) {
    environment
        .servlets()
        .addFilter("dashboard-headers", new DashboardHeaders())
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, PATH, PATH + "/*");
  }
}
