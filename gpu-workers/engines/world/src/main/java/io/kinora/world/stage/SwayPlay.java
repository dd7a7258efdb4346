package io.kinora.world.stage;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Body;
import java.util.SplittableRandom;

/** A thing dances on the spot: it hops, turns and leans to a beat. */
record SwayPlay(Cue cue, String thing) implements Play {
  private static final double BEAT = 0.95;
  private static final double TURN = 0.55;
  private static final double LEAN = 0.1;
  private static final double STEP = 0.07;
  private static final double HOP = 0.06;
  private static final double BEGIN = 0.5;

  @Override
  public void block(Blocking blocking) {
    if (!blocking.isPlaced(thing) && !blocking.settle(thing)) blocking.standAside(thing);
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var late = 0.15 * choice.nextDouble();
    return (time, step) -> {
      if (time < cue.start()) return;
      for (var prop : simulation.stage().propsOf(thing)) {
        var body = simulation.body(prop.id());
        if (!body.isFixed()) sway(simulation, prop, body, time + step - cue.start() - late, step);
      }
    };
  }

  private void sway(Simulation simulation, Prop prop, Body body, double time, double step) {
    var t = Math.max(0, time);
    var on = Math.min(1, t / BEGIN);
    var beat = Math.PI * t * cue.action().pace() / BEAT;
    var side = on * StrictMath.sin(beat);
    var lean = LEAN * side;
    var size = Math.min(1, 2 * prop.model().halfSize().y());
    var lift = prop.model().halfSize().x() * Math.abs(StrictMath.sin(lean));
    var hop = HOP * size * on * Math.abs(StrictMath.sin(beat));
    var place = prop.start()
        .position()
        .plus(simulation.stage().right(), STEP * size * side)
        .plus(0, lift + hop, 0);
    var turn = Quat.yaw(TURN * on * StrictMath.sin(beat / 2))
        .times(prop.start().rotation())
        .times(Quat.about(Vec3.Z, -lean));
    body.carryTo(place, turn, step);
  }
}
