package io.kinora.world.physics;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ode4j.math.DMatrix3;
import org.ode4j.math.DQuaternion;
import org.ode4j.math.DVector3C;
import org.ode4j.ode.DBody;
import org.ode4j.ode.DGeom;
import org.ode4j.ode.DMass;
import org.ode4j.ode.DWorld;
import org.ode4j.ode.OdeHelper;

/**
 * One body of a {@link PhysicsWorld}: free, carried along a path, or fixed to the ground. Owned by
 * its world and used from the thread that steps it.
 */
public final class Body {
  private final String name;
  private final List<Part> parts;
  private final double mass;
  private final Vec3 centre;
  private final @Nullable DBody body;
  private final Vec3 fixedPosition;
  private final Quat fixedRotation;
  private boolean carried;
  private double struck;
  List<DGeom> geoms = List.of();

  /** Index in its world, in the order of arrival; orders the two sides of a contact. */
  final int index;

  final Immersion immersion;

  /** A fixed body. */
  Body(String name, int index, List<Part> parts, Vec3 position, Quat rotation) {
    this.name = name;
    this.index = index;
    this.parts = parts;
    this.mass = Double.POSITIVE_INFINITY;
    this.centre = Vec3.ZERO;
    this.body = null;
    this.fixedPosition = position;
    this.fixedRotation = rotation;
    this.immersion = new Immersion(List.of(), 0);
  }

  /** A free body. */
  Body(BodySpec spec, int index, DWorld world) {
    this.name = spec.name();
    this.index = index;
    this.parts = spec.parts();
    this.mass = spec.mass();
    this.centre = MassProperties.centre(parts);
    this.fixedPosition = spec.position();
    this.fixedRotation = spec.rotation();
    this.immersion = new Immersion(Immersion.samples(parts, centre), spec.displacement());
    var made = OdeHelper.createBody(world);
    made.setMass(massOf(spec));
    made.setGyroscopicMode(true);
    this.body = made;
    place(spec.position(), spec.rotation());
    made.setLinearVel(spec.velocity().x(), spec.velocity().y(), spec.velocity().z());
    made.setAngularVel(spec.spin().x(), spec.spin().y(), spec.spin().z());
  }

  private DMass massOf(BodySpec spec) {
    var i = MassProperties.inertia(parts, centre, mass, spec.hollow());
    var tensor = new DMatrix3(i[0], i[1], i[2], i[1], i[3], i[4], i[2], i[4], i[5]);
    var m = OdeHelper.createMass();
    m.setParameters(
        mass, 0, 0, 0, tensor.get00(), tensor.get11(), tensor.get22(), i[1], i[2], i[4]);
    return m;
  }

  public String name() {
    return name;
  }

  public List<Part> parts() {
    return parts;
  }

  /** Kilograms; infinite for a fixed body. */
  public double mass() {
    return mass;
  }

  public boolean isFixed() {
    return body == null;
  }

  /** Whether it follows {@link #carryTo} instead of its own momentum. */
  public boolean isCarried() {
    return carried;
  }

  /** Where the body's own origin is. */
  public Vec3 position() {
    if (body == null) return fixedPosition;
    return centreOfMass().minus(rotation().rotate(centre));
  }

  public Vec3 centreOfMass() {
    return body == null ? fixedPosition : vec(body.getPosition());
  }

  public Quat rotation() {
    if (body == null) return fixedRotation;
    var q = body.getQuaternion();
    return new Quat(q.get0(), q.get1(), q.get2(), q.get3());
  }

  /** Velocity of the centre of mass. */
  public Vec3 velocity() {
    return body == null ? Vec3.ZERO : vec(body.getLinearVel());
  }

  public Vec3 spin() {
    return body == null ? Vec3.ZERO : vec(body.getAngularVel());
  }

  /** Velocity of the point of this body that is at a place of the world. */
  public Vec3 velocityAt(Vec3 place) {
    return velocity().plus(spin().cross(place.minus(centreOfMass())));
  }

  /** Kinetic energy in joules; 0 for a body that is carried or fixed. */
  public double kineticEnergy() {
    if (body == null || carried) return 0;
    var w = rotation().inverse().rotate(spin());
    var i = body.getMass().getI();
    var turning = i.get00() * w.x() * w.x() + i.get11() * w.y() * w.y() + i.get22() * w.z() * w.z();
    turning +=
        2 * (i.get01() * w.x() * w.y() + i.get02() * w.x() * w.z() + i.get12() * w.y() * w.z());
    return 0.5 * (mass * velocity().dot(velocity()) + turning);
  }

  /** Share of the volume that is under water, 0 to 1, as of the last step. */
  public double submerged() {
    return immersion.fraction();
  }

  /** Puts the body somewhere at once, with its velocity unchanged. */
  public void place(Vec3 position, Quat rotation) {
    var b = free();
    var q = rotation.unit();
    b.setQuaternion(new DQuaternion(q.w(), q.x(), q.y(), q.z()));
    var c = position.plus(q.rotate(centre));
    b.setPosition(c.x(), c.y(), c.z());
    b.enable();
  }

  /** Sets velocity and spin, and lets the body go if it was carried. */
  public void launch(Vec3 velocity, Vec3 spin) {
    var b = free();
    release();
    b.setLinearVel(velocity.x(), velocity.y(), velocity.z());
    b.setAngularVel(spin.x(), spin.y(), spin.z());
    b.enable();
  }

  /**
   * Carries the body to a place within the coming step. It pushes what is in its way and nothing
   * pushes it.
   *
   * @param seconds length of the step
   */
  public void carryTo(Vec3 position, Quat rotation, double seconds) {
    var b = free();
    if (!carried) b.setKinematic();
    carried = true;
    b.enable();
    var target = position.plus(rotation.rotate(centre));
    var v = target.minus(vec(b.getPosition())).times(1 / seconds);
    b.setLinearVel(v.x(), v.y(), v.z());
    var turn = rotation.times(rotation().inverse());
    if (turn.w() < 0) turn = new Quat(-turn.w(), -turn.x(), -turn.y(), -turn.z());
    var w = new Vec3(turn.x(), turn.y(), turn.z()).times(2 / seconds);
    b.setAngularVel(w.x(), w.y(), w.z());
  }

  /** Lets a carried body go with the velocity that it has. */
  public void release() {
    var b = free();
    if (!carried) return;
    carried = false;
    b.setDynamic();
    b.enable();
  }

  /** Adds momentum at a place of the world, newton seconds. */
  public void push(Vec3 impulse, Vec3 place) {
    var b = free();
    if (carried) return;
    b.enable();
    var v = velocity().plus(impulse.times(1 / mass));
    b.setLinearVel(v.x(), v.y(), v.z());
    var torque = rotation().inverse().rotate(place.minus(centreOfMass()).cross(impulse));
    var inverse = new DMatrix3(b.getMass().getI());
    inverse.setIdentity();
    OdeMatrices.invertSymmetric(b.getMass().getI(), inverse);
    var dw = new Vec3(
        inverse.get00() * torque.x() + inverse.get01() * torque.y() + inverse.get02() * torque.z(),
        inverse.get10() * torque.x() + inverse.get11() * torque.y() + inverse.get12() * torque.z(),
        inverse.get20() * torque.x() + inverse.get21() * torque.y() + inverse.get22() * torque.z());
    var w = spin().plus(rotation().rotate(dw));
    b.setAngularVel(w.x(), w.y(), w.z());
  }

  /** Takes note of the energy of a blow, joules. */
  void strike(double energy) {
    struck = Math.max(struck, energy);
  }

  /** The energy of the hardest blow since this was last asked, joules. */
  public double takeBlow() {
    var hardest = struck;
    struck = 0;
    return hardest;
  }

  /** Radius of the ball that the body is, or 0 where it is not one sphere. */
  double ballRadius() {
    return parts.size() == 1 && parts.get(0).shape() instanceof Shape.Sphere s ? s.radius() : 0;
  }

  DBody free() {
    if (body == null) throw new IllegalStateException(name + " is fixed");
    return body;
  }

  @Nullable
  DBody ode() {
    return body;
  }

  Vec3 centre() {
    return centre;
  }

  static Vec3 vec(DVector3C v) {
    return new Vec3(v.get0(), v.get1(), v.get2());
  }
}
