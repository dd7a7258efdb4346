package io.kinora.server.http;

import java.util.Locale;

/** The coarse class of an error, for programs that do not know its code. */
enum ErrorType {
  INVALID_REQUEST_ERROR,
  RATE_LIMIT_ERROR,
  INSUFFICIENT_QUOTA,
  SERVER_ERROR,
  SERVICE_UNAVAILABLE_ERROR;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
