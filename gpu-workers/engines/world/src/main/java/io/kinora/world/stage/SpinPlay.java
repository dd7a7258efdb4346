package io.kinora.world.stage;

import io.kinora.world.geom.Vec3;
import java.util.SplittableRandom;

/** A thing on the ground is set spinning about the vertical. */
record SpinPlay(Cue cue, String thing) implements Play {
  @Override
  public void block(Blocking blocking) {
    if (!blocking.isPlaced(thing) && !blocking.settle(thing)) blocking.standAside(thing);
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var turn = 14 * cue.action().pace() * (0.9 + 0.2 * choice.nextDouble());
    var tilt = new Vec3(choice.nextDouble() - 0.5, 0, choice.nextDouble() - 0.5).times(0.6);
    var started = new boolean[1];
    return (time, step) -> {
      if (started[0] || time < cue.start()) return;
      started[0] = true;
      for (var prop : simulation.stage().propsOf(thing)) {
        var body = simulation.body(prop.id());
        if (!body.isFixed()) body.launch(body.velocity(), tilt.plus(0, turn, 0));
      }
    };
  }
}
