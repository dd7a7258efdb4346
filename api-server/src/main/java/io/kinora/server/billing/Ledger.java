package io.kinora.server.billing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What organisations have, how it got there and where it went. Every operation names the event that
 * it comes from, and for one event it is done once, however often it is called. Thread-safe.
 */
public final class Ledger {
  private static final Logger log = LoggerFactory.getLogger(Ledger.class);
  private static final int USD = 1;

  /** The priority of credit that is spent in the order of expiry. */
  public static final int SPENT_IN_TURN = 50;

  /** The priority of credit that is spent before all other. */
  public static final int SPENT_FIRST = 10;

  private static final String STRIPE = "house:stripe";

  private final Jdbi jdbi;

  public Ledger(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Gives credit for nothing.
   *
   * @param reference names the gift; a second one of the same name is not given
   * @return whether it was given now
   */
  public boolean grant(
      Handle handle,
      String organization,
      long micros,
      @Nullable Instant expiresAt,
      String reference,
      String actor) {
    var given = dao(handle)
            .open(
                "lot_" + reference,
                organization,
                "promo",
                "grant",
                "house:granted",
                micros,
                SPENT_IN_TURN,
                expiresAt,
                reference,
                actor)
        > 0;
    if (given) tell("credit granted", organization, micros, reference);
    return given;
  }

  /**
   * Books money that has arrived.
   *
   * @param payment Stripe's id of it
   * @return whether it was booked now
   */
  public boolean topUp(
      Handle handle,
      String organization,
      String payment,
      long micros,
      @Nullable Instant expiresAt,
      int priority) {
    var booked = dao(handle)
            .open(
                lot(payment),
                organization,
                "paid",
                "topup",
                STRIPE,
                micros,
                priority,
                expiresAt,
                payment,
                "stripe")
        > 0;
    if (booked) tell("credit bought", organization, micros, payment);
    return booked;
  }

  /** The lot that a payment fills. */
  static String lot(String payment) {
    return "lot_" + payment;
  }

  /**
   * Takes money out of the lot of a payment to send it back, at most what is left there.
   *
   * @return what was taken; empty when nothing is left or it was taken before
   */
  public Optional<Long> refund(
      Handle handle, String payment, String refund, long micros, String actor) {
    return dao(handle)
        .take("refund:" + refund, lot(payment), STRIPE, micros, "refund", payment, actor);
  }

  /** Puts back what a refund took and Stripe did not send. */
  public void undoRefund(
      Handle handle, String organization, String payment, String refund, long micros) {
    dao(handle)
        .move(
            "adjust:" + refund,
            organization,
            STRIPE,
            lot(payment),
            micros,
            "adjust",
            payment,
            "stripe");
  }

  /**
   * Books money that left Stripe without our doing: what is left of the payment pays for it, and
   * the organisation owes the rest.
   */
  public void withdraw(
      Handle handle, String organization, String payment, String cause, long micros) {
    var dao = dao(handle);
    if (isBooked(dao, organization, "refund:" + cause, "owe:" + cause)) return;
    var taken = dao.take(
            "refund:" + cause, lot(payment), STRIPE, micros, "refund", payment, "stripe")
        .orElse(0L);
    owe(dao, organization, payment, cause, micros - taken, STRIPE, "refund");
  }

  /**
   * Sets aside what a dispute is about and lets the organisation pay for nothing more. What was
   * spent already it owes.
   *
   * @return whether that was done now
   */
  public boolean dispute(
      Handle handle, String organization, String payment, String dispute, long micros) {
    var dao = dao(handle);
    if (isBooked(dao, organization, "dispute:" + dispute, "owe:" + dispute)) return false;
    dao.ensure(organization, "dispute");
    var target = "dispute:" + organization;
    var taken = dao.take(
            "dispute:" + dispute, lot(payment), target, micros, "dispute", payment, "stripe")
        .orElse(0L);
    owe(dao, organization, payment, dispute, micros - taken, target, "dispute");
    dao.freeze(organization, "A payment is disputed.");
    return true;
  }

  private static boolean isBooked(LedgerDao dao, String organization, String first, String second) {
    return dao.sequence(organization, first).isPresent()
        || dao.sequence(organization, second).isPresent();
  }

  private static void owe(
      LedgerDao dao,
      String organization,
      String payment,
      String cause,
      long micros,
      String target,
      String code) {
    if (micros <= 0) return;
    dao.ensure(organization, "receivable");
    dao.move(
        "owe:" + cause,
        organization,
        "receivable:" + organization,
        target,
        micros,
        code,
        payment,
        "stripe");
  }

  /** Ends a dispute: won, everything is as before; lost, the money is gone. */
  public void endDispute(
      Handle handle, String organization, String payment, String dispute, boolean won) {
    var dao = dao(handle);
    var held = "dispute:" + organization;
    for (var leg : handle.attach(LegDao.class).legs("dispute:" + dispute, "owe:" + dispute)) {
      dao.move(
          (won ? "won:" : "lost:") + leg.id(),
          organization,
          held,
          won ? leg.debitAccount() : STRIPE,
          leg.amount(),
          "dispute",
          payment,
          "stripe");
    }
    if (won) dao.thaw(organization);
  }

  /** Empties lots whose time is over. */
  int expire() {
    return jdbi.withExtension(LedgerDao.class, LedgerDao::expire);
  }

  public List<Lot> lots(String organization) {
    return jdbi.withExtension(LedgerDao.class, dao -> dao.lots(organization, USD));
  }

  /** What can be spent, in micro-USD. */
  public long available(String organization) {
    return jdbi.withExtension(LedgerDao.class, dao -> dao.available(organization));
  }

  private static LedgerDao dao(Handle handle) {
    return handle.attach(LedgerDao.class);
  }

  private static void tell(String what, String organization, long micros, String reference) {
    log.atInfo()
        .addKeyValue("organization", organization)
        .addKeyValue("micro", micros)
        .addKeyValue("reference", reference)
        .log(what);
  }
}
