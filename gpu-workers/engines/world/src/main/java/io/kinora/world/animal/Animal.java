package io.kinora.world.animal;

import io.kinora.world.geom.Transform;
import io.kinora.world.render.Body;
import io.kinora.world.render.FrameState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One animal, built once and then drawn moment by moment. {@link #draw} reuses buffers, so one
 * thread at a time may use it; everything else is immutable.
 */
public interface Animal {
  /** How it gets about. */
  enum Way {
    /** On its feet. */
    WALKS,
    /** On two feet, and through the air. */
    FLIES,
    /** Under water. */
    SWIMS
  }

  /** How it gets about best. */
  Way way();

  /** From the ground, or the belly, to the top of the head, metres. */
  double height();

  /** From nose to rump, metres. */
  double length();

  /** Usual speed in no hurry, m/s. */
  double slow();

  /** Usual speed in a hurry, m/s. */
  double fast();

  /** Metres from one fall of a foot to the next of the same foot at a speed. */
  double stride(double speed);

  /** Whether its back is made to carry somebody; how large it is, is another matter. */
  default boolean isMount() {
    return false;
  }

  /** Where a person sits on it, or null where it carries nobody. */
  default @Nullable Back back(Moment moment) {
    return null;
  }

  /**
   * The place of a rider.
   *
   * @param at middle of the back, turned as the trunk is
   * @param halfWidth metres from there to the outside of the flanks
   */
  record Back(Transform at, double halfWidth) {}

  /**
   * The deforming bodies to put into a scene.
   *
   * @param id begins every body's name, which must be unique in the scene
   */
  List<Body> bodies(String id);

  /** Puts the animal into a frame, which must be drawn before the next call. */
  void draw(String id, Moment moment, FrameState.Builder frame);
}
