package io.kinora.worker.engine;

/**
 * One thing that a check of an engine has looked at.
 *
 * @param what was expected, in a few words
 * @param verdict how it went
 * @param detail what was seen instead, or a figure; may be empty
 */
public record Finding(String what, Verdict verdict, String detail) {
  /** How it went. */
  public enum Verdict {
    PASSED,
    FAILED,
    /** Not looked at, because something before it failed or it does not apply. */
    SKIPPED
  }

  public static Finding passed(String what, String detail) {
    return new Finding(what, Verdict.PASSED, detail);
  }

  public static Finding failed(String what, String detail) {
    return new Finding(what, Verdict.FAILED, detail);
  }

  public static Finding skipped(String what, String detail) {
    return new Finding(what, Verdict.SKIPPED, detail);
  }
}
