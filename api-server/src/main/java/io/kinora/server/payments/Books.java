package io.kinora.server.payments;

import io.kinora.server.billing.Ledger;
import io.kinora.server.payments.PaymentGateway.Dispute;
import io.kinora.server.payments.PaymentGateway.Payment;
import io.kinora.server.payments.PaymentGateway.SentBack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the ledger agree with a payment as the provider tells it. What is applied is always the
 * whole state and never a difference, so the order and the number of events do not matter.
 * Thread-safe.
 */
final class Books {
  private static final Logger log = LoggerFactory.getLogger(Books.class);
  private static final long MICROS_PER_CENT = 10_000;
  private static final Duration BURST_LASTS = Duration.ofDays(31);

  private final Jdbi jdbi;
  private final Ledger ledger;
  private final int creditMonths;
  private final Clock clock;

  Books(Jdbi jdbi, Ledger ledger, int creditMonths, Clock clock) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.creditMonths = creditMonths;
    this.clock = clock;
  }

  /** Applies what was fetched; a payment that is not ours is left alone. */
  void apply(Payment payment) {
    var id = payment.purchase();
    if (id == null) return;
    jdbi.useTransaction(handle -> {
      var purchase = handle.attach(PaymentDao.class).lock(id);
      if (purchase.isEmpty()) {
        log.atError()
            .addKeyValue("payment", payment.id())
            .addKeyValue("purchase", id)
            .log("payment of an unknown purchase");
        return;
      }
      if (payment.succeeded()) succeeded(handle, purchase.get(), payment);
      else failed(handle, purchase.get(), payment.error());
    });
  }

  private void succeeded(Handle handle, Purchase purchase, Payment payment) {
    var booked = purchase.stripePaymentIntentId();
    if (payment.cents() * MICROS_PER_CENT != purchase.amountMicro()
        || !payment.currency().equals("usd")
        || booked != null && !booked.equals(payment.id())) {
      log.atError()
          .addKeyValue("payment", payment.id())
          .addKeyValue("purchase", purchase.id())
          .log("payment is not what was bought");
      return;
    }
    if (!purchase.isPaid()) book(handle, purchase, payment);
    for (var refund : payment.refunds()) sentBack(handle, purchase, payment, refund);
    for (var dispute : payment.disputes()) disputed(handle, purchase, payment, dispute);
  }

  private void book(Handle handle, Purchase purchase, Payment payment) {
    var dao = handle.attach(PaymentDao.class);
    boolean burst = purchase.kind().equals("burst");
    ledger.topUp(
        handle,
        purchase.organizationId(),
        payment.id(),
        purchase.amountMicro(),
        burst ? clock.instant().plus(BURST_LASTS) : expiry(),
        burst ? Ledger.SPENT_FIRST : Ledger.SPENT_IN_TURN);
    dao.paid(purchase.id(), payment.id(), payment.receiptUrl());
    dao.ensureAccount(purchase.organizationId());
    var card = payment.card();
    if (card != null) {
      dao.setCard(purchase.organizationId(), card.paymentMethod(), card.brand(), card.last4());
    }
  }

  private Instant expiry() {
    return clock.instant().atOffset(ZoneOffset.UTC).plusMonths(creditMonths).toInstant();
  }

  /** On the page somebody may try another card; nobody does for a saved one. */
  private static void failed(Handle handle, Purchase purchase, @Nullable String error) {
    if (error == null) return;
    var dao = handle.attach(PaymentDao.class);
    if (purchase.kind().equals("auto")) decline(dao, purchase, error);
    else dao.note(purchase.id(), error);
  }

  void declined(Purchase purchase, String error) {
    jdbi.useExtension(PaymentDao.class, dao -> decline(dao, purchase, error));
  }

  private static void decline(PaymentDao dao, Purchase purchase, String error) {
    if (dao.ended(purchase.id(), "declined", error) == 0) return;
    dao.backOff(purchase.organizationId());
    log.atWarn()
        .addKeyValue("purchase", purchase.id())
        .addKeyValue("error", error)
        .log("automatic top-up declined");
  }

  private void sentBack(Handle handle, Purchase purchase, Payment payment, SentBack refund) {
    var dao = handle.attach(PaymentDao.class);
    var ours = refund.refund();
    if (ours == null) {
      if (refund.failed()) return;
      ledger.withdraw(
          handle,
          purchase.organizationId(),
          payment.id(),
          refund.id(),
          refund.cents() * MICROS_PER_CENT);
    } else if (!refund.failed()) {
      dao.endRefund(ours, "succeeded", refund.id());
    } else {
      undo(handle, purchase, ours);
    }
  }

  /** Puts a refund back into its lot that the provider did not send. */
  void undo(Handle handle, Purchase purchase, String refund) {
    var dao = handle.attach(PaymentDao.class);
    var row = dao.refund(refund);
    var payment = purchase.stripePaymentIntentId();
    if (row.isEmpty() || payment == null) return;
    if (dao.endRefund(refund, "failed", null) + dao.failRefund(refund) == 0) return;
    var micros = row.get().amountMicro();
    ledger.undoRefund(handle, purchase.organizationId(), payment, refund, micros);
    dao.addRefunded(purchase.id(), -micros);
  }

  private void disputed(Handle handle, Purchase purchase, Payment payment, Dispute dispute) {
    if (dispute.state() == Dispute.State.INQUIRY) return;
    var organization = purchase.organizationId();
    var first = ledger.dispute(
        handle, organization, payment.id(), dispute.id(), dispute.cents() * MICROS_PER_CENT);
    if (first) {
      log.atWarn()
          .addKeyValue("purchase", purchase.id())
          .addKeyValue("dispute", dispute.id())
          .log("payment disputed");
    }
    if (dispute.state() == Dispute.State.OPEN) return;
    boolean won = dispute.state() == Dispute.State.WON;
    ledger.endDispute(handle, organization, payment.id(), dispute.id(), won);
  }
}
