package io.kinora.server.scheduling;

import io.kinora.protocol.Outcome.ErrorKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a video gets another attempt.
 *
 * <p>What the user caused fails at once. What broke on our side is tried up to three times, too
 * little memory and too little time twice. A video whose worker died twice is taken for poison and
 * kept away from a third one; the planner keeps those apart that one death made suspect. Attempts
 * that were given back do not count.
 */
final class RetryPolicy {
  static final String FAILED = "video_generation_failed";
  static final String INTERNAL_MESSAGE = "Video generation failed due to an internal error.";

  private RetryPolicy() {}

  /** How a past attempt ended. */
  enum End {
    USER(1),
    INFRA(3),
    OOM(2),
    TIMEOUT(2),
    /** Its lease ran out: the worker died or was cut off. */
    CRASH(2);

    private final int allowed;

    End(int allowed) {
      this.allowed = allowed;
    }

    static End of(ErrorKind kind) {
      return switch (kind) {
        case USER -> USER;
        case INFRA -> INFRA;
        case OOM -> OOM;
        case TIMEOUT -> TIMEOUT;
      };
    }
  }

  /** What becomes of the video. */
  sealed interface Decision {
    /** Another attempt, at the head of its queue. */
    record Again() implements Decision {}

    /** The end. */
    record Fail(String code, String message) implements Decision {}
  }

  /**
   * @param ends how all attempts that count ended, the one that has just ended included
   * @param message what the worker said of the last one, meant for the user if it is the user's
   *     fault
   */
  static Decision decide(List<End> ends, @Nullable String message) {
    End last = ends.get(ends.size() - 1);
    long same = ends.stream().filter(end -> end == last).count();
    boolean again = same < last.allowed && ends.size() < End.INFRA.allowed;
    if (again) return new Decision.Again();
    return new Decision.Fail(
        FAILED, last == End.USER && message != null ? message : INTERNAL_MESSAGE);
  }
}
