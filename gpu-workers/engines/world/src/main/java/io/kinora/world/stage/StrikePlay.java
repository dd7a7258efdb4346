package io.kinora.world.stage;

import io.kinora.world.catalog.Substance;
import io.kinora.world.figure.Walk;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Body;
import io.kinora.world.physics.Impact;
import io.kinora.world.plan.Verb;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A person goes up to a thing and gives it a blow at the last step: a kick that sends a ball away,
 * or a push high up that topples what stands.
 *
 * @param thing entity that is struck
 */
record StrikePlay(Cue cue, String actor, String thing) implements Play {
  private static final double RUN_UP = 2.2;
  private static final double REACH = 0.36;

  @Override
  public void block(Blocking blocking) {
    if (!blocking.isPlaced(thing)) {
      var named = blocking.named(thing);
      blocking.stand(thing, named == null ? blocking.centre().withY(0) : named);
      blocking.reserve(0, blocking.width(thing));
    }
    if (blocking.isPlaced(actor) || blocking.transforms(thing).isEmpty()) return;
    var ball = blocking.transforms(thing).get(0).position();
    var towards = blocking.right().plus(blocking.forward(), 0.4).unit();
    var at = ball.plus(towards, -RUN_UP - blocking.width(thing) / 2).withY(0);
    blocking.place(actor, List.of(new Transform(at, Blocking.facing(towards))));
  }

  @Override
  public Act begin(Simulation simulation, SplittableRandom choice) {
    var performance = simulation.performance(actor);
    var props = simulation.stage().propsOf(thing);
    var middle = simulation.middleOf(thing);
    if (middle == null) throw new IllegalStateException("nothing to strike: " + thing);
    var from = performance.footing().position();
    var way = middle.minus(from).withY(0);
    var half = props.stream().mapToDouble(p -> p.model().halfSize().x()).max().orElse(0.1);
    var to = from.plus(way.unit(), Math.max(0.1, way.length() - REACH - half)).withY(0);
    var speed = kicks() ? 3.0 : 1.5;
    var time = performance.at(cue.start(), new Walk(to, speed)).end() - 0.1;
    var strength =
        (kicks() ? 8.5 : 1.9) * cue.action().pace() * (0.92 + 0.16 * choice.nextDouble());
    var rise = kicks() ? 0.28 + 0.12 * choice.nextDouble() : 0;
    var aim = simulation.middleOf(cue.action().target());
    var done = new boolean[1];
    return (now, step) -> {
      if (done[0] || now < time) return;
      done[0] = true;
      var aimed =
          aim == null || aim.distance(middle) < 0.5 ? way : aim.minus(middle).withY(0);
      var v = aimed.unit().plus(0, rise, 0).times(strength * simulation.boldness(cue));
      for (var p : props) strike(simulation, simulation.body(p.id()), p, v);
    };
  }

  private boolean kicks() {
    return cue.action().verb() == Verb.KICK;
  }

  /** A ball gets the whole speed; of a stack what is high up gets more than what is below. */
  private void strike(Simulation simulation, Body body, Prop prop, Vec3 velocity) {
    if (body.isFixed()) return;
    var at = body.centreOfMass();
    var high = kicks() ? 1 : Math.min(1, 0.25 + at.y() / 0.9);
    var place = at.plus(0, kicks() ? 0 : 0.6 * prop.model().halfSize().y(), 0);
    var impulse = velocity.times(body.mass() * high);
    body.push(impulse, place);
    var surface = body.parts().get(0).surface();
    var skin = Substance.LEATHER.surface();
    simulation
        .world()
        .note(new Impact(
            simulation.world().time(),
            body.name(),
            simulation.actor(actor).id(),
            surface,
            skin,
            place,
            velocity.unit(),
            impulse.length(),
            velocity.length()));
  }
}
