package io.kinora.world.stage;

import io.kinora.world.figure.HoldBall;
import io.kinora.world.figure.Stand;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import java.util.List;
import java.util.SplittableRandom;

/** A person holds a thing in front of the body and lets go of it. */
record LetGoPlay(Cue cue, String actor, String thing) implements Play {
  private static final Vec3 HANDS = new Vec3(0, 1.1, 0.35);

  @Override
  public void block(Blocking blocking) {
    if (!blocking.isPlaced(actor)) blocking.standAside(actor);
    if (blocking.isPlaced(thing)) return;
    var stand = blocking.transforms(actor).get(0);
    var hands = stand.position().plus(stand.rotation().rotate(HANDS));
    blocking.place(thing, List.of(new Transform(hands, stand.rotation())));
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var performance = simulation.performance(actor);
    var prop = simulation.stage().propsOf(thing).get(0);
    var release = Math.max(cue.start(), performance.end() + 0.4);
    performance.then(
        new HoldBall(release - performance.end(), prop.model().halfSize().x()));
    performance.then(new Stand(1));
    var body = simulation.body(prop.id());
    var done = new boolean[1];
    var spin = new Vec3(choice.nextDouble() - 0.5, 0, choice.nextDouble() - 0.5);
    return (time, step) -> {
      if (done[0]) return;
      if (time >= release) {
        done[0] = true;
        body.launch(Vec3.ZERO, spin);
        return;
      }
      var t = Math.max(0, Math.min(time + step, release - 1e-6));
      performance.held(t).ifPresent(at -> body.carryTo(at, Quat.IDENTITY, step));
    };
  }
}
