package io.kinora.world.physics;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ode4j.ode.DWorld;
import org.ode4j.ode.OdeHelper;
import org.ode4j.ode.OdeMath;

/**
 * A world of rigid bodies that advances in fixed steps. It owns its bodies and the record of what
 * touched. Not thread-safe; many worlds may run beside each other, and each gives the same result
 * as if it were alone.
 */
public final class PhysicsWorld implements AutoCloseable {
  /** Steps per second that suit things of a hand's size and more at speeds up to 20 m/s. */
  public static final int USUAL_RATE = 480;

  public static final double GRAVITY = 9.81;

  /** The solver shuffles its rows with one generator per process; whoever steps it, seeds it. */
  private static final Object SOLVER_RANDOM = new Object();

  private static final int EXACT_CONTACTS = 3;
  private static final int ITERATIONS = 40;

  static {
    OdeHelper.initODE2(0);
  }

  private final DWorld world = OdeHelper.createWorld();
  private final Collisions collisions = new Collisions(world);
  private final ContactTracker tracker = new ContactTracker();
  private final SplashTracker splashes = new SplashTracker();
  private final List<Body> bodies = new ArrayList<>();
  private final List<VerletSheet> sheets = new ArrayList<>();
  private final int rate;
  private @Nullable Water water;
  private Vec3 wind = Vec3.ZERO;
  private long steps;

  /**
   * @param rate steps per second, 240 to 2000
   * @param start what the clock shows at first, seconds; negative to let things settle before 0
   */
  public PhysicsWorld(int rate, double start) {
    if (rate < 240 || rate > 2000)
      throw new IllegalArgumentException("rate is not 240 to 2000: " + rate);
    this.rate = rate;
    this.steps = Math.round(start * rate);
    world.setGravity(0, -GRAVITY, 0);
    world.setERP(0.2);
    world.setCFM(1e-7);
    world.setContactMaxCorrectingVel(1.5);
    world.setContactSurfaceLayer(0.0002);
    world.setQuickStepNumIterations(ITERATIONS);
    world.setAutoDisableFlag(true);
    world.setAutoDisableLinearThreshold(0.012);
    world.setAutoDisableAngularThreshold(0.03);
    world.setAutoDisableTime(0.4);
    world.setAutoDisableSteps(0);
  }

  /** Adds something that never moves. */
  public Body addFixed(String name, List<Part> parts, Vec3 position, Quat rotation) {
    var body = new Body(name, bodies.size(), List.copyOf(parts), position, rotation);
    bodies.add(body);
    collisions.add(body);
    return body;
  }

  /** Adds something that moves. */
  public Body add(BodySpec spec) {
    var body = new Body(spec, bodies.size(), world);
    bodies.add(body);
    collisions.add(body);
    return body;
  }

  /** Takes a body out of all contacts; those so far stay in the record. */
  public void retire(Body body) {
    collisions.retire(body);
  }

  /** Lets two bodies pass through each other, or ends that. */
  public void ignore(Body a, Body b, boolean yes) {
    collisions.ignore(a, b, yes);
  }

  /** Puts a blow into the record that a body got from outside, such as that of a foot. */
  public void note(Impact impact) {
    tracker.add(impact);
  }

  /**
   * Hangs one body on another, or on the world, so that it swings about a point.
   *
   * @param other what it hangs on; a fixed body stands for the world
   */
  public void hang(Body body, Body other, Vec3 point) {
    var joint = OdeHelper.createBallJoint(world);
    joint.attach(body.free(), other.ode());
    joint.setAnchor(point.x(), point.y(), point.z());
  }

  /** Hangs up a cloth or a net; balls push it and are held back by it. */
  public void add(VerletSheet sheet) {
    sheets.add(sheet);
  }

  public void fill(Water newWater) {
    water = newWater;
  }

  /** Sets the speed of the air, metres per second. */
  public void blow(Vec3 newWind) {
    wind = newWind;
  }

  /** What the clock shows, seconds. */
  public double time() {
    return (double) steps / rate;
  }

  /** Length of one step in seconds. */
  public double stepSeconds() {
    return 1.0 / rate;
  }

  public int rate() {
    return rate;
  }

  /** The bodies in order of arrival. */
  public List<Body> bodies() {
    return bodies;
  }

  /** Advances by one step. */
  public void step() {
    var h = stepSeconds();
    var now = time();
    applyForces(now, h);
    var contacts = collisions.collide();
    var exact = solve(h, contacts);
    steps++;
    collisions.report(tracker, time(), h, exact);
    for (var s : sheets) s.step(bodies, wind, time(), h);
  }

  private void applyForces(double now, double h) {
    for (var body : bodies) {
      var b = body.ode();
      if (b == null || body.isCarried()) continue;
      if (water != null) {
        var slam = body.immersion.apply(body, water, GRAVITY, now, h);
        splashes.record(body, water, slam, now);
        if (body.submerged() > 0) b.enable();
      }
      if (!b.isEnabled()) continue;
      if (body.submerged() < 1) Air.apply(body, wind, h);
      collisions.resistRolling(body, h);
    }
  }

  /** Solves the step; only the exact solver, which is for few contacts, tells their forces. */
  private boolean solve(double h, int contacts) {
    var exact = contacts <= EXACT_CONTACTS;
    synchronized (SOLVER_RANDOM) {
      OdeMath.dRandSetSeed(steps + 1);
      if (exact) world.step(h);
      else world.quickStep(h);
    }
    return exact;
  }

  /** Everything that touched so far. */
  public ContactLog contacts() {
    return tracker.log(splashes.finished());
  }

  @Override
  public void close() {
    collisions.close();
    world.destroy();
  }
}
