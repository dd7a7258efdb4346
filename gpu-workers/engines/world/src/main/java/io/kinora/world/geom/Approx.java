package io.kinora.world.geom;

/**
 * Elementary functions in single precision, good to about one part in 10^5. They are plain
 * arithmetic, so that they give the same bits on every virtual machine, and are several times
 * faster than those of {@link Math}.
 */
public final class Approx {
  private static final float TURN = 0.15915494f;

  private Approx() {}

  /** Sine of an angle in radians of moderate size. */
  public static float sin(float radians) {
    return sinTurns(radians * TURN);
  }

  public static float cos(float radians) {
    return sinTurns(radians * TURN + 0.25f);
  }

  /** Sine of an angle in full turns: a minimax polynomial on a quarter turn. */
  public static float sinTurns(float turns) {
    float t = turns - floor(turns + 0.5f);
    if (t > 0.25f) {
      t = 0.5f - t;
    } else if (t < -0.25f) {
      t = -0.5f - t;
    }
    float s = t * t;
    return t * (6.2831837f + s * (-41.341675f + s * (81.60244f + s * (-76.56887f + s * 39.72f))));
  }

  public static int floor(float x) {
    int i = (int) x;
    return x < i ? i - 1 : i;
  }

  public static float exp(float x) {
    return exp2(x * 1.442695f);
  }

  public static float exp2(float x) {
    if (x < -126) {
      return 0;
    }
    float limited = Math.min(x, 126);
    int whole = floor(limited);
    float f = limited - whole;
    float p = 1
        + f
            * (0.6931472f
                + f * (0.24022651f + f * (0.05550411f + f * (0.0096181f + f * 0.0013333f))));
    return p * Float.intBitsToFloat((whole + 127) << 23);
  }

  public static float log2(float x) {
    int bits = Float.floatToRawIntBits(Math.max(x, 1e-30f));
    int exponent = (bits >> 23) - 127;
    float m = Float.intBitsToFloat((bits & 0x7FFFFF) | 0x3F800000);
    if (m > 1.4142135f) {
      m *= 0.5f;
      exponent++;
    }
    float s = (m - 1) / (m + 1);
    float q = s * s;
    return exponent + s * (2.88539f + q * (0.9617966f + q * (0.5774f + q * 0.4342f)));
  }

  public static float pow(float x, float y) {
    return x <= 0 ? 0 : exp2(y * log2(x));
  }

  /** The fifth power, as the Fresnel approximation of Schlick needs it. */
  public static float fifth(float x) {
    float square = x * x;
    return square * square * x;
  }

  public static float inverseSqrt(float x) {
    return 1 / (float) Math.sqrt(x);
  }
}
