package io.kinora.server.payments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payment provider. Amounts are cents of USD. Every call that changes something carries a key
 * under which it happens once, however often it is made. Thread-safe.
 */
interface PaymentGateway {
  /** Makes a customer, or finds the one that was made for the same organisation. */
  String createCustomer(String organization);

  /** A page on which somebody pays. */
  record Session(
      String id,
      @Nullable String url,
      boolean expired,
      @Nullable String paymentId) {}

  /**
   * Opens the page for a purchase.
   *
   * @param purchase id of ours, which the payment carries
   */
  Session openCheckout(
      String purchase,
      String organization,
      String customer,
      long cents,
      String successUrl,
      String cancelUrl);

  Session session(String id);

  /** The address of the page on which a customer manages cards. */
  String portal(String customer, String returnUrl);

  /**
   * Charges a saved card while its owner is away.
   *
   * @throws DeclinedException when the bank says no, or wants to see the owner
   * @throws GatewayException when it is not known what became of it
   */
  Payment charge(
      String purchase, String organization, String customer, String paymentMethod, long cents);

  /** A card that can be charged again. */
  record Card(String paymentMethod, String brand, String last4) {}

  /** Money that went back. */
  record SentBack(
      String id, long cents, boolean failed, @Nullable String refund) {}

  /** Money that somebody wants back through the bank. */
  record Dispute(String id, long cents, State state) {
    enum State {
      INQUIRY,
      OPEN,
      WON,
      LOST
    }
  }

  /**
   * A payment as it stands, with all that happened to it since.
   *
   * @param purchase id of ours that it carries, or null when it is not ours
   */
  record Payment(
      String id,
      boolean succeeded,
      long cents,
      String currency,
      @Nullable String purchase,
      @Nullable String error,
      @Nullable String receiptUrl,
      @Nullable Card card,
      List<SentBack> refunds,
      List<Dispute> disputes) {}

  Payment payment(String id);

  /** The payment that a charge or a dispute belongs to, or null. */
  @Nullable
  String paymentOf(String objectId);

  /**
   * Sends money back.
   *
   * @param refund id of ours
   */
  SentBack sendBack(String paymentId, String refund, long cents);

  /** Ids of the payments that were begun since a time and have succeeded. */
  List<String> succeededSince(Instant time);

  /**
   * Something that happened.
   *
   * @param objectId what it happened to
   */
  record Event(String id, String type, String objectId, String payload) {}

  /**
   * Checks that an event comes from the provider, lately, and concerns this account in this mode.
   *
   * @throws ForgedException when not
   */
  Event verify(String payload, String signature);
}
