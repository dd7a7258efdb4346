package io.kinora.world.stage;

import io.kinora.world.catalog.Environment;
import io.kinora.world.figure.HoldBall;
import io.kinora.world.figure.Stand;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.SplittableRandom;

/** A person holds a thing in front of the body and lets go of it. */
record LetGoPlay(Cue cue, String actor, String thing) implements Play {
  private static final Vec3 HANDS = new Vec3(0, 1.1, 0.35);

  @Override
  public void block(Blocking blocking) {
    if (!blocking.isPlaced(actor)) stand(blocking);
    if (blocking.isPlaced(thing)) return;
    var stand = blocking.transforms(actor).get(0);
    var hands = stand.position().plus(stand.rotation().rotate(HANDS));
    var pile = new ArrayList<Transform>();
    for (var model : blocking.models(thing)) {
      var up = 2 * model.halfSize().y() * pile.size();
      pile.add(new Transform(hands.plus(0, up, 0), stand.rotation()));
    }
    blocking.place(thing, pile);
  }

  /** Where there is ground to let things fall on. */
  private void stand(Blocking blocking) {
    var floor = blocking.environment().anchors().get(Environment.FLOOR);
    if (floor == null) blocking.standAside(actor);
    else blocking.stand(actor, floor.position());
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var performance = simulation.performance(actor);
    var props = simulation.stage().propsOf(thing);
    var prop = props.get(0);
    var release = Math.max(cue.start(), performance.end() + 0.4);
    performance.then(
        new HoldBall(release - performance.end(), prop.model().halfSize().x()));
    performance.then(new Stand(1));
    var bodies = props.stream().map(p -> simulation.body(p.id())).toList();
    var above = 2 * prop.model().halfSize().y();
    var done = new boolean[1];
    var spin = new Vec3(choice.nextDouble() - 0.5, 0, choice.nextDouble() - 0.5);
    return (time, step) -> {
      if (done[0]) return;
      if (time >= release) {
        done[0] = true;
        for (var body : bodies) body.launch(Vec3.ZERO, spin);
        return;
      }
      var t = Math.max(0, Math.min(time + step, release - 1e-6));
      performance.held(t).ifPresent(at -> {
        for (var i = 0; i < bodies.size(); i++) {
          bodies.get(i).carryTo(at.plus(0, i * above, 0), Quat.IDENTITY, step);
        }
      });
    };
  }
}
