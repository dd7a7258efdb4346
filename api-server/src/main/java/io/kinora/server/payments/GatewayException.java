package io.kinora.server.payments;

/** The provider did not answer, or not as it should; what was asked may have happened. */
final class GatewayException extends RuntimeException {
  private static final long serialVersionUID = 1;

  GatewayException(String message, Throwable cause) {
    super(message, cause);
  }
}
