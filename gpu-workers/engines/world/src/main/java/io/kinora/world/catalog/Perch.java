package io.kinora.world.catalog;

import io.kinora.world.geom.Vec3;
import org.jspecify.annotations.Nullable;

/**
 * Where a person who rides a thing touches it, in the object's frame; what is given for the left
 * side, +x, holds mirrored for the right one.
 *
 * @param seat top of the saddle; null where one stands, the left foot ahead
 * @param hand where the left hand holds on; unused where one stands
 * @param foot where the left foot is put; of pedals, the left end of the axle that they turn about
 * @param crank metres from that axle to a pedal, 0 where the feet rest
 * @param gear metres that the thing goes per radian of the pedals
 */
public record Perch(@Nullable Vec3 seat, Vec3 hand, Vec3 foot, double crank, double gear) {
  Perch fitted(Vec3 centre, double scale) {
    return new Perch(
        seat == null ? null : seat.minus(centre).times(scale),
        hand.minus(centre).times(scale),
        foot.minus(centre).times(scale),
        crank * scale,
        gear * scale);
  }
}
