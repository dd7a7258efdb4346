package io.kinora.world.physics;

import org.ode4j.math.DMatrix3;
import org.ode4j.math.DMatrix3C;

/** The one piece of matrix algebra that the solver's own types lack. */
final class OdeMatrices {
  private OdeMatrices() {}

  /** Inverts a symmetric positive definite matrix by its cofactors. */
  static void invertSymmetric(DMatrix3C m, DMatrix3 out) {
    var a = m.get00();
    var b = m.get01();
    var c = m.get02();
    var d = m.get11();
    var e = m.get12();
    var f = m.get22();
    var aa = d * f - e * e;
    var bb = c * e - b * f;
    var cc = b * e - c * d;
    var k = 1 / (a * aa + b * bb + c * cc);
    var dd = a * f - c * c;
    var ee = b * c - a * e;
    var ff = a * d - b * b;
    out.set(aa * k, bb * k, cc * k, bb * k, dd * k, ee * k, cc * k, ee * k, ff * k);
  }
}
