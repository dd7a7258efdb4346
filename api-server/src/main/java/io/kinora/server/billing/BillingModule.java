package io.kinora.server.billing;

import io.dropwizard.lifecycle.Managed;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.db.Ids;
import io.kinora.server.models.Model;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * The feature, wired.
 *
 * @param reservations what creates and ends of videos call
 * @param demand whether it is high
 * @param allowances what a caller has left
 * @param managed to be started and stopped with the server
 * @param components to be registered with Jersey
 */
public record BillingModule(
    Ledger ledger,
    Reservations reservations,
    QuoteService quotes,
    DemandWatch demand,
    Allowances allowances,
    List<Managed> managed,
    List<Object> components) {
  /**
   * @param models of which each needs a price once one has
   * @param quoteKey 32 bytes that are not in the database
   * @param payments whether credit can be bought
   */
  public static BillingModule create(
      BillingConfiguration configuration,
      Jdbi jdbi,
      List<Model> models,
      byte[] quoteKey,
      boolean payments,
      PrometheusRegistry prometheus,
      AuditLog audit,
      Ids ids,
      Clock clock) {
    var tariff = Tariff.publish(jdbi, configuration, models, ids);
    var ledger = new Ledger(jdbi);
    var demand = new DemandWatch(jdbi, clock);
    var quotes = new Quotes(quoteKey, clock);
    var reservations = new Reservations(configuration, tariff, quotes, demand, clock);
    return new BillingModule(
        ledger,
        reservations,
        new QuoteService(jdbi, reservations, quotes, demand),
        demand,
        new Allowances(jdbi, reservations, clock),
        List.of(
            demand,
            new BillingSweeper(
                jdbi, ledger, reservations, new NightlyCheck(jdbi, prometheus, clock))),
        List.of(
            new BillingResource(jdbi, reservations, payments),
            new SpendLimitsResource(new SpendSubjects(jdbi), new SpendLimits(jdbi, audit)),
            new LedgerResource(jdbi, ledger, audit, ids),
            new CapacityFilter(demand)));
  }
}
