package io.kinora.world.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * One take: frames, a camera, what happens and what is said.
 *
 * @param startFrame first frame, counted over the whole video
 * @param frames length, 1 or more
 * @param camera how it is filmed
 * @param actions what happens; those of one {@link Action#order()} begin together
 * @param dialogue what is said, in order
 */
public record Shot(
    int startFrame,
    int frames,
    CameraPlan camera,
    List<Action> actions,
    List<SpokenLine> dialogue) {
  public Shot {
    if (startFrame < 0 || frames < 1) {
      throw new IllegalArgumentException("shot of " + frames + " frames at " + startFrame);
    }
    actions = List.copyOf(actions);
    dialogue = List.copyOf(dialogue);
  }

  /** Start in seconds from the beginning of the video. */
  @JsonIgnore
  public double startSeconds() {
    return startFrame / (double) ShotPlan.FRAMES_PER_SECOND;
  }

  /** Length in seconds. */
  @JsonIgnore
  public double seconds() {
    return frames / (double) ShotPlan.FRAMES_PER_SECOND;
  }
}
