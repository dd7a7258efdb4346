package io.kinora.sdk;

/** The server could not do its part: 5xx and 408. */
public final class ServerException extends ApiException {

  private static final long serialVersionUID = 1L;

  ServerException(ErrorAnswer answer) {
    super(answer);
  }
}
