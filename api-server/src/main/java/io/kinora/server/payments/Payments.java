package io.kinora.server.payments;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.audit.AuditLog.Deed;
import io.kinora.server.audit.AuditType;
import io.kinora.server.billing.Ledger;
import io.kinora.server.billing.Lot;
import io.kinora.server.billing.Micros;
import io.kinora.server.db.Ids;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import io.kinora.server.payments.PaymentDao.RefundRow;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an organisation buys and gives back. Thread-safe. */
final class Payments {
  private static final Logger log = LoggerFactory.getLogger(Payments.class);
  private static final long MICROS_PER_CENT = 10_000;
  private static final long LEAST = 5_000_000;
  private static final long MOST = 10_000_000_000L;
  private static final long MOST_AT_FIRST = 50_000_000;
  private static final int CHECKOUTS_AN_HOUR = 5;

  private final Jdbi jdbi;
  private final @Nullable PaymentGateway gateway;
  private final Ledger ledger;
  private final Books books;
  private final AuditLog audit;
  private final Ids ids;

  Payments(
      Jdbi jdbi,
      @Nullable PaymentGateway gateway,
      Ledger ledger,
      Books books,
      AuditLog audit,
      Ids ids) {
    this.jdbi = jdbi;
    this.gateway = gateway;
    this.ledger = ledger;
    this.books = books;
    this.audit = audit;
    this.ids = ids;
  }

  /** @throws ApiException when nothing can be bought here */
  private PaymentGateway gateway() {
    if (gateway == null) {
      throw ApiError.PAYMENTS_OFF.because(
          "Payments are off on this server. Ask its operator for credit.");
    }
    return gateway;
  }

  /** Begins a purchase; it is paid on the page whose address it carries. */
  Purchase buy(AdminCaller caller, String kind, long micros, String successUrl, String cancelUrl) {
    var organization = caller.organization();
    var stripe = gateway();
    checkAmount(micros);
    var id = ids.next("pur");
    jdbi.useTransaction(handle -> {
      var dao = handle.attach(PaymentDao.class);
      dao.ensureAccount(organization);
      dao.lockAccount(organization);
      checkVelocity(dao, organization, micros);
      dao.insert(id, organization, kind, micros);
      var details = Map.of("kind", kind, "amount", Micros.text(micros));
      append(handle, caller, AuditType.PURCHASE_BEGUN, id, details);
    });
    return reaching(() -> {
      var customer = customer(organization);
      var session = stripe.openCheckout(
          id, organization, customer, micros / MICROS_PER_CENT, successUrl, cancelUrl);
      jdbi.useExtension(PaymentDao.class, dao -> dao.setSession(id, session.id(), session.url()));
      return find(organization, id);
    });
  }

  private static void checkAmount(long micros) {
    if (micros % MICROS_PER_CENT != 0 || micros < LEAST || micros > MOST) {
      throw ApiError.INVALID_VALUE.about(
          "amount",
          "Invalid value: the amount is in whole cents, from " + Micros.text(LEAST) + " to "
              + Micros.text(MOST) + " USD.");
    }
  }

  /** Brakes for those who try out stolen cards. */
  private static void checkVelocity(PaymentDao dao, String organization, long micros) {
    if (dao.checkoutsLately(organization) >= CHECKOUTS_AN_HOUR) {
      throw ApiError.TOO_MANY_CHECKOUTS.because(
          "An organization begins " + CHECKOUTS_AN_HOUR + " purchases an hour at most.");
    }
    if (micros > MOST_AT_FIRST && !dao.hasPaid(organization)) {
      throw ApiError.INVALID_VALUE.about(
          "amount",
          "Invalid value: the first purchase is " + Micros.text(MOST_AT_FIRST) + " USD at most.");
    }
  }

  private String customer(String organization) {
    var known = account(organization).stripeCustomerId();
    if (known != null) return known;
    var made = gateway().createCustomer(organization);
    jdbi.useExtension(PaymentDao.class, dao -> dao.setCustomer(organization, made));
    return made;
  }

  BillingAccount account(String organization) {
    return jdbi.inTransaction(handle -> {
      var dao = handle.attach(PaymentDao.class);
      dao.ensureAccount(organization);
      return dao.account(organization).orElseThrow();
    });
  }

  String portal(String organization, String returnUrl) {
    var stripe = gateway();
    return reaching(() -> stripe.portal(customer(organization), returnUrl));
  }

  BillingAccount setAutoTopUp(
      AdminCaller caller,
      @Nullable Boolean enabled,
      @Nullable Long threshold,
      @Nullable Long amount,
      @Nullable Long cap) {
    var organization = caller.organization();
    var before = account(organization);
    boolean on = enabled == null ? before.autoTopUp() : enabled;
    if (amount != null) checkAmount(amount);
    if (on && !before.autoTopUp()) gateway();
    if (on && before.paymentMethodId() == null) {
      throw ApiError.INVALID_VALUE.about(
          "enabled", "Invalid value: there is no card yet. A purchase saves one.");
    }
    long below = threshold == null ? before.thresholdMicro() : threshold;
    long bought = amount == null ? before.topUpMicro() : amount;
    long most = cap == null ? before.monthlyCapMicro() : cap;
    jdbi.useTransaction(handle -> {
      handle.attach(PaymentDao.class).setAutoTopUp(organization, on, below, bought, most);
      var details = Map.of(
          "enabled", String.valueOf(on),
          "threshold", Micros.text(below),
          "amount", Micros.text(bought),
          "monthly_cap", Micros.text(most));
      append(handle, caller, AuditType.AUTO_TOP_UP_UPDATED, organization, details);
    });
    return account(organization);
  }

  private void append(
      Handle handle,
      AdminCaller caller,
      AuditType type,
      String resource,
      Map<String, String> details) {
    audit.append(
        handle, caller.actor(), new Deed(type, caller.organization(), null, resource, details));
  }

  Purchase find(String organization, String id) {
    return jdbi.withExtension(PaymentDao.class, dao -> dao.find(organization, id))
        .orElseThrow(
            () -> ApiError.PURCHASE_NOT_FOUND.because("Purchase with id '" + id + "' not found."));
  }

  List<Purchase> page(String organization, @Nullable String after, int limit) {
    if (after != null) find(organization, after);
    return jdbi.withExtension(PaymentDao.class, dao -> dao.page(organization, after, limit));
  }

  /**
   * Sends back what is left of a purchase.
   *
   * @param micros how much of it, or null for all
   */
  RefundRow refund(AdminCaller caller, String id, @Nullable Long micros) {
    var organization = caller.organization();
    find(organization, id);
    gateway();
    var refund = ids.next("rfd");
    var purchase = jdbi.inTransaction(handle -> {
      var dao = handle.attach(PaymentDao.class);
      var locked = dao.lock(id).orElseThrow();
      var payment = locked.stripePaymentIntentId();
      var left = payment == null ? 0 : left(organization, payment);
      var wanted = micros == null ? left : micros;
      if (payment == null || wanted == 0 || wanted > left || wanted % MICROS_PER_CENT != 0) {
        throw ApiError.NOT_REFUNDABLE.because(
            "Of this purchase " + Micros.text(left) + " USD can be sent back, in whole cents.");
      }
      var taken = ledger.refund(handle, payment, refund, wanted, caller.key()).orElse(0L);
      if (taken != wanted) {
        throw ApiError.NOT_REFUNDABLE.because("The credit was spent just now. Please try again.");
      }
      dao.insertRefund(refund, id, wanted, caller.key());
      dao.addRefunded(id, wanted);
      var details = Map.of("refund_id", refund, "amount", Micros.text(wanted));
      append(handle, caller, AuditType.PURCHASE_REFUNDED, id, details);
      return locked;
    });
    send(purchase, refund);
    return jdbi.withExtension(PaymentDao.class, dao -> dao.refund(refund)).orElseThrow();
  }

  private long left(String organization, String payment) {
    return ledger.lots(organization).stream()
        .filter(lot -> payment.equals(lot.reference()))
        .mapToLong(Lot::available)
        .map(micros -> micros - micros % MICROS_PER_CENT)
        .sum();
  }

  /** Sends a refund; one of which nothing is heard is sent again later under the same key. */
  void send(Purchase purchase, String refund) {
    var payment = purchase.stripePaymentIntentId();
    var row = jdbi.withExtension(PaymentDao.class, dao -> dao.refund(refund)).orElseThrow();
    if (payment == null || !row.status().equals("pending")) return;
    try {
      var sent = gateway().sendBack(payment, refund, row.amountMicro() / MICROS_PER_CENT);
      if (sent.failed()) undo(purchase, refund);
      else
        jdbi.useExtension(PaymentDao.class, dao -> dao.endRefund(refund, "succeeded", sent.id()));
    } catch (DeclinedException e) {
      undo(purchase, refund);
    } catch (GatewayException e) {
      log.atWarn().setCause(e).addKeyValue("refund", refund).log("refund is not known to be sent");
    }
  }

  private void undo(Purchase purchase, String refund) {
    jdbi.useTransaction(handle -> books.undo(handle, purchase, refund));
  }

  /** What the client can try again when the provider is away. */
  private static <T> T reaching(java.util.function.Supplier<T> call) {
    try {
      return call.get();
    } catch (GatewayException | DeclinedException e) {
      log.atError().setCause(e).log("payment provider failed");
      throw ApiError.SERVER_IS_OVERLOADED.because(
          "The payment provider does not answer. Please try again.");
    }
  }
}
