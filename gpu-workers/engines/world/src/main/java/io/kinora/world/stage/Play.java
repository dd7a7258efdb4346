package io.kinora.world.stage;

import java.util.SplittableRandom;

/**
 * One cue made playable: it says what must stand where before the first frame, and what is done to
 * the world while it runs. Immutable; one play can begin in many simulations.
 */
interface Play {
  /** The cue that it plays. */
  Cue cue();

  /** Puts on the stage what this play needs, unless an earlier one has placed it already. */
  void block(Blocking blocking);

  /**
   * Starts in one simulation.
   *
   * @param choice decides what is free, such as aim and speed; another try gets another one
   */
  Act begin(Simulation simulation, SplittableRandom choice);

  /** Something that goes on during a simulation. */
  interface Act {
    /**
     * Called before every step, also before its cue and before the first frame.
     *
     * @param time seconds from the first frame, negative while the world settles
     * @param step length of the step in seconds
     */
    void step(double time, double step);
  }
}
