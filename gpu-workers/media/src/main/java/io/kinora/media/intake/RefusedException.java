package io.kinora.media.intake;

/** An upload that is not taken. The message may be shown to whoever sent it. */
public final class RefusedException extends Exception {
  private final Reason reason;

  /** What is wrong with it. */
  public enum Reason {
    /** Not of a kind that is taken here, by its first bytes. */
    KIND,
    /** Damaged, cut off, or not what its first bytes promise. */
    DAMAGED,
    /** More pixels, frames, seconds or work than is allowed. */
    LIMITS,
    /** A picture whose size is not the one that is needed. */
    SIZE
  }

  RefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
