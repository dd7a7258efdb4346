package io.kinora.world.stage;

import io.kinora.world.catalog.Substance;
import io.kinora.world.figure.Joint;
import io.kinora.world.figure.Performance;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Body;
import io.kinora.world.physics.BodySpec;
import io.kinora.world.physics.Part;
import io.kinora.world.physics.PhysicsWorld;
import io.kinora.world.physics.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * People as obstacles: each a standing capsule that goes where the person goes, so that things
 * bounce off them instead of passing through.
 */
final class Crowd {
  private static final double RADIUS = 0.19;
  private static final double EVERY = 1.0 / 30;

  /** Hips below this are those of a swimmer, who is where they are, metres. */
  private static final double AFLOAT = 0;

  private record Member(Performance performance, Body body, double height) {}

  private final PhysicsWorld world;
  private final List<Member> members = new ArrayList<>();
  private final List<Vec3> from = new ArrayList<>();
  private final List<Vec3> to = new ArrayList<>();
  private double next = Double.NEGATIVE_INFINITY;

  Crowd(PhysicsWorld world) {
    this.world = world;
  }

  /** Adds a person; the body takes the actor's name. */
  Body add(Actor actor, Performance performance) {
    var height = performance.pose(0).eyes().y() - 0.1;
    var part = new Part(
        new Shape.Capsule(RADIUS, Math.max(0.1, height - 2 * RADIUS)), Substance.FLESH.surface());
    var at = actor.start().position().plus(0, height / 2, 0);
    var body = world.add(BodySpec.atRest(actor.id(), List.of(part), 70, false, at, Quat.IDENTITY));
    members.add(new Member(performance, body, height));
    from.add(at);
    to.add(at);
    return body;
  }

  /** Moves everybody through the coming step. */
  void step(double time, double step) {
    if (time >= next) {
      next = time + EVERY - 1e-9;
      for (var i = 0; i < members.size(); i++) {
        from.set(i, to.get(i));
        to.set(i, place(members.get(i), time + EVERY));
      }
    }
    var share = Math.min(1, (time + step - (next - EVERY)) / EVERY);
    for (var i = 0; i < members.size(); i++) {
      members.get(i).body().carryTo(from.get(i).lerp(to.get(i), share), Quat.IDENTITY, step);
    }
  }

  private static Vec3 place(Member member, double time) {
    var hips = member.performance().pose(Math.max(0, time)).position(Joint.PELVIS);
    return hips.y() < AFLOAT ? hips : hips.withY(member.height() / 2);
  }
}
