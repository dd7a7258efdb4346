package io.kinora.world.stage;

import io.kinora.world.catalog.Environment;
import io.kinora.world.geom.Transform;
import java.util.ArrayList;
import java.util.SplittableRandom;

/** Things lie on the water from the start, as deep as their weight asks for. */
record FloatPlay(Cue cue, String thing) implements Play {
  @Override
  public void block(Blocking blocking) {
    var spot = blocking.environment().anchors().get(Environment.WATER);
    if (spot == null || blocking.isPlaced(thing)) return;
    blocking.stand(thing, spot.position());
    var afloat = new ArrayList<Transform>();
    var models = blocking.models(thing);
    for (var i = 0; i < models.size(); i++) {
      var m = models.get(i);
      var t = blocking.transforms(thing).get(i);
      var under = Math.min(1, m.mass() / (1000 * m.volume()));
      var sink = under * (m.restHeight() + m.halfSize().y());
      afloat.add(new Transform(t.position().plus(0, -sink, 0), t.rotation()));
    }
    blocking.place(thing, afloat);
    blocking.reserve(0, blocking.width(thing));
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    return (time, step) -> {};
  }
}
