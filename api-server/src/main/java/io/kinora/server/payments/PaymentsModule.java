package io.kinora.server.payments;

import io.dropwizard.lifecycle.Managed;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.billing.Ledger;
import io.kinora.server.db.Ids;
import io.kinora.server.db.SecretString;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feature, wired.
 *
 * @param components to be registered with Jersey
 * @param managed to be started and stopped with the server
 */
public record PaymentsModule(List<Object> components, List<Managed> managed) {
  private static final Logger log = LoggerFactory.getLogger(PaymentsModule.class);

  public static PaymentsModule create(
      PaymentsConfiguration configuration,
      Jdbi jdbi,
      Ledger ledger,
      AuditLog audit,
      Ids ids,
      Clock clock) {
    var books = new Books(jdbi, ledger, configuration.creditMonths(), clock);
    SecretString key = configuration.stripeKey();
    SecretString secret = configuration.webhookSecret();
    if (key == null || secret == null) {
      log.info("payments are off: there is no Stripe key");
      var payments = new Payments(jdbi, null, ledger, books, audit, ids);
      return new PaymentsModule(List.of(new PaymentsResource(payments)), List.of());
    }
    var gateway = new StripeGateway(key, secret, configuration.stripeUrl(), clock);
    var payments = new Payments(jdbi, gateway, ledger, books, audit, ids);
    var autoTopUp = new AutoTopUp(jdbi, gateway, books, ids, clock);
    var worker = new PaymentsWorker(jdbi, gateway, books, payments, autoTopUp, clock);
    return new PaymentsModule(
        List.of(
            new PaymentsResource(payments), new StripeWebhookResource(gateway, jdbi, worker::wake)),
        List.of(worker));
  }
}
