package io.kinora.world.stage;

import io.kinora.world.plan.Action;

/**
 * An action with its time.
 *
 * @param index place among all cues of the plan
 * @param shot number of the shot that it belongs to
 * @param start seconds from the beginning of the video
 * @param end when the next group of actions begins, or the shot ends
 */
public record Cue(int index, Action action, int shot, double start, double end) {
  /** How long it has. */
  public double seconds() {
    return end - start;
  }
}
