package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;

/**
 * Something a figure does to the world, for physics and sound.
 *
 * @param time seconds of the performance
 * @param position where, in world metres
 * @param velocity of the hand, foot or object at that moment, m/s
 */
public record FigureEvent(Kind kind, double time, Vec3 position, Vec3 velocity) {
  /** What happens. */
  public enum Kind {
    /** A foot comes down. */
    STEP,
    /** Both feet leave the ground. */
    TAKE_OFF,
    /** Both feet touch the ground after flight. */
    LAND,
    /** The hands let go; position and velocity are those of the held object's centre. */
    RELEASE,
    /** The hands close on an object. */
    GRASP,
    /** A dribbled ball meets the ground. */
    BOUNCE,
    /** A foot or hand strikes. */
    STRIKE,
    /** The whole body meets the ground. */
    IMPACT,
    /** The whole body goes into water. */
    PLUNGE,
    /** A swimmer's hand goes into water. */
    STROKE
  }

  FigureEvent shifted(double start) {
    return new FigureEvent(kind, time + start, position, velocity);
  }
}
