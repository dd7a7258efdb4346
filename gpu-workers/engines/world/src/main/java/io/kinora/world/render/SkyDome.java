package io.kinora.world.render;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Noise;

/**
 * The light that comes from outside the scene: clear sky, clouds, sun disc, moon and stars.
 * Prepared once per scene; safe for many threads.
 */
final class SkyDome {
  private static final int TABLE = 256;
  private static final int SOFT = 32;
  private static final int AZIMUTHS = 96;
  private static final int ELEVATIONS = 48;

  final SunFrame sun;
  /** Irradiance of a surface that faces the sun (or moon), after clouds. */
  final float[] sunlight = new float[3];
  /** Mean radiance of the sky and radiance of the ground beyond everything. */
  final float[] mean = new float[3];

  final float[] ground = new float[3];
  final boolean night;
  final float hazePerMetre;
  private final Sky sky;
  private final boolean painted;
  private final CloudLayer clouds;
  /** Clear sky and blurred sky, both unfolded as in {@link CloudLayer}. */
  private final float[] clear = new float[TABLE * TABLE * 3];

  private final float[] soft = new float[SOFT * SOFT * 3];

  SkyDome(Sky sky, boolean painted, Workers workers) {
    this.sky = sky;
    this.painted = painted;
    night = sky.isNight();
    hazePerMetre = (float) sky.haze();
    sun = SunFrame.of(sky.lightDirection());
    clouds = new CloudLayer(sky, painted);
    var air = new Atmosphere(sky.lightDirection(), sky.turbidity());
    double[] light = air.sunlight();
    double shade = 1 - 0.93 * Noise.step(0.72f, 1f, (float) sky.cloudCover());
    for (int c = 0; c < 3; c++) {
      sunlight[c] = (float) (light[c] * shade * (night ? MOON[c] : 1));
    }
    fillClear(air, workers);
    fillSoft(workers);
  }

  /** The moon is far dimmer in truth; a film of the night is exposed and graded like this. */
  private static final double[] MOON = {0.016, 0.022, 0.034};

  private void fillClear(Atmosphere air, Workers workers) {
    var polar = new double[AZIMUTHS * ELEVATIONS][];
    double sunAzimuth = sky.sunAzimuth();
    workers.forEach(ELEVATIONS, (j, worker) -> {
      double v = j / (ELEVATIONS - 1.0);
      double elevation = v * v * Math.PI / 2;
      for (int i = 0; i < AZIMUTHS; i++) {
        double azimuth = sunAzimuth + i / (AZIMUTHS - 1.0) * Math.PI;
        polar[j * AZIMUTHS + i] = air.radiance(
            StrictMath.cos(elevation) * StrictMath.cos(azimuth),
            Math.max(0.002, StrictMath.sin(elevation)),
            StrictMath.cos(elevation) * StrictMath.sin(azimuth));
      }
    });
    workers.forEach(TABLE, (j, worker) -> {
      var d = new float[3];
      for (int i = 0; i < TABLE; i++) {
        unfold(i / (TABLE - 1f), j / (TABLE - 1f), d);
        double turn =
            Math.abs(Math.IEEEremainder(StrictMath.atan2(d[2], d[0]) - sunAzimuth, 2 * Math.PI));
        double row = Math.sqrt(StrictMath.asin(Math.min(1, d[1])) / (Math.PI / 2));
        store(
            polar, turn / Math.PI * (AZIMUTHS - 1), row * (ELEVATIONS - 1), d, (j * TABLE + i) * 3);
      }
    });
  }

  private void store(double[][] polar, double column, double row, float[] d, int at) {
    int i = (int) Math.min(AZIMUTHS - 2, column);
    int j = (int) Math.min(ELEVATIONS - 2, row);
    double u = column - i;
    double v = row - j;
    for (int c = 0; c < 3; c++) {
      double low = polar[j * AZIMUTHS + i][c] * (1 - u) + polar[j * AZIMUTHS + i + 1][c] * u;
      double high =
          polar[(j + 1) * AZIMUTHS + i][c] * (1 - u) + polar[(j + 1) * AZIMUTHS + i + 1][c] * u;
      double value = low * (1 - v) + high * v;
      clear[at + c] =
          (float) (night ? value * MOON[c] * 0.7 + NIGHT_GLOW[c] * (1.6 - d[1]) : value);
      if (painted && !night) {
        float height = (float) Math.sqrt(d[1]);
        clear[at + c] = Noise.mix(PAINTED_LOW[c], PAINTED_HIGH[c], height);
      }
    }
  }

  private static final float[] NIGHT_GLOW = {0.0009f, 0.0012f, 0.0022f};
  private static final float[] PAINTED_LOW = {0.72f, 0.9f, 1.0f};
  private static final float[] PAINTED_HIGH = {0.09f, 0.31f, 0.85f};

  private void fillSoft(Workers workers) {
    workers.forEach(SOFT, (j, worker) -> {
      var d = new float[3];
      var out = new float[3];
      var scratch = new float[2];
      for (int i = 0; i < SOFT; i++) {
        for (int s = 0; s < 9; s++) {
          unfold((i + (s % 3 + 0.5f) / 3) / SOFT, (j + (s / 3 + 0.5f) / 3) / SOFT, d);
          compose(d[0], d[1], d[2], out, scratch, true);
          for (int c = 0; c < 3; c++) {
            soft[(j * SOFT + i) * 3 + c] += Math.min(out[c], 5) / 9;
          }
        }
      }
    });
    for (int i = 0; i < SOFT * SOFT; i++) {
      for (int c = 0; c < 3; c++) {
        mean[c] += soft[i * 3 + c] / (SOFT * SOFT);
      }
    }
    float albedo = 0.18f;
    for (int c = 0; c < 3; c++) {
      ground[c] = albedo * (mean[c] + sunlight[c] * sun.sy() * 0.318f);
    }
  }

  private static void unfold(float u, float v, float[] d) {
    float x = (u + v) - 1;
    float z = u - v;
    float y = Math.max(0, 1 - Math.abs(x) - Math.abs(z));
    float scale = 1 / (float) Math.sqrt(x * x + y * y + z * z);
    d[0] = x * scale;
    d[1] = y * scale;
    d[2] = z * scale;
  }

  private static void table(float[] table, int size, float dx, float dy, float dz, float[] out) {
    float scale = 1 / (Math.abs(dx) + dy + Math.abs(dz));
    float px = dx * scale;
    float pz = dz * scale;
    float u = Noise.clamp(((px + pz) * 0.5f + 0.5f) * (size - 1), 0, size - 1.001f);
    float v = Noise.clamp(((px - pz) * 0.5f + 0.5f) * (size - 1), 0, size - 1.001f);
    int i = (int) u;
    int j = (int) v;
    u -= i;
    v -= j;
    int k = (j * size + i) * 3;
    int below = k + size * 3;
    for (int c = 0; c < 3; c++) {
      float near = table[k + c] + (table[k + 3 + c] - table[k + c]) * u;
      float far = table[below + c] + (table[below + 3 + c] - table[below + c]) * u;
      out[c] = near + (far - near) * v;
    }
  }

  /**
   * Radiance from a unit direction, without the sun's disc; below the horizon that of the far
   * ground.
   */
  void look(float dx, float dy, float dz, float[] out, float[] scratch) {
    float up = Math.max(dy, 0);
    compose(dx, up, dz, out, scratch, false);
    if (dy < 0) {
      float t = Math.min(1, -dy * 9);
      for (int c = 0; c < 3; c++) {
        out[c] += (ground[c] - out[c]) * t;
      }
    }
  }

  /**
   * As {@link #look} with the disc of the sun or moon and the stars, for what the camera sees
   * directly.
   */
  void lookSharp(float dx, float dy, float dz, float[] out, float[] scratch) {
    look(dx, dy, dz, out, scratch);
    float cover = scratch[0];
    float mu = dx * sun.sx() + dy * sun.sy() + dz * sun.sz();
    if (mu > 0.9995f && !painted) {
      float disc = Noise.step(0.99985f, 0.9999f, mu) * (1 - cover);
      for (int c = 0; c < 3; c++) {
        out[c] += night ? disc * 0.9f : sunlight[c] * 7 * disc;
      }
    }
    if (night && dy > 0) {
      stars(dx, dy, dz, out, 1 - cover);
    }
  }

  private void stars(float dx, float dy, float dz, float[] out, float clearness) {
    float scale = 150;
    int x = Approx.floor(dx * scale);
    int y = Approx.floor(dy * scale);
    int z = Approx.floor(dz * scale);
    float chance = Noise.lattice(x, y + sky.seed(), z);
    if (chance > 0.985f) {
      float cx = dx * scale - x - 0.5f;
      float cy = dy * scale - y - 0.5f;
      float cz = dz * scale - z - 0.5f;
      float glow = Noise.clamp(1 - (cx * cx + cy * cy + cz * cz) * 14, 0, 1);
      float light = glow * glow * (chance - 0.985f) * 10 * clearness * Math.min(1, dy * 5);
      out[0] += light;
      out[1] += light * 0.95f;
      out[2] += light * 1.05f;
    }
  }

  private void compose(float dx, float dy, float dz, float[] out, float[] scratch, boolean fresh) {
    table(clear, TABLE, dx, dy, dz, out);
    if (sky.cloudCover() <= 0) {
      scratch[0] = 0;
      return;
    }
    if (fresh) {
      clouds.evaluate(dx, dy, dz, scratch);
    } else {
      clouds.look(dx, dy, dz, scratch);
    }
    float cover = scratch[0];
    if (cover <= 0) {
      return;
    }
    float mu = Math.max(0, dx * sun.sx() + dy * sun.sy() + dz * sun.sz());
    float lining = painted ? 0 : mu * mu * mu * mu * mu * mu * mu * mu * 1.3f;
    float lit = scratch[1];
    float grey = 0.4f * out[0] + 0.4f * out[1] + 0.2f * out[2];
    for (int c = 0; c < 3; c++) {
      float cloud;
      if (painted && !night) {
        cloud = (lit > 0.62f ? 1.0f : lit > 0.4f ? 0.9f : 0.82f)
            - (c == 0 ? 0.02f : c == 1 ? 0.01f : 0);
      } else {
        cloud = sunlight[c] * (0.02f + 0.085f * lit * (1 + lining))
            + 0.45f * (0.3f * out[c] + 0.7f * grey)
            + (night ? 0.0006f : 0.1f * (1 - 0.4f * lit));
      }
      out[c] += (cloud - out[c]) * cover * 0.96f;
    }
  }

  /** Blurred sky for diffuse light and rough reflections; below the horizon the far ground. */
  void lookSoft(float dx, float dy, float dz, float[] out) {
    if (dy <= -0.1f) {
      System.arraycopy(ground, 0, out, 0, 3);
      return;
    }
    table(soft, SOFT, dx, Math.max(dy, 0.01f), dz, out);
    if (dy < 0.1f) {
      float t = Noise.step(0.1f, -0.1f, dy);
      for (int c = 0; c < 3; c++) {
        out[c] += (ground[c] - out[c]) * t;
      }
    }
  }
}
