package io.kinora.server.payments;

/** It was not done and will not be: by the bank, which may want the owner, or by the provider. */
final class DeclinedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DeclinedException(String message, Throwable cause) {
    super(message, cause);
  }
}
