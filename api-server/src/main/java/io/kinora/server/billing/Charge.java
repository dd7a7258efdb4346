package io.kinora.server.billing;

import org.jspecify.annotations.Nullable;

/**
 * What an ended video costs of what it held.
 *
 * @param micros of money
 * @param millis of the free allowance
 * @param why for people
 */
record Charge(long micros, long millis, String why) {
  private static final String CANCELLED = "cancelled";
  private static final int WHOLE = 100;

  /**
   * A video that has ended.
   *
   * @param late whether it started later than promised
   * @param stopped whether it was stopped while a worker made it
   * @param progress percent
   */
  record Ended(
      long amountMicro,
      long standardMicro,
      long freeMs,
      boolean late,
      boolean stopped,
      int progress) {}

  /** @param errorCode why it failed, or null when it was completed */
  static Charge of(Ended video, @Nullable String errorCode) {
    if (errorCode == null) return completed(video);
    if (errorCode.equals(CANCELLED) && video.stopped()) {
      return new Charge(
          part(price(video), video.progress()),
          part(video.freeMs(), video.progress()),
          "cancelled at " + video.progress() + " percent");
    }
    return new Charge(0, 0, errorCode.equals(CANCELLED) ? "cancelled before it ran" : "failed");
  }

  private static Charge completed(Ended video) {
    var why = video.late() ? "completed, started later than promised" : "completed";
    return new Charge(price(video), video.freeMs(), why);
  }

  private static long price(Ended video) {
    return video.late()
        ? Math.min(video.standardMicro(), video.amountMicro())
        : video.amountMicro();
  }

  /** Rounded down: who stops a video early does not pay for what was not made. */
  private static long part(long whole, int percent) {
    return Math.multiplyExact(whole, Math.min(percent, WHOLE)) / WHOLE;
  }
}
