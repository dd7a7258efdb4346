package io.kinora.world.audio;

import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Vec3;

/**
 * Something that makes a sound. Times are seconds from the start of the video, when the sound is
 * made, not when it is heard. Sizes are the largest extent of a body in metres.
 */
public sealed interface SoundEvent {
  /** When the sound begins. */
  double time();

  /** Where it comes from while it lasts. */
  Motion motion();

  /** What happens at one place and moment. */
  sealed interface Point extends SoundEvent {
    Vec3 position();

    @Override
    default Motion motion() {
      return Motion.still(time(), position());
    }
  }

  /** What goes on for as long as its motion, or longer. */
  sealed interface Lasting extends SoundEvent {
    @Override
    default double time() {
      return motion().start();
    }
  }

  /**
   * Two bodies meet.
   *
   * @param striker matter of the smaller or moving body
   * @param struck matter of the other; ground and walls have a size of 2 m and more
   * @param impulse of the contact in newton seconds
   * @param speed at which they approached, m/s
   */
  record Impact(
      double time,
      Vec3 position,
      Substance striker,
      double strikerSize,
      Substance struck,
      double struckSize,
      double impulse,
      double speed)
      implements Point {}

  /** A body rolls. Loudness and pitch follow the speed of the motion. */
  record Roll(Motion motion, Substance roller, double size, Substance ground) implements Lasting {}

  /**
   * A body slides.
   *
   * @param force with which it is pressed on, in newton
   */
  record Scrape(Motion motion, Substance slider, double size, Substance ground, double force)
      implements Lasting {}

  /**
   * A body enters or leaves water.
   *
   * @param speed across the surface, m/s
   */
  record Splash(double time, Vec3 position, double size, double speed) implements Point {}

  /**
   * A foot comes down.
   *
   * @param strength 0.3 creeping, 1 walking, 2 running, 3 landing from a jump
   */
  record Step(double time, Vec3 position, Substance ground, double strength) implements Point {}

  /** A rubber sole turns or stops on a smooth floor; strength as of a step. */
  record Squeak(double time, Vec3 position, double strength) implements Point {}

  /** A ball runs through a net, at this speed in m/s. */
  record Swish(double time, Vec3 position, double speed) implements Point {}

  /** A brittle body breaks, having struck something at this speed in m/s. */
  record Shatter(double time, Vec3 position, Substance matter, double size, double speed)
      implements Point {}

  /** Something fast cuts through the air. */
  record Whoosh(Motion motion, double size) implements Lasting {}

  /** A machine runs; its revolutions follow the speed of the motion. */
  record Engine(Motion motion, Machine machine) implements Lasting {}

  /**
   * Somebody speaks, at the start of the motion.
   *
   * @param samples at {@link Soundtrack#SAMPLE_RATE}, in pascal at a distance of 1 m
   */
  record Voice(Motion motion, float[] samples) implements Lasting {}

  /**
   * An animal calls, at the start of the motion.
   *
   * @param size of the animal against the usual one of its kind; larger ones sound lower
   */
  record Cry(Motion motion, Call call, double size) implements Lasting {}

  /** What animals say. */
  enum Call {
    BARK,
    HOWL,
    MEOW,
    NEIGH,
    MOO,
    BLEAT,
    OINK,
    ROAR,
    TRUMPET,
    CHATTER,
    CHIRP,
    GULL,
    QUACK,
    CLUCK,
    WHISTLE
  }

  /** Machines that are heard by their engine. */
  enum Machine {
    CAR,
    TRUCK,
    MOTORBIKE,
    BOAT,
    TRAIN,
    AEROPLANE,
    HELICOPTER,
    DRONE
  }
}
