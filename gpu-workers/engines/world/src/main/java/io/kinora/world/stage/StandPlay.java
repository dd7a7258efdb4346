package io.kinora.world.stage;

import java.util.SplittableRandom;

/** A person is there. */
record StandPlay(Cue cue, String actor) implements Play {
  @Override
  public void block(Blocking blocking) {
    if (!blocking.isPlaced(actor)) blocking.standAside(actor);
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    return (time, step) -> {};
  }
}
