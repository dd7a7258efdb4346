package io.kinora.world.physics;

import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.List;

/**
 * How deep one body sits in water, and the water's force on it: Archimedes by sample points, form
 * drag, and the mass of water that moves along, so that a light float does not shoot about.
 */
final class Immersion {
  /**
   * Half the mass of the displaced water moves along with a compact body (Lamb, Hydrodynamics, 92).
   */
  private static final double ADDED_MASS = 0.5;

  private static final double FORM_DRAG = 0.6;

  /** Damping of heave by the waves that it sends out, per second and displaced kilogram. */
  private static final double WAVE_DAMPING = 1.2;

  /** A share of a body's volume: where it is in the frame of the centre of mass, and how tall. */
  record Sample(Vec3 place, double volume, double size) {}

  private final List<Sample> samples;
  private final double volume;
  private double fraction;
  private double added;

  /** @param displacement volume of the whole, over which the samples' own volumes are scaled */
  Immersion(List<Sample> samples, double displacement) {
    var enclosed = samples.stream().mapToDouble(Sample::volume).sum();
    this.samples = samples.stream()
        .map(s -> new Sample(s.place(), s.volume() * displacement / enclosed, s.size()))
        .toList();
    this.volume = displacement;
  }

  /** Spreads 5 x 5 x 5 points over the box of each part and keeps those inside. */
  static List<Sample> samples(List<Part> parts, Vec3 centre) {
    var all = new ArrayList<Sample>();
    for (var p : parts) {
      var inside = new ArrayList<Vec3>();
      var h = p.shape().halfExtent();
      for (var i = 0; i < 125; i++) {
        var at = new Vec3(
            h.x() * (i % 5 - 2) / 2.5, h.y() * (i / 5 % 5 - 2) / 2.5, h.z() * (i / 25 - 2) / 2.5);
        if (p.shape().contains(at)) inside.add(at);
      }
      var share = p.shape().volume() / inside.size();
      var size = Math.cbrt(share);
      for (var at : inside) {
        all.add(new Sample(p.offset().plus(p.rotation().rotate(at)).minus(centre), share, size));
      }
    }
    return List.copyOf(all);
  }

  double fraction() {
    return fraction;
  }

  /**
   * Pushes the body as the water does.
   *
   * @return the momentum that entering took out of it in this step, newton seconds
   */
  double apply(Body body, Water water, double gravity, double time, double step) {
    var centre = body.centreOfMass();
    var rotation = body.rotation();
    var force = Vec3.ZERO;
    var torque = Vec3.ZERO;
    var wet = 0.0;
    for (var s : samples) {
      var arm = rotation.rotate(s.place());
      var share = share(centre.plus(arm), s, water, time);
      if (share <= 0) continue;
      var v = s.volume() * share;
      wet += v;
      var f =
          sampleForce(body.velocity().plus(body.spin().cross(arm)), v, body, water, gravity, step);
      force = force.plus(f);
      torque = torque.plus(arm.cross(f));
    }
    fraction = volume > 0 ? wet / volume : 0;
    return push(body, force, torque, ADDED_MASS * water.density() * wet, gravity);
  }

  private static double share(Vec3 place, Sample s, Water water, double time) {
    if (!water.covers(place.x(), place.z())) return 0;
    var depth = water.height(place.x(), place.z(), time) - place.y();
    return Math.max(0, Math.min(1, depth / s.size() + 0.5));
  }

  private Vec3 sampleForce(
      Vec3 velocity, double v, Body body, Water water, double gravity, double step) {
    var rho = water.density();
    var area = 1.2 * Math.cbrt(volume * volume) * v / volume;
    var k = 0.5 * rho * FORM_DRAG * area * velocity.length() + WAVE_DAMPING * rho * v;
    var moving = (body.mass() + ADDED_MASS * rho * volume) * v / volume;
    var drag = velocity.times(-k / (1 + k * step / moving));
    return drag.plus(0, rho * v * gravity, 0);
  }

  private double push(Body body, Vec3 force, Vec3 torque, double nowAdded, double gravity) {
    var m = body.mass();
    var slam = 0.0;
    if (nowAdded > added) {
      var kept = (m + added) / (m + nowAdded);
      slam = m * body.velocity().length() * (1 - kept);
      var v = body.velocity().times(kept);
      body.free().setLinearVel(v.x(), v.y(), v.z());
    }
    added = nowAdded;
    if (nowAdded == 0) return 0;
    var share = m / (m + nowAdded);
    var f = force.plus(0, -m * gravity, 0).times(share).plus(0, m * gravity, 0);
    body.free().addForce(f.x(), f.y(), f.z());
    body.free().addTorque(torque.x() * share, torque.y() * share, torque.z() * share);
    return slam;
  }
}
