package io.kinora.world.stage;

import io.kinora.world.catalog.Environment;
import io.kinora.world.catalog.ObjectModel;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Body;
import java.util.ArrayList;
import java.util.SplittableRandom;

/**
 * Things are let go above a place and fall: on the ground, on another thing, or into water. One
 * that already lies somewhere is lifted first.
 *
 * @param thing entity that falls
 * @param height metres from its lowest point down to where it lands, 0 for what suits its size
 */
record FallPlay(Cue cue, String thing, double height) implements Play {
  private static final double LIFT_SECONDS = 0.9;
  private static final double STAGGER = 0.22;

  @Override
  public void block(Blocking blocking) {
    if (blocking.isPlaced(thing) || blocking.models(thing).isEmpty()) return;
    var at = landing(blocking);
    blocking.stand(thing, at);
    var lifted = new ArrayList<Transform>();
    var models = blocking.models(thing);
    for (var i = 0; i < models.size(); i++) {
      var t = blocking.transforms(thing).get(i);
      var up = fall(models.get(i), blocking.ground(at) < 0);
      lifted.add(new Transform(t.position().plus(0, up, 0), t.rotation()));
    }
    blocking.place(thing, lifted);
    blocking.hang(thing, cue);
    blocking.reserve(at.minus(blocking.centre()).dot(blocking.right()), blocking.width(thing));
  }

  private Vec3 landing(Blocking blocking) {
    var target = blocking.spot(cue.action().target());
    if (target != null) return target;
    var named = blocking.named(thing);
    if (named != null) return named;
    var water = blocking.environment().anchors().get(Environment.WATER);
    var floor = blocking.environment().anchors().get(Environment.FLOOR);
    var aside = blocking.free(thing);
    if (floor != null) return floor.position().plus(blocking.right(), aside);
    if (water != null) return water.position().plus(blocking.right(), aside);
    return blocking.centre().plus(blocking.right(), aside);
  }

  /** High enough to watch, not so high that it leaves the picture. */
  private double fall(ObjectModel m, boolean intoWater) {
    if (height > 0) return height;
    var size = 2 * m.halfSize().length();
    var h = Math.max(1.4, Math.min(4, 3.2 * size)) * Math.sqrt(cue.action().pace());
    return intoWater ? 0.75 * h : h;
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var drops = new ArrayList<Drop>();
    for (var prop : simulation.stage().propsOf(thing)) {
      var release = cue.start() + STAGGER * drops.size() * (0.7 + 0.6 * choice.nextDouble());
      var spin =
          new Vec3(choice.nextDouble() - 0.5, choice.nextDouble() - 0.5, choice.nextDouble() - 0.5);
      var drift = new Vec3(choice.nextDouble() - 0.5, 0, choice.nextDouble() - 0.5);
      var body = simulation.body(prop.id());
      if (body.isFixed()) continue;
      var hung = simulation.stage().isHungFor(thing, cue);
      var first = fall(prop.model(), false);
      drops.add(new Drop(body, release, hung, first, spin.times(2.2), drift.times(0.12)));
    }
    return (time, step) -> {
      for (var drop : drops) drop.step(time, step);
    };
  }

  /** One thing on its way: held, perhaps lifted, let go. */
  private static final class Drop {
    private final Body body;
    private final double release;
    private final boolean hung;
    private final double lift;
    private final Vec3 spin;
    private final Vec3 drift;
    private Vec3 from = Vec3.ZERO;
    private Quat turn = Quat.IDENTITY;
    private boolean held;
    private boolean done;

    Drop(Body body, double release, boolean hung, double lift, Vec3 spin, Vec3 drift) {
      this.body = body;
      this.release = hung ? release : release + LIFT_SECONDS;
      this.hung = hung;
      this.lift = lift;
      this.spin = spin;
      this.drift = drift;
    }

    void step(double time, double step) {
      if (done) return;
      if (time >= release) {
        done = true;
        body.launch(drift, spin);
        return;
      }
      if (!hung && time < release - LIFT_SECONDS) return;
      if (!held) {
        held = true;
        from = body.position();
        turn = body.rotation();
      }
      var u = hung ? 0 : ease((time + step - release + LIFT_SECONDS) / LIFT_SECONDS);
      body.carryTo(from.plus(0, u * lift, 0), turn, step);
    }

    private static double ease(double t) {
      var c = Math.max(0, Math.min(1, t));
      return c * c * (3 - 2 * c);
    }
  }
}
