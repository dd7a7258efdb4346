package io.kinora.world.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * What will be shown, frame by frame budgeted, as data: one world that lasts over all shots, and
 * the shots that look at it. Immutable; travels as JSON.
 *
 * @param version of this format, {@link #VERSION} for plans made here
 * @param frames length of the whole in frames at {@link #FRAMES_PER_SECOND}
 * @param seed root of all random choices
 * @param world what exists
 * @param shots in order, back to back, filling exactly {@code frames}
 * @param style how the picture is drawn
 * @param warnings what the prompt asked for and the plan does not hold, one sentence each
 */
public record ShotPlan(
    int version,
    int frames,
    long seed,
    World world,
    List<Shot> shots,
    VisualStyle style,
    List<String> warnings) {
  /** The version of the format that this code writes and reads. */
  public static final int VERSION = 1;

  /** The one frame rate of plans. */
  public static final int FRAMES_PER_SECOND = 30;

  private static final JsonMapper JSON = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  public ShotPlan {
    if (version != VERSION) throw new IllegalArgumentException("unknown plan version: " + version);
    if (frames < 1) throw new IllegalArgumentException("frames must be 1 or more: " + frames);
    shots = List.copyOf(shots);
    warnings = List.copyOf(warnings);
    var next = 0;
    for (var shot : shots) {
      if (shot.startFrame() != next) {
        throw new IllegalArgumentException(
            "shot starts at frame " + shot.startFrame() + ", expected " + next);
      }
      next += shot.frames();
    }
    if (next != frames) {
      throw new IllegalArgumentException("shots fill " + next + " of " + frames + " frames");
    }
  }

  /**
   * The plan as one line of JSON.
   *
   * @throws IllegalStateException never in practice: every part of a plan can be written
   */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plan cannot be written", e);
    }
  }

  /**
   * Reads what {@link #toJson()} wrote; unknown fields are ignored.
   *
   * @throws IllegalArgumentException if the text is no plan, is of another version or does not add
   *     up
   */
  public static ShotPlan fromJson(String json) {
    try {
      return JSON.readValue(json, ShotPlan.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a shot plan: " + e.getOriginalMessage(), e);
    }
  }
}
