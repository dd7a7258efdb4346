package io.kinora.world.figure;

/** Goals between two stances, for what {@link Poser#mix} solves again. */
final class Blend {
  private Blend() {}

  static Stance goals(Stance a, Stance b, double t) {
    var s = new Stance();
    s.hips = a.hips.lerp(b.hips, t);
    s.yaw = a.yaw + Angles.difference(b.yaw, a.yaw) * t;
    s.tumble = a.tumble.mix(b.tumble, t);
    s.knees = Angles.mix(a.knees, b.knees, t);
    s.leftFoot = a.leftFoot.mix(b.leftFoot, t);
    s.rightFoot = a.rightFoot.mix(b.rightFoot, t);
    s.left = t < 0.5 ? a.left : b.left;
    s.right = t < 0.5 ? a.right : b.right;
    s.leftHand = a.leftHand.mix(b.leftHand, t);
    s.rightHand = a.rightHand.mix(b.rightHand, t);
    s.face = a.face.mix(b.face, t);
    s.gaze = t < 0.5 ? a.gaze : b.gaze;
    return s;
  }
}
