package io.kinora.server.payments;

import io.kinora.server.db.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Buys credit for organisations that want it when their balance is low: one purchase at a time,
 * none for an hour after one was declined, never above the cap of the month. A purchase exists
 * before its card is charged, so that a charge of which nothing was heard is repeated under the
 * same key. Thread-safe.
 */
final class AutoTopUp {
  private static final Logger log = LoggerFactory.getLogger(AutoTopUp.class);
  private static final long MICROS_PER_CENT = 10_000;
  private static final int SUSPICIOUS = 3;

  /** Stripe remembers keys for a day at least; later a repetition could charge again. */
  private static final Duration REPEATABLE = Duration.ofHours(20);

  private final Jdbi jdbi;
  private final PaymentGateway gateway;
  private final Books books;
  private final Ids ids;
  private final Clock clock;

  AutoTopUp(Jdbi jdbi, PaymentGateway gateway, Books books, Ids ids, Clock clock) {
    this.jdbi = jdbi;
    this.gateway = gateway;
    this.books = books;
    this.ids = ids;
    this.clock = clock;
  }

  void run() {
    for (var organization : jdbi.withExtension(PaymentDao.class, PaymentDao::low)) {
      begin(organization).ifPresent(this::charge);
    }
  }

  private Optional<Purchase> begin(String organization) {
    return jdbi.inTransaction(handle -> {
      var dao = handle.attach(PaymentDao.class);
      var account = dao.lockAccount(organization);
      // Another server may have begun one while this waited for the lock.
      if (!dao.low().contains(organization)) return Optional.empty();
      if (dao.autoBought(organization) + account.topUpMicro() > account.monthlyCapMicro()) {
        return Optional.empty();
      }
      if (dao.autoLately(organization) >= SUSPICIOUS) {
        log.atError().addKeyValue("organization", organization).log("top-ups follow each other");
        dao.backOff(organization);
        return Optional.empty();
      }
      var id = ids.next("pur");
      dao.insert(id, organization, "auto", account.topUpMicro());
      return dao.find(organization, id);
    });
  }

  /** Charges the saved card for a purchase, also for the second time. */
  void charge(Purchase purchase) {
    if (purchase.createdAt().isBefore(clock.instant().minus(REPEATABLE))) {
      giveUp(purchase);
      return;
    }
    var account = jdbi.withExtension(
            PaymentDao.class, dao -> dao.account(purchase.organizationId()))
        .orElseThrow();
    var customer = account.stripeCustomerId();
    var method = account.paymentMethodId();
    if (customer == null || method == null) return;
    try {
      books.apply(gateway.charge(
          purchase.id(),
          purchase.organizationId(),
          customer,
          method,
          purchase.amountMicro() / MICROS_PER_CENT));
    } catch (DeclinedException e) {
      books.declined(purchase, String.valueOf(e.getMessage()));
    } catch (GatewayException e) {
      log.atWarn()
          .setCause(e)
          .addKeyValue("purchase", purchase.id())
          .log("top-up is not known to be paid");
    }
  }

  /** Should it have been paid after all, the reconciler finds the payment and books it. */
  private void giveUp(Purchase purchase) {
    jdbi.useExtension(
        PaymentDao.class, dao -> dao.ended(purchase.id(), "expired", "never_confirmed"));
    log.atError().addKeyValue("purchase", purchase.id()).log("top-up was never heard of");
  }
}
