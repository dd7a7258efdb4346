package io.kinora.server.ops;

import com.codahale.metrics.health.HealthCheck;
import org.jdbi.v3.core.Jdbi;

/** Healthy while the database answers. */
final class DatabaseHealth extends HealthCheck {
  private final Jdbi jdbi;

  DatabaseHealth(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  protected Result check() {
    var one = jdbi.withHandle(
        handle -> handle.createQuery("select 1").mapTo(int.class).one());
    return one == 1 ? Result.healthy() : Result.unhealthy("the database answers " + one);
  }
}
