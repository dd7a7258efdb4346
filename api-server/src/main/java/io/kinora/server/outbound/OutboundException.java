package io.kinora.server.outbound;

/**
 * A request that was not made or not answered. The message may be shown to the tenant: it holds no
 * address.
 */
public final class OutboundException extends Exception {
  private final Reason reason;

  /** Why there is no answer. */
  public enum Reason {
    /** The URL, or the address behind it, is one that a tenant may not have the server reach. */
    REFUSED,
    /** No such name, no connection, a broken handshake or a broken answer. */
    UNREACHABLE,
    /** Not done within the deadline. */
    TIMEOUT,
    /** The answer is longer than the caller takes. */
    TOO_LARGE
  }

  OutboundException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  OutboundException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
