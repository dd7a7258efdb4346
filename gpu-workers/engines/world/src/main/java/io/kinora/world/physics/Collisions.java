package io.kinora.world.physics;

import static org.ode4j.ode.OdeConstants.dContactApprox1;
import static org.ode4j.ode.OdeConstants.dContactBounce;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ode4j.math.DQuaternion;
import org.ode4j.ode.DContact;
import org.ode4j.ode.DContactBuffer;
import org.ode4j.ode.DGeom;
import org.ode4j.ode.DJoint;
import org.ode4j.ode.DJointGroup;
import org.ode4j.ode.DSpace;
import org.ode4j.ode.DWorld;
import org.ode4j.ode.OdeHelper;

/** Finds who touches whom in a step, tells the solver, and reads back with which force. */
final class Collisions {
  private static final int POINTS = 8;

  /** Approach below which nothing rebounds, metres per second. */
  private static final double BOUNCE_SPEED = 0.08;

  /** What a shape of the collision space belongs to. */
  private record Owner(Body body, Part part) {}

  private record Pair(Owner a, Owner b) {}

  private record Point(
      Pair pair,
      Vec3 place,
      Vec3 normal,
      DJoint.DJointFeedback force,
      Vec3 relative,
      double roll) {}

  private final DWorld world;
  private final DSpace fixed = OdeHelper.createSimpleSpace();
  private final DSpace moving = OdeHelper.createSimpleSpace();
  private final DJointGroup joints = OdeHelper.createJointGroup();
  private final DContactBuffer buffer = new DContactBuffer(POINTS);
  private final List<Point> points = new ArrayList<>();
  private final Map<Integer, Rolling> rolling = new TreeMap<>();
  /** People sway and breathe; what is slower than this pushes nothing, metres per second. */
  private static final double WAKING_SPEED = 0.15;

  private final Set<Long> ignored = new HashSet<>();

  /** Normal force times lever arm on a body in the last step. */
  private static final class Rolling {
    double moment;
  }

  Collisions(DWorld world) {
    this.world = world;
  }

  void add(Body body) {
    var ode = body.ode();
    var geoms = new ArrayList<DGeom>();
    for (var part : body.parts()) {
      var geom = geom(part.shape(), ode == null ? fixed : moving);
      geom.setData(new Owner(body, part));
      var turn = part.rotation().times(upright(part.shape()));
      var q = ode == null ? body.rotation().times(turn) : turn;
      if (ode == null) {
        var p = body.position().plus(body.rotation().rotate(part.offset()));
        geom.setPosition(p.x(), p.y(), p.z());
        geom.setQuaternion(new DQuaternion(q.w(), q.x(), q.y(), q.z()));
      } else {
        var p = part.offset().minus(body.centre());
        geom.setBody(ode);
        geom.setOffsetPosition(p.x(), p.y(), p.z());
        geom.setOffsetQuaternion(new DQuaternion(q.w(), q.x(), q.y(), q.z()));
      }
      geoms.add(geom);
    }
    body.geoms = List.copyOf(geoms);
  }

  /** Lets two bodies pass through each other, or ends that. */
  void ignore(Body a, Body b, boolean yes) {
    if (yes) ignored.add(key(a, b));
    else ignored.remove(key(a, b));
  }

  private static long key(Body a, Body b) {
    return ((long) Math.min(a.index, b.index) << 32) | Math.max(a.index, b.index);
  }

  void retire(Body body) {
    for (var g : body.geoms) g.disable();
    var ode = body.ode();
    if (ode != null) ode.disable();
  }

  private static DGeom geom(Shape shape, DSpace space) {
    if (shape instanceof Shape.Sphere s) return OdeHelper.createSphere(space, s.radius());
    if (shape instanceof Shape.Box b) {
      return OdeHelper.createBox(
          space, 2 * b.half().x(), 2 * b.half().y(), 2 * b.half().z());
    }
    if (shape instanceof Shape.Capsule c)
      return OdeHelper.createCapsule(space, c.radius(), c.height());
    var c = (Shape.Cylinder) shape;
    return OdeHelper.createCylinder(space, c.radius(), c.height());
  }

  /** The solver's capsules and cylinders lie along z, ours stand along y. */
  private static Quat upright(Shape shape) {
    return shape instanceof Shape.Capsule || shape instanceof Shape.Cylinder
        ? Quat.about(Vec3.X, -Math.PI / 2)
        : Quat.IDENTITY;
  }

  /**
   * Makes the contacts of this step.
   *
   * @return how many there are
   */
  int collide() {
    joints.empty();
    points.clear();
    OdeHelper.spaceCollide2((DGeom) moving, (DGeom) fixed, null, (data, a, b) -> near(a, b));
    OdeHelper.spaceCollide(moving, null, (data, a, b) -> near(a, b));
    return points.size();
  }

  private void near(DGeom g1, DGeom g2) {
    var o1 = (Owner) g1.getData();
    var o2 = (Owner) g2.getData();
    if (o1.body() == o2.body()) return;
    var wakes = wakes(o1.body(), o2.body()) || wakes(o2.body(), o1.body());
    if (!wakes && still(o1.body()) && still(o2.body())) return;
    if (ignored.contains(key(o1.body(), o2.body()))) return;
    var n = OdeHelper.collide(g1, g2, POINTS, buffer.getGeomBuffer());
    if (wakes && n > 0) wake(o1.body(), o2.body());
    for (var i = 0; i < n; i++) touch(buffer.get(i), o1, o2);
  }

  /** Whether a body that is carried along would push another one that sleeps. */
  private static boolean wakes(Body carried, Body sleeper) {
    var b = sleeper.ode();
    return b != null
        && !sleeper.isCarried()
        && !b.isEnabled()
        && carried.isCarried()
        && carried.velocity().length() > WAKING_SPEED;
  }

  private static void wake(Body... bodies) {
    for (var body : bodies) {
      var b = body.ode();
      if (b != null) b.enable();
    }
  }

  /** Whether no contact can move it at this moment. */
  private static boolean still(Body body) {
    var b = body.ode();
    return b == null || body.isCarried() || !b.isEnabled();
  }

  private void touch(DContact c, Owner o1, Owner o2) {
    var s1 = o1.part().surface();
    var s2 = o2.part().surface();
    c.surface.mode = dContactBounce | dContactApprox1;
    c.surface.mu = Surface.friction(s1, s2);
    c.surface.bounce = Surface.restitution(s1, s2);
    c.surface.bounce_vel = BOUNCE_SPEED;
    var joint = OdeHelper.createContactJoint(world, joints, c);
    joint.attach(o1.body().ode(), o2.body().ode());
    var force = new DJoint.DJointFeedback();
    joint.setFeedback(force);
    var place = Body.vec(c.getContactGeom().pos);
    var normal = Body.vec(c.getContactGeom().normal);
    var swap = o1.body().index > o2.body().index;
    var a = swap ? o2 : o1;
    var b = swap ? o1 : o2;
    var towardsA = swap ? normal.times(-1) : normal;
    var relative = a.body().velocityAt(place).minus(b.body().velocityAt(place));
    points.add(
        new Point(new Pair(a, b), place, towardsA, force, relative, roll(a.body(), b.body())));
  }

  /** Speed at which the point of touch wanders: that of the body that turns over the other. */
  private static double roll(Body a, Body b) {
    var turning = a.spin().length() > b.spin().length() ? a : b;
    var other = turning == a ? b : a;
    return turning.velocity().minus(other.velocity()).horizontal();
  }

  /** Hands the forces of the last step to the tracker, pair by pair. */
  void report(ContactTracker tracker, double time, double step, boolean exact) {
    rolling.clear();
    var shares = new TreeMap<Long, Integer>();
    for (var p : points) {
      shares.merge(key(p.pair().a().body(), p.pair().b().body()), 1, Integer::sum);
    }
    var pairs = new TreeMap<Long, ContactTracker.PairStep>();
    var owners = new TreeMap<Long, Pair>();
    for (var p : points) {
      var share = shares.getOrDefault(key(p.pair().a().body(), p.pair().b().body()), 1);
      var normalForce =
          exact ? Math.abs(Body.vec(p.force().f1).dot(p.normal())) : blow(p) / (share * step);
      var approach = -p.relative().dot(p.normal());
      var slip = p.relative().without(p.normal()).length();
      var key = key(p.pair().a().body(), p.pair().b().body());
      owners.putIfAbsent(key, p.pair());
      pairs
          .computeIfAbsent(key, k -> new ContactTracker.PairStep())
          .add(normalForce * step, p.place(), p.normal(), approach, slip, p.roll());
      noteRolling(p.pair(), normalForce);
    }
    for (var e : pairs.entrySet()) {
      var pair = owners.get(e.getKey());
      if (pair == null) continue;
      var a = pair.a();
      var b = pair.b();
      tracker.record(
          a.body(), b.body(), a.part().surface(), b.part().surface(), e.getValue(), time, step);
    }
  }

  /** The momentum that stopped two bodies at a point, by the change of how fast they approach. */
  private static double blow(Point p) {
    var a = p.pair().a().body();
    var b = p.pair().b().body();
    var after = a.velocityAt(p.place()).minus(b.velocityAt(p.place()));
    var change = Math.max(0, after.minus(p.relative()).dot(p.normal()));
    var light = inverseMass(a) + inverseMass(b);
    return light > 0 ? change / light : 0;
  }

  private static double inverseMass(Body body) {
    return body.isFixed() || body.isCarried() ? 0 : 1 / body.mass();
  }

  private void noteRolling(Pair pair, double force) {
    var lever = pair.a().part().surface().rollingResistance()
        + pair.b().part().surface().rollingResistance();
    for (var body : List.of(pair.a().body(), pair.b().body())) {
      if (!body.isFixed())
        rolling.computeIfAbsent(body.index, k -> new Rolling()).moment += lever * force;
    }
  }

  /** Slows the turning of a body that lies on something, never past standstill. */
  void resistRolling(Body body, double step) {
    var r = rolling.get(body.index);
    if (r == null) return;
    var w = body.spin();
    var turn = w.length();
    if (turn < 1e-9) return;
    var inertia = body.free().getMass().getI();
    var least = Math.min(inertia.get00(), Math.min(inertia.get11(), inertia.get22()));
    var moment = Math.min(r.moment, 0.5 * least * turn / step);
    var t = w.times(-moment / turn);
    body.free().addTorque(t.x(), t.y(), t.z());
  }

  void close() {
    joints.empty();
    fixed.destroy();
    moving.destroy();
  }
}
