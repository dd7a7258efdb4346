package io.kinora.worker.engine;

/**
 * A video that could not be made. The message is shown to the user when the kind is
 * {@link Kind#USER}.
 */
public final class EngineException extends Exception {
  private final Kind kind;

  /** Whose fault it is, which decides what happens next. */
  public enum Kind {
    /** The request cannot be fulfilled as asked; fails at once. */
    USER,
    /** The engine, its server or its machine broke; tried again, elsewhere where possible. */
    INFRA,
    /** Out of device memory; tried once more on a larger device. */
    OOM,
    /** Took longer than its deadline; tried once more. */
    TIMEOUT
  }

  public EngineException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public EngineException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
