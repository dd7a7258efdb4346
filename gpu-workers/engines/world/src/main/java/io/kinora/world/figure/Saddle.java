package io.kinora.world.figure;

import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;

/**
 * What carries a rider at one moment. Points are in the frame of the mount, whose front is +z.
 *
 * @param mount place and turn of the mount in the world
 * @param hold how one rides it
 * @param seat where one sits; where one stands, the middle between the feet
 * @param hand where the left hand holds on, the right one mirrored
 * @param leftFoot where the ball of the left foot is put
 * @param rightFoot where that of the right foot is put
 */
public record Saddle(
    Transform mount, Hold hold, Vec3 seat, Vec3 hand, Vec3 leftFoot, Vec3 rightFoot) {
  /** How one rides. */
  public enum Hold {
    /** On a back, the legs down its flanks: only the width of the feet and hands is given. */
    ASTRIDE,
    /** On a saddle, the feet on pedals or rests and the hands on a bar. */
    SEATED,
    /** Sideways on a board. */
    STANDING
  }
}
