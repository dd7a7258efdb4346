package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;

/**
 * Turns on the spot with small steps.
 *
 * @param towards point to face afterwards
 */
public record Turn(Vec3 towards) implements Action {
  @Override
  public Motion plan(Person person, Footing from) {
    return new Strides(person, from, Footing.facing(from.position(), towards), 1.2);
  }
}
