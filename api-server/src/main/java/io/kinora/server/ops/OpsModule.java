package io.kinora.server.ops;

import io.dropwizard.core.setup.Environment;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.jdbi.v3.core.Jdbi;

/** Puts {@code /healthcheck} and, for Prometheus, {@code /metrics} on the admin port. */
public final class OpsModule {
  private OpsModule() {}

  public static void install(Environment environment, Jdbi jdbi) {
    environment.healthChecks().register("database", new DatabaseHealth(jdbi));
    var registry = new PrometheusRegistry();
    DropwizardExports.builder().dropwizardRegistry(environment.metrics()).register(registry);
    environment
        .admin()
        .addServlet("prometheus", new PrometheusMetricsServlet(registry))
        .addMapping("/metrics");
  }
}
