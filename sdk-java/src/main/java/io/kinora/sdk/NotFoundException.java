package io.kinora.sdk;

/** No such video, model or path for this key, or its content is gone: 404 and 410. */
public final class NotFoundException extends ApiException {

  private static final long serialVersionUID = 1L;

  NotFoundException(ErrorAnswer answer) {
    super(answer);
  }
}
