package io.kinora.server.ops;

import io.dropwizard.core.setup.Environment;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.jdbi.v3.core.Jdbi;

/** Puts {@code /healthcheck} and, for Prometheus, {@code /metrics} on the admin port. */
public final class OpsModule {
  private OpsModule() {}

  /** @param registry of metrics that have labels; Dropwizard's own are added to it */
  public static void install(Environment environment, Jdbi jdbi, PrometheusRegistry registry) {
    environment.healthChecks().register("database", new DatabaseHealth(jdbi));
    DropwizardExports.builder().dropwizardRegistry(environment.metrics()).register(registry);
    environment
        .admin()
        .addServlet("prometheus", new PrometheusMetricsServlet(registry))
        .addMapping("/metrics");
  }
}
