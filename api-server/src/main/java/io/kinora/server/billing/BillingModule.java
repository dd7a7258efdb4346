package io.kinora.server.billing;

import io.dropwizard.lifecycle.Managed;
import io.kinora.server.db.Ids;
import io.kinora.server.models.Model;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * The feature, wired.
 *
 * @param reservations what creates and ends of videos call
 * @param sweeper to be started and stopped with the server
 */
public record BillingModule(Ledger ledger, Reservations reservations, Managed sweeper) {
  /**
   * @param models of which each needs a price once one has
   * @param quoteKey 32 bytes that are not in the database
   */
  public static BillingModule create(
      BillingConfiguration configuration,
      Jdbi jdbi,
      List<Model> models,
      byte[] quoteKey,
      Waits waits,
      Ids ids,
      Clock clock) {
    var tariff = Tariff.publish(jdbi, configuration, models, ids);
    var ledger = new Ledger(jdbi);
    var reservations =
        new Reservations(configuration, tariff, new Quotes(quoteKey, clock), waits, clock);
    return new BillingModule(ledger, reservations, new BillingSweeper(jdbi, ledger, reservations));
  }
}
