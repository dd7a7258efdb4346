package io.kinora.world.stage;

import io.kinora.world.animal.Conduct;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Body;
import io.kinora.world.physics.BodySpec;
import io.kinora.world.physics.Part;
import io.kinora.world.physics.PhysicsWorld;
import io.kinora.world.physics.Shape;
import java.util.ArrayList;
import java.util.List;

/** Animals as obstacles: each a lying capsule that goes where the animal goes. */
final class Herd {
  private record Member(Conduct conduct, Body body, double height) {}

  private final PhysicsWorld world;
  private final List<Member> members = new ArrayList<>();

  Herd(PhysicsWorld world) {
    this.world = world;
  }

  /** Adds an animal; the body takes its name. */
  Body add(Creature creature, Conduct conduct) {
    var animal = creature.animal();
    var radius = Math.max(0.03, Math.min(0.3 * animal.height(), 0.25 * animal.length()));
    var straight = Math.max(0.02, animal.length() - 2 * radius);
    var height = Math.max(radius, 0.45 * animal.height());
    var part = new Part(
        new Shape.Capsule(radius, straight),
        Vec3.ZERO,
        Quat.about(Vec3.X, Math.PI / 2),
        Substance.FLESH.surface());
    var at = creature.start().position().plus(0, height, 0);
    var mass = 400 * animal.length() * animal.height() * animal.height();
    var turn = Quat.yaw(creature.start().yaw());
    var body = world.add(BodySpec.atRest(creature.id(), List.of(part), mass, false, at, turn));
    members.add(new Member(conduct, body, height));
    return body;
  }

  /** Moves all through the coming step. */
  void step(double time, double step) {
    for (var m : members) {
      var moment = m.conduct().at(Math.max(0, time + step));
      m.body().carryTo(moment.position().plus(0, m.height(), 0), Quat.yaw(moment.yaw()), step);
    }
  }
}
