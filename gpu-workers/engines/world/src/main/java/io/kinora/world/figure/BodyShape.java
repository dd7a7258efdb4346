package io.kinora.world.figure;

import static io.kinora.world.figure.Joint.CHEST;
import static io.kinora.world.figure.Joint.FOOT_L;
import static io.kinora.world.figure.Joint.FOREARM_L;
import static io.kinora.world.figure.Joint.HAND_L;
import static io.kinora.world.figure.Joint.HEAD;
import static io.kinora.world.figure.Joint.NECK;
import static io.kinora.world.figure.Joint.PELVIS;
import static io.kinora.world.figure.Joint.SHIN_L;
import static io.kinora.world.figure.Joint.SPINE;
import static io.kinora.world.figure.Joint.THIGH_L;
import static io.kinora.world.figure.Joint.TOES_L;
import static io.kinora.world.figure.Joint.UPPER_ARM_L;

import io.kinora.world.geom.Vec3;

/**
 * The naked body below the head as a mirrored solid in the model pose, from the skeleton and the
 * physique.
 */
final class BodyShape {
  private final Skeleton bones;
  private final Physique p;
  /** Metres of this person per metre of the model. */
  private final double s;

  BodyShape(Skeleton bones) {
    this.bones = bones;
    this.p = bones.physique();
    this.s = p.scale();
  }

  /** Trunk, neck, arms to the wrist and legs to the ankle. */
  Blobs body() {
    var b = Blobs.mirrored();
    trunk(b, 0);
    neck(b);
    arm(b, 0);
    leg(b, 0);
    return b.build();
  }

  /** From the shoulders to the skull base; the head's own shape goes on from here. */
  Blobs throat() {
    var b = Blobs.mirrored();
    trunk(b, 0);
    neck(b);
    return b.build();
  }

  /** The trunk, thicker by {@code extra} metres. */
  void trunk(Blobs.Builder b, double extra) {
    var w = p.shoulders();
    var fat = p.fat();
    var f = p.feminine();
    var chest = bones.at(CHEST);
    var girth = s * (1 + 0.14 * fat);
    ribs(b, extra, w, girth, chest);
    breast(b, extra, f, w, chest);
    var waist = bones.at(SPINE);
    b.ball(
        waist.plus(0, 0.025 * s, 0.014 * s),
        extra + (0.128 - 0.014 * f) * girth * (0.6 + 0.4 * w),
        extra + 0.16 * s,
        extra + (0.093 - 0.006 * f + 0.008 * p.muscle()) * girth,
        0.09 * s);
    if (fat > 0.05) {
      b.ball(
          waist.plus(0, -0.025 * s, 0.055 * s * fat),
          extra + 0.165 * s * fat,
          extra + 0.14 * s * fat,
          extra + 0.125 * s * fat,
          0.1 * s);
    }
    var pelvis = bones.at(PELVIS);
    b.ball(
        pelvis.plus(0, 0.015 * s, 0),
        extra + 0.158 * girth * p.hips(),
        extra + 0.125 * s,
        extra + 0.108 * girth,
        0.1 * s);
    b.ball(
        pelvis.plus(0.074 * s * p.hips(), -0.052 * s, -0.055 * s),
        extra + 0.083 * girth * p.hips(),
        extra + 0.085 * s,
        extra + (0.072 + 0.008 * f) * girth,
        0.05 * s);
  }

  private void ribs(Blobs.Builder b, double extra, double w, double girth, Vec3 chest) {
    b.ball(
        chest.plus(0, 0.085 * s, 0.012 * s),
        extra + 0.150 * girth * w,
        extra + 0.185 * s,
        extra + 0.108 * girth,
        0.05 * s);
    b.ball(
        chest.plus(0.098 * s * w, 0.05 * s, -0.022 * s),
        extra + 0.062 * girth * w,
        extra + 0.13 * s,
        extra + 0.07 * girth,
        0.06 * s);
    var shoulder = bones.at(UPPER_ARM_L);
    b.cone(
        new Vec3(0, shoulder.y() - 0.02 * s, -0.022 * s),
        shoulder.plus(-0.02 * s, -0.012 * s, 0.002 * s),
        extra + 0.072 * girth,
        extra + 0.052 * s,
        0.06 * s);
    var neck = bones.at(NECK);
    b.cone(
        neck.plus(0.018 * s, 0.045 * s, -0.016 * s),
        new Vec3(shoulder.x() * 0.66, shoulder.y() + 0.018 * s, -0.026 * s),
        extra + 0.036 * s,
        extra + (0.03 + 0.008 * p.muscle()) * s,
        0.05 * s);
  }

  private void breast(Blobs.Builder b, double extra, double f, double w, Vec3 chest) {
    var pecs = (1 - f) * (0.35 + 0.65 * p.muscle() + 0.3 * p.fat());
    if (pecs > 0.05) {
      b.ball(
          chest.plus(0.074 * s * w, 0.112 * s, 0.066 * s),
          extra + 0.08 * s * w,
          extra + 0.062 * s,
          extra + (0.03 + 0.018 * pecs) * s,
          -0.2,
          0.1,
          0.045 * s);
    }
    if (f > 0.05 && p.age() > 13) {
      var r = s * (0.052 + 0.014 * p.fat()) * Math.cbrt(f);
      b.ball(
          chest.plus(0.075 * s * w, 0.078 * s, 0.082 * s),
          extra + r,
          extra + r * 1.02,
          extra + r * 0.95,
          -0.25,
          0.1,
          0.045 * s);
    }
  }

  private void neck(Blobs.Builder b) {
    var thick =
        s * (0.0525 - 0.0085 * p.feminine() + 0.006 * p.muscle() + 0.008 * p.fat()) * neckAge();
    var neck = bones.at(NECK);
    var head = bones.at(HEAD);
    b.cone(
        neck.plus(0, -0.05 * s, -0.006 * s),
        head.plus(0, 0.02 * s, -0.004 * s),
        thick * 1.12,
        thick * 0.98,
        0.05 * s);
  }

  private double neckAge() {
    return p.age() < 14 ? 0.86 : 1;
  }

  /** Girth of the limbs. */
  private double limb() {
    return s * (0.93 + 0.14 * p.muscle() + 0.17 * p.fat() - 0.09 * p.feminine());
  }

  /** The arm from the shoulder to the wrist, thicker by {@code extra} metres. */
  void arm(Blobs.Builder b, double extra) {
    var g = limb();
    var m = p.muscle();
    var shoulder = bones.at(UPPER_ARM_L);
    var elbow = bones.at(FOREARM_L);
    var wrist = bones.at(HAND_L);
    b.cone(
        shoulder.plus(-0.008 * s, 0, 0),
        shoulder.lerp(elbow, 0.42),
        extra + (0.053 + 0.006 * m) * g,
        extra + 0.038 * g,
        0.04 * s);
    b.cone(shoulder, elbow, extra + 0.046 * g, extra + 0.037 * g, 0.03 * s);
    b.cone(
        shoulder.lerp(elbow, 0.36).plus(0, 0, 0.012 * s),
        shoulder.lerp(elbow, 0.74).plus(0, 0, 0.01 * s),
        extra + (0.034 + 0.006 * m) * g,
        extra + (0.028 + 0.004 * m) * g,
        0.03 * s);
    b.cone(elbow, wrist, extra + 0.036 * g, extra + 0.0255 * g, 0.025 * s);
    b.cone(
        elbow.lerp(wrist, 0.1).plus(0, 0, 0.006 * s),
        elbow.lerp(wrist, 0.42),
        extra + (0.038 + 0.004 * m) * g,
        extra + 0.03 * g,
        0.035 * s);
    b.cone(
        elbow.lerp(wrist, 0.75).plus(0, 0, 0.007 * s),
        wrist.plus(0, 0, 0.009 * s),
        extra + 0.024 * g,
        extra + 0.0215 * g,
        0.02 * s);
    b.cone(
        elbow.lerp(wrist, 0.75).plus(0, 0, -0.007 * s),
        wrist.plus(0, 0, -0.008 * s),
        extra + 0.024 * g,
        extra + 0.0205 * g,
        0.02 * s);
  }

  /** The leg from the hip to the ankle, thicker by {@code extra} metres. */
  void leg(Blobs.Builder b, double extra) {
    var g = limb() * (1 + 0.05 * p.feminine());
    var m = p.muscle();
    var hip = bones.at(THIGH_L);
    var knee = bones.at(SHIN_L);
    var ankle = bones.at(FOOT_L);
    b.cone(
        hip.plus(0.002 * s, -0.035 * s, -0.004 * s),
        knee,
        extra + (0.084 + 0.014 * p.fat()) * g,
        extra + 0.052 * g,
        0.06 * s);
    b.cone(
        hip.lerp(knee, 0.25).plus(0.008 * s, 0, 0.024 * s),
        hip.lerp(knee, 0.78).plus(0, 0, 0.012 * s),
        extra + (0.058 + 0.006 * m) * g,
        extra + 0.046 * g,
        0.05 * s);
    b.cone(
        hip.lerp(knee, 0.3).plus(0, 0, -0.022 * s),
        hip.lerp(knee, 0.85).plus(0, 0, -0.012 * s),
        extra + 0.056 * g,
        extra + 0.042 * g,
        0.05 * s);
    b.ball(
        knee.plus(0, 0, 0.014 * s),
        extra + 0.047 * g,
        extra + 0.056 * g,
        extra + 0.046 * g,
        0.03 * s);
    b.cone(knee, ankle.plus(0, 0.01 * s, 0), extra + 0.05 * g, extra + 0.0335 * g, 0.03 * s);
    b.ball(
        knee.lerp(ankle, 0.3).plus(0.004 * s, 0, -0.024 * s),
        extra + (0.05 + 0.005 * m) * g,
        extra + 0.105 * s,
        extra + (0.044 + 0.006 * m) * g,
        0.045 * s);
    b.cone(
        knee.lerp(ankle, 0.82),
        ankle.plus(0, -0.01 * s, -0.004 * s),
        extra + 0.034 * g,
        extra + 0.036 * g,
        0.02 * s);
  }

  /** A bare left foot with toes. */
  Blobs foot() {
    var b = Blobs.plain();
    var ankle = bones.at(FOOT_L);
    var ball = bones.at(TOES_L);
    b.cone(
        ankle.plus(0, 0.05 * s, 0.002 * s),
        ankle.plus(0, -0.02 * s, -0.004 * s),
        0.034 * s,
        0.038 * s,
        0.02 * s);
    b.cone(
        ankle.plus(0, -0.046 * s, -0.03 * s),
        ankle.plus(0.004 * s, -0.05 * s, -0.01 * s),
        0.037 * s,
        0.036 * s,
        0.03 * s);
    b.cone(
        ankle.plus(0, -0.025 * s, 0.02 * s),
        ball.plus(-0.006 * s, 0.004 * s, 0),
        0.04 * s,
        0.026 * s,
        0.035 * s);
    b.cone(
        ankle.plus(0.008 * s, -0.05 * s, 0.02 * s),
        ball.plus(0.016 * s, -0.003 * s, -0.012 * s),
        0.034 * s,
        0.022 * s,
        0.03 * s);
    b.cone(
        ball.plus(-0.028 * s, 0, 0),
        ball.plus(0.028 * s, -0.006 * s, -0.018 * s),
        0.022 * s,
        0.018 * s,
        0.03 * s);
    for (var toe = 0; toe < 5; toe++) {
      var x = (-0.031 + 0.0162 * toe) * s;
      var r = (toe == 0 ? 0.0145 : 0.0105 - 0.0006 * toe) * s;
      var reach = (0.06 - 0.006 * toe - (toe == 0 ? 0.006 : 0)) * s;
      b.cone(
          ball.plus(x, -0.004 * s, 0),
          new Vec3(ball.x() + x * 1.05, r * 1.02, ball.z() + reach - toe * 0.002 * s),
          r * 1.05,
          r,
          0.012 * s);
    }
    return b.build();
  }

  /** A left hand from the wrist to the finger tips. */
  Blobs hand() {
    var b = Blobs.plain();
    var h = bones.handSize();
    var wrist = bones.at(HAND_L);
    var along = bones.fingers(Side.LEFT);
    var palm = bones.palm(Side.LEFT);
    var g = limb() / 1.0;
    b.cone(
        wrist.plus(along, -0.03 * h).plus(0, 0, 0.008 * s),
        wrist.plus(along, 0.012 * h).plus(0, 0, 0.012 * h),
        0.022 * g,
        0.019 * h,
        0.015 * h);
    b.cone(
        wrist.plus(along, -0.03 * h).plus(0, 0, -0.008 * s),
        wrist.plus(along, 0.012 * h).plus(0, 0, -0.012 * h),
        0.021 * g,
        0.018 * h,
        0.02 * h);
    for (var finger = 1; finger < 5; finger++) {
      var knuckle = bones.at(Joint.finger(finger, 0));
      var root = wrist.plus(along, 0.014 * h).plus(Vec3.Z, (2.4 - finger) * 0.0105 * h);
      b.cone(root, knuckle, 0.0165 * h, 0.0135 * h, 0.012 * h);
    }
    b.cone(
        wrist.plus(along, 0.022 * h).plus(palm, 0.008 * h).plus(0, 0, 0.014 * h),
        bones.at(Joint.THUMB_2_L).plus(along, -0.004 * h),
        0.0165 * h,
        0.0125 * h,
        0.02 * h);
    b.cone(
        wrist.plus(along, 0.025 * h).plus(palm, 0.007 * h).plus(0, 0, -0.02 * h),
        wrist.plus(along, 0.07 * h).plus(palm, 0.006 * h).plus(0, 0, -0.022 * h),
        0.0135 * h,
        0.012 * h,
        0.02 * h);
    for (var finger = 0; finger < 5; finger++) {
      digit(b, finger, h, along);
    }
    return b.build();
  }

  private void digit(Blobs.Builder b, int finger, double h, Vec3 along) {
    double[] girth = {0.0118, 0.0097, 0.0099, 0.0093, 0.0083};
    var r = girth[finger] * h * (1 + 0.1 * p.fat() - 0.05 * p.feminine());
    var one = bones.at(Joint.finger(finger, 0));
    var two = bones.at(Joint.finger(finger, 1));
    var three = bones.at(Joint.finger(finger, 2));
    var tip =
        three.plus(three.minus(two).unit(), (finger == 0 ? 0.023 : 0.018 - 0.001 * finger) * h);
    b.cone(one, two, r * 1.08, r, 0.004 * h);
    b.cone(two, three, r, r * 0.92, 0.004 * h);
    b.cone(three, tip, r * 0.92, r * 0.78, 0.004 * h);
  }
}
