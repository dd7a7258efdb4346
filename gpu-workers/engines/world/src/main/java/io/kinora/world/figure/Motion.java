package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import java.util.List;
import java.util.Optional;

/** An action worked out for one person and place: a pure function of time. Immutable. */
public interface Motion {
  /** How long it lasts, seconds; the person then keeps its last stance until the next action. */
  double seconds();

  /** The goals of the body {@code t} seconds after the start, 0 to {@link #seconds()}. */
  Stance at(double t);

  /** Where the person stands afterwards. */
  Footing end();

  /** What it does to the world, by time from its start. */
  default List<FigureEvent> events() {
    return List.of();
  }

  /** Centre of the object in the person's hands, where there is one at time {@code t}. */
  default Optional<Vec3> held(double t) {
    return Optional.empty();
  }
}
