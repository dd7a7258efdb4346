package io.kinora.sdk;

/** The key is missing, wrong, revoked, or may not do this: 401 and 403. */
public final class AuthenticationException extends ApiException {

  private static final long serialVersionUID = 1L;

  AuthenticationException(ErrorAnswer answer) {
    super(answer);
  }
}
