package io.kinora.sdk;

/**
 * The calling thread was interrupted while it waited for the server. The thread's interrupt flag is
 * still set, and what was under way has been given up.
 */
public final class CallInterruptedException extends KinoraException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what was interrupted
   * @param cause the interrupt
   */
  public CallInterruptedException(String message, Throwable cause) {
    super(message, cause);
  }
}
