package io.kinora.sdk;

/**
 * A webhook is not to be believed: no or a wrong signature, too old, or from the future. Answer it
 * with 400.
 */
public final class WebhookVerificationException extends KinoraException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what is wrong with it
   */
  public WebhookVerificationException(String message) {
    super(message, null);
  }
}
