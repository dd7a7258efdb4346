package io.kinora.sdk;

/**
 * The request is wrong and stays wrong: 400, 413, 415, 422 and their like. {@link #param()} may
 * name the field.
 */
public final class InvalidRequestException extends ApiException {

  private static final long serialVersionUID = 1L;

  InvalidRequestException(ErrorAnswer answer) {
    super(answer);
  }
}
