package io.kinora.world.animal;

import io.kinora.world.geom.Vec3;

/**
 * What an animal does at one moment.
 *
 * @param time seconds from the first frame
 * @param position on the ground below its middle; of one that flies or swims, its middle
 * @param yaw facing in radians: 0 is +z, positive towards +x
 * @param path where it began this way, how far it is and how far it goes
 * @param sitting 0 on its feet to 1 sitting down
 * @param airborne 0 on its feet to 1 in free flight
 */
public record Moment(
    double time, Vec3 position, double yaw, Path path, double sitting, double airborne) {
  /**
   * A straight way, for the feet that stand on it.
   *
   * @param speed at its fastest, m/s
   * @param gone metres so far
   * @param length metres in all
   */
  public record Path(double speed, double gone, double length) {
    /** Going nowhere. */
    public static final Path NONE = new Path(0, 0, 0);
  }
}
