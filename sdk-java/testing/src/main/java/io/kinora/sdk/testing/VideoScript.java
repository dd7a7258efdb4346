package io.kinora.sdk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of a video: it is {@code queued} when it is created, and each time it is asked for
 * it takes one step of the script; the last step stays. Immutable.
 *
 * @param steps the states in order, at least one
 * @param content the bytes of the video once completed
 */
public record VideoScript(List<Step> steps, byte[] content) {

  /** Checks that there is a step, and copies. */
  public VideoScript {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a script needs a step");
    }
    steps = List.copyOf(steps);
    content = content.clone();
  }

  /**
   * A state of a video.
   *
   * @param status the status, one of the contract's or any other
   * @param progress 0 to 100
   * @param errorCode {@code error.code}, empty for no error
   * @param errorMessage {@code error.message}
   */
  public record Step(String status, int progress, String errorCode, String errorMessage) {
    /** A state without an error. */
    public Step(String status, int progress) {
      this(status, progress, "", "");
    }
  }

  /** Half done at the first look, completed at the second. */
  public static VideoScript standard() {
    return completes("the bytes of a video".getBytes(UTF_8), 50);
  }

  /** In progress at these percentages, one for each look, then completed with these bytes. */
  public static VideoScript completes(byte[] content, int... progress) {
    var steps = running(progress);
    steps.add(new Step("completed", 100));
    return new VideoScript(steps, content);
  }

  /** In progress at these percentages, one for each look, then failed with this error. */
  public static VideoScript fails(String code, String message, int... progress) {
    var steps = running(progress);
    steps.add(new Step(
        "failed", progress.length == 0 ? 0 : progress[progress.length - 1], code, message));
    return new VideoScript(steps, new byte[0]);
  }

  /** In progress for ever. */
  public static VideoScript neverEnds() {
    return new VideoScript(List.of(new Step("in_progress", 1)), new byte[0]);
  }

  private static List<Step> running(int... progress) {
    var steps = new ArrayList<Step>();
    for (var percent : progress) {
      steps.add(new Step("in_progress", percent));
    }
    return steps;
  }
}
