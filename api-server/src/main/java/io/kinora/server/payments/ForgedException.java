package io.kinora.server.payments;

/** An event that is not the provider's, or not for us. */
final class ForgedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ForgedException(String message) {
    super(message);
  }
}
