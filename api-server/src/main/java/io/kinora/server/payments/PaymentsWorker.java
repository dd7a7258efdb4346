package io.kinora.server.payments;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deals with events, tops up low balances, and every hour asks Stripe for what no event told. Every
 * server may run one.
 */
final class PaymentsWorker implements Managed {
  private static final Logger log = LoggerFactory.getLogger(PaymentsWorker.class);
  private static final Duration LOOK_BACK = Duration.ofHours(72);

  private final Jdbi jdbi;
  private final PaymentGateway gateway;
  private final Books books;
  private final Payments payments;
  private final AutoTopUp autoTopUp;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> {
        var made = new Thread(task, "payments");
        made.setDaemon(true);
        return made;
      });

  PaymentsWorker(
      Jdbi jdbi,
      PaymentGateway gateway,
      Books books,
      Payments payments,
      AutoTopUp autoTopUp,
      Clock clock) {
    this.jdbi = jdbi;
    this.gateway = gateway;
    this.books = books;
    this.payments = payments;
    this.autoTopUp = autoTopUp;
    this.clock = clock;
  }

  @Override
  public void start() {
    every(Duration.ofSeconds(5), this::dealWithEvents);
    every(Duration.ofSeconds(30), autoTopUp::run);
    every(Duration.ofMinutes(1), this::finish);
    every(Duration.ofHours(1), this::reconcile);
  }

  @Override
  public void stop() {
    thread.shutdownNow();
  }

  /** An event has come. */
  void wake() {
    thread.execute(guarded(this::dealWithEvents));
  }

  private void every(Duration period, Runnable work) {
    thread.scheduleWithFixedDelay(
        guarded(work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Runnable guarded(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        log.atWarn().setCause(e).log("payments paused");
      }
    };
  }

  /** Fetches what each event is about; what it says itself is not believed. */
  void dealWithEvents() {
    for (var due : jdbi.withExtension(StripeEventDao.class, StripeEventDao::claim)) {
      try {
        var payment = gateway.paymentOf(due.objectId());
        if (payment != null) books.apply(gateway.payment(payment));
        jdbi.useExtension(StripeEventDao.class, dao -> dao.done(due.id()));
      } catch (RuntimeException e) {
        // One that cannot be dealt with must not keep those behind it waiting.
        log.atWarn().setCause(e).addKeyValue("event", due.id()).log("event not dealt with");
        jdbi.useExtension(
            StripeEventDao.class, dao -> dao.failed(due.id(), String.valueOf(e.getMessage())));
      }
    }
  }

  /** Takes up what was begun and not heard of again. */
  void finish() {
    for (var purchase : jdbi.withExtension(PaymentDao.class, PaymentDao::claimPending)) {
      attempt(purchase, purchase.kind().equals("auto") ? autoTopUp::charge : this::look);
    }
    for (var purchase : jdbi.withExtension(PaymentDao.class, PaymentDao::awaitingRefund)) {
      attempt(purchase, this::sendRefunds);
    }
  }

  private static void attempt(Purchase purchase, Consumer<Purchase> work) {
    try {
      work.accept(purchase);
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).addKeyValue("purchase", purchase.id()).log("purchase not looked at");
    }
  }

  /** Stripe forgets keys, so what it sent already is learnt before anything is sent again. */
  private void sendRefunds(Purchase purchase) {
    var payment = purchase.stripePaymentIntentId();
    if (payment == null) return;
    books.apply(gateway.payment(payment));
    for (var refund :
        jdbi.withExtension(PaymentDao.class, dao -> dao.pendingRefunds(purchase.id()))) {
      payments.send(purchase, refund);
    }
  }

  private void look(Purchase purchase) {
    var id = purchase.stripeSessionId();
    if (id == null) {
      // The server died before Stripe was asked, so nobody has seen a page to pay on.
      jdbi.useExtension(PaymentDao.class, dao -> dao.ended(purchase.id(), "expired", null));
      return;
    }
    var session = gateway.session(id);
    if (session.paymentId() != null) books.apply(gateway.payment(session.paymentId()));
    else if (session.expired()) {
      jdbi.useExtension(PaymentDao.class, dao -> dao.ended(purchase.id(), "expired", null));
    }
  }

  /** Books payments that succeeded and of which no event has told. */
  void reconcile() {
    for (var payment : gateway.succeededSince(clock.instant().minus(LOOK_BACK))) {
      books.apply(gateway.payment(payment));
    }
  }
}
