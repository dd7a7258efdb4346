package io.kinora.world.plan;

import org.jspecify.annotations.Nullable;

/**
 * How a shot is filmed.
 *
 * @param move what the camera does
 * @param framing how much of the subject is seen
 * @param angle from where
 * @param subject entity id or {@code @anchor} that it looks at, or null for the action as a whole
 * @param pace speed of the move against the usual, 0.25 to 4
 */
public record CameraPlan(
    Move move, Framing framing, Angle angle, @Nullable String subject, double pace) {
  /** Camera moves. */
  public enum Move {
    STATIC,
    PAN,
    TILT,
    DOLLY_IN,
    DOLLY_OUT,
    TRUCK,
    FOLLOW,
    ORBIT,
    CRANE_UP,
    CRANE_DOWN,
    ZOOM_IN,
    ZOOM_OUT,
    HANDHELD,
    WHIP_PAN,
    FLYOVER,
    RACK_FOCUS
  }

  /** Sizes of the picture, from far to near. */
  public enum Framing {
    AUTO,
    EXTREME_WIDE,
    WIDE,
    FULL,
    MEDIUM,
    CLOSE_UP,
    EXTREME_CLOSE_UP,
    OVER_SHOULDER,
    POINT_OF_VIEW
  }

  /** Height and tilt. */
  public enum Angle {
    EYE,
    LOW,
    HIGH,
    TOP,
    DUTCH
  }

  public CameraPlan {
    if (!(pace >= 0.25 && pace <= 4)) {
      throw new IllegalArgumentException("pace out of range: " + pace);
    }
  }
}
