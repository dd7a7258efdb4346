package io.kinora.world.figure;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;

/**
 * Plays the violin: held between chin and left hand, the bow going to and fro over its strings.
 *
 * @param seconds how long
 */
public record Fiddle(double seconds) implements Action {
  private static final double STROKE_SECONDS = 1.25;
  private static final double NEAREST = 0.1;
  private static final double FARTHEST = 0.36;

  /** Metres of a person of 1.78 m from the middle between the shoulders, in the chest's axes. */
  private static final Vec3 CHIN_REST = new Vec3(0.075, 0.1, 0.1);

  private static final Vec3 NECK = new Vec3(0.72, 0.06, 0.69).unit();
  private static final Vec3 FACE = new Vec3(-0.3, 0.9, 0.3).without(NECK).unit();
  private static final Vec3 ACROSS = NECK.cross(FACE);

  /** Along the violin, from the chin rest to the bow and to the left hand. */
  private static final double BRIDGE = 0.2;

  private static final double FINGERS = 0.41;
  private static final double STRINGS = 0.06;

  @Override
  public Motion plan(Person person, Footing from) {
    return new Fiddling(new Standing(person), from, seconds);
  }

  /**
   * Where the violin is whose lower end is its origin, the neck along y and the strings along z.
   */
  public static Transform violin(Person person, Pose pose) {
    var chest = pose.rotation(Joint.CHEST);
    return new Transform(place(person, pose, CHIN_REST), chest.times(frame(NECK, FACE)));
  }

  /** Where the bow is whose handle is its origin and whose hair goes along y. */
  public static Transform bow(Person person, Pose pose) {
    var bridge = place(person, pose, bridge());
    var hand = pose.palm(Side.RIGHT);
    var face = pose.rotation(Joint.CHEST).rotate(FACE);
    var along = bridge.minus(hand).unit();
    return new Transform(hand, frame(along, face.without(along).unit()));
  }

  private static Quat frame(Vec3 y, Vec3 z) {
    return Quat.frame(y, z).times(Quat.frame(Vec3.Y, Vec3.Z).inverse());
  }

  private static Vec3 bridge() {
    return CHIN_REST.plus(NECK, BRIDGE).plus(FACE, STRINGS);
  }

  private static Vec3 place(Person person, Pose pose, Vec3 at) {
    var middle = pose.position(Joint.UPPER_ARM_L).lerp(pose.position(Joint.UPPER_ARM_R), 0.5);
    var scale = person.skeleton().physique().scale();
    return middle.plus(pose.rotation(Joint.CHEST).rotate(at.times(scale)));
  }

  private record Fiddling(Standing standing, Footing end, double seconds) implements Motion {
    @Override
    public Stance at(double t) {
      var stance = standing.at(end);
      var beat = 2 * Math.PI * t / STROKE_SECONDS;
      var sway = StrictMath.sin(0.5 * beat);
      stance.lean = 0.05 * sway;
      stance.twist = 0.07 * sway;
      stance.hips = stance.hips.plus(end.direction(0.02 * sway * standing.scale(), 0, 0));
      stance.tilt = 0.2;
      stance.nod = 0.12;
      stance.gaze = end.point(1.2, 1.25, 2);
      stance.face = Expression.FOCUSED.face();
      stance.left = Arm.palm(
          CHIN_REST.plus(NECK, FINGERS).plus(FACE, -0.035),
          new Vec3(0.15, -1, 0.1),
          new Vec3(-0.55, 0.75, 0.2),
          FACE.times(0.6)
              .plus(NECK.times(-0.5))
              .without(new Vec3(-0.55, 0.75, 0.2).unit())
              .unit());
      stance.leftHand = HandShape.GRIP;
      var reach = NEAREST + (FARTHEST - NEAREST) * (0.5 - 0.5 * StrictMath.cos(beat));
      var fingers = new Vec3(0.75, -0.45, 0.35).unit();
      stance.right = Arm.palm(
          bridge().plus(ACROSS, reach),
          new Vec3(-0.9, -0.35, -0.1),
          fingers,
          new Vec3(0.3, -0.5, -0.75).without(fingers).unit());
      stance.rightHand = HandShape.GRIP;
      return stance;
    }
  }
}
