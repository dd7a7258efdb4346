package io.kinora.world.stage;

import java.util.SplittableRandom;

/** A thing is there and leaves the rest to physics. */
record RestPlay(Cue cue, String thing) implements Play {
  @Override
  public void block(Blocking blocking) {
    if (!blocking.isPlaced(thing)) blocking.standAside(thing);
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    return (time, step) -> {};
  }
}
