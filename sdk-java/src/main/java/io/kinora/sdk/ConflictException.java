package io.kinora.sdk;

/**
 * The request meets another one, such as a create under the same idempotency key that is still
 * running: 409.
 */
public final class ConflictException extends ApiException {

  private static final long serialVersionUID = 1L;

  ConflictException(ErrorAnswer answer) {
    super(answer);
  }
}
