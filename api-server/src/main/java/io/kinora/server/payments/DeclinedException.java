package io.kinora.server.payments;

/** The bank refused, or wants the owner of the card to confirm. */
final class DeclinedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DeclinedException(String message, Throwable cause) {
    super(message, cause);
  }
}
