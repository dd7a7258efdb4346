package io.kinora.world.figure;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;

/**
 * Moves vertices with the joints by blended dual quaternions (Kavan et al. 2008), which keep the
 * girth of twisted and bent limbs. Holds the joint transforms of one pose; not thread-safe.
 */
public final class Skinner {
  private final float[] dual;

  public Skinner(int joints) {
    dual = new float[joints * 8];
  }

  /**
   * Sets where a joint is.
   *
   * @param model its place in the model pose
   */
  public void joint(int index, Vec3 model, Vec3 position, Quat rotation) {
    var t = position.minus(rotation.rotate(model));
    var at = index * 8;
    dual[at] = (float) rotation.w();
    dual[at + 1] = (float) rotation.x();
    dual[at + 2] = (float) rotation.y();
    dual[at + 3] = (float) rotation.z();
    dual[at + 4] =
        (float) (-0.5 * (t.x() * rotation.x() + t.y() * rotation.y() + t.z() * rotation.z()));
    dual[at + 5] =
        (float) (0.5 * (t.x() * rotation.w() + t.y() * rotation.z() - t.z() * rotation.y()));
    dual[at + 6] =
        (float) (0.5 * (-t.x() * rotation.z() + t.y() * rotation.w() + t.z() * rotation.x()));
    dual[at + 7] =
        (float) (0.5 * (t.x() * rotation.y() - t.y() * rotation.x() + t.z() * rotation.w()));
  }

  /** Fills the world positions and normals of a part from its model ones. */
  public void apply(SkinWeights skin, float[] p0, float[] n0, float[] p, float[] n) {
    var q = new float[8];
    for (var i = 0; i < p0.length / 3; i++) {
      blend(skin, i * SkinWeights.MOST, q);
      turn(q, p0, n0, p, n, i * 3);
    }
  }

  private void blend(SkinWeights skin, int at, float[] q) {
    var first = skin.joints()[at] * 8;
    java.util.Arrays.fill(q, 0);
    for (var k = at; k < at + SkinWeights.MOST; k++) {
      var w = skin.weights()[k];
      if (w == 0) continue;
      var j = skin.joints()[k] * 8;
      var dot = dual[first] * dual[j]
          + dual[first + 1] * dual[j + 1]
          + dual[first + 2] * dual[j + 2]
          + dual[first + 3] * dual[j + 3];
      if (dot < 0) w = -w;
      for (var c = 0; c < 8; c++) {
        q[c] += w * dual[j + c];
      }
    }
    var s = 1 / (float) Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    for (var c = 0; c < 8; c++) {
      q[c] *= s;
    }
  }

  private static void turn(float[] q, float[] p0, float[] n0, float[] p, float[] n, int i) {
    var w = q[0];
    var x = q[1];
    var y = q[2];
    var z = q[3];
    var tx = 2 * (w * q[5] - q[4] * x + y * q[7] - z * q[6]);
    var ty = 2 * (w * q[6] - q[4] * y + z * q[5] - x * q[7]);
    var tz = 2 * (w * q[7] - q[4] * z + x * q[6] - y * q[5]);
    var xx = 1 - 2 * (y * y + z * z);
    var xy = 2 * (x * y - w * z);
    var xz = 2 * (x * z + w * y);
    var yx = 2 * (x * y + w * z);
    var yy = 1 - 2 * (x * x + z * z);
    var yz = 2 * (y * z - w * x);
    var zx = 2 * (x * z - w * y);
    var zy = 2 * (y * z + w * x);
    var zz = 1 - 2 * (x * x + y * y);
    var a = p0[i];
    var b = p0[i + 1];
    var c = p0[i + 2];
    p[i] = xx * a + xy * b + xz * c + tx;
    p[i + 1] = yx * a + yy * b + yz * c + ty;
    p[i + 2] = zx * a + zy * b + zz * c + tz;
    a = n0[i];
    b = n0[i + 1];
    c = n0[i + 2];
    n[i] = xx * a + xy * b + xz * c;
    n[i + 1] = yx * a + yy * b + yz * c;
    n[i + 2] = zx * a + zy * b + zz * c;
  }
}
