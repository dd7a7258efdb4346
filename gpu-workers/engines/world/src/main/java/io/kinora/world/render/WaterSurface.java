package io.kinora.world.render;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Noise;
import java.util.List;

/**
 * The shape of a sheet of water at one moment: its waves, the rings on it, and the small ripples
 * that only bend light.
 */
final class WaterSurface {
  private static final float RING_SPEED = 0.75f;
  private static final float RING_WIDTH = 0.22f;
  private static final float TURN = 0.15915494f;

  private final float level;
  private final float[] waveX;
  private final float[] waveZ;
  private final float[] phase;
  private final float[] amplitude;
  private final float[] rings;
  private final float drift;
  private final float rippling;
  /** Greatest distance of the surface from its mean level. */
  final float reach;

  WaterSurface(Water water, double time, List<Ripple> ripples) {
    int n = water.waveCount();
    level = (float) water.level();
    waveX = new float[n];
    waveZ = new float[n];
    phase = new float[n];
    amplitude = new float[n];
    float sum = 0;
    for (int i = 0; i < n; i++) {
      waveX[i] = (float) (water.waveNumber(i) * water.directionX(i)) * TURN;
      waveZ[i] = (float) (water.waveNumber(i) * water.directionZ(i)) * TURN;
      double turns = (water.phase(i) - water.angularSpeed(i) * time) / (2 * Math.PI);
      phase[i] = (float) (turns - Math.floor(turns));
      amplitude[i] = (float) water.amplitude(i);
      sum += amplitude[i];
    }
    rings = rings(ripples, time);
    for (int i = 0; i < rings.length; i += 4) {
      sum += Math.abs(rings[i + 3]);
    }
    reach = sum;
    drift = (float) (time % 1000);
    rippling = Math.min(1, 0.35f + (float) water.waveHeight() * 2);
  }

  /** Place, front radius and height of the rings that are still to be seen. */
  private static float[] rings(List<Ripple> ripples, double time) {
    var kept =
        ripples.stream().filter(r -> time >= r.time() && time - r.time() < 6).toList();
    float[] out = new float[kept.size() * 4];
    for (int i = 0; i < kept.size(); i++) {
      var r = kept.get(i);
      float age = (float) (time - r.time());
      out[i * 4] = (float) r.x();
      out[i * 4 + 1] = (float) r.z();
      out[i * 4 + 2] = age;
      out[i * 4 + 3] = (float) r.strength() * Approx.exp(-age * 0.8f);
    }
    return out;
  }

  float height(float x, float z) {
    float h = level;
    for (int i = 0; i < phase.length; i++) {
      h += amplitude[i] * Approx.sinTurns(waveX[i] * x + waveZ[i] * z + phase[i]);
    }
    for (int i = 0; i < rings.length; i += 4) {
      h += ring(i, x, z);
    }
    return h;
  }

  /** A packet of waves that runs outwards, flattens and widens. */
  private float ring(int i, float x, float z) {
    float dx = x - rings[i];
    float dz = z - rings[i + 1];
    float radius = (float) Math.sqrt(dx * dx + dz * dz);
    float behind = RING_SPEED * rings[i + 2] - radius;
    float width = RING_WIDTH + 0.25f * rings[i + 2];
    float envelope = behind < -RING_WIDTH ? 0 : Approx.exp(-(behind / width) * (behind / width));
    float birth = Math.min(1, rings[i + 2] * 6);
    return birth
        * rings[i + 3]
        * envelope
        * Approx.sinTurns(behind / RING_WIDTH * 0.5f + 0.25f)
        / (float) Math.sqrt(1 + 2 * radius);
  }

  /**
   * The upward normal, with ripples down to the size of a pixel.
   *
   * @param out receives the unit normal and, fourth, the roughness of what is too small to see
   */
  void normal(float x, float z, float footprint, float[] out) {
    float sx = 0;
    float sz = 0;
    for (int i = 0; i < phase.length; i++) {
      float steep = amplitude[i]
          * Approx.sinTurns(waveX[i] * x + waveZ[i] * z + phase[i] + 0.25f)
          * 6.2831853f;
      sx += steep * waveX[i];
      sz += steep * waveZ[i];
    }
    if (rings.length > 0) {
      float e = 0.02f;
      float here = ringSum(x, z);
      sx += (ringSum(x + e, z) - here) / e;
      sz += (ringSum(x, z + e) - here) / e;
    }
    float hidden = 0;
    float frequency = 1.6f;
    float strength = 0.085f * rippling;
    for (int octave = 0; octave < 4; octave++) {
      float seen = Noise.weight(footprint * frequency * 1.5f);
      hidden += strength * (1 - seen);
      if (seen > 0) {
        float u = x * frequency + drift * (0.55f + 0.2f * octave);
        float v = z * frequency - drift * (0.4f - 0.25f * octave) + 17 * octave;
        float e = 0.12f;
        float here = Noise.at(u, v);
        sx += (Noise.at(u + e, v) - here) / e * strength * seen;
        sz += (Noise.at(u, v + e) - here) / e * strength * seen;
      }
      frequency *= 2.3f;
      strength *= 0.82f;
    }
    float scale = 1 / (float) Math.sqrt(sx * sx + sz * sz + 1);
    out[0] = -sx * scale;
    out[1] = scale;
    out[2] = -sz * scale;
    out[3] = 0.035f + 0.55f * hidden;
  }

  private float ringSum(float x, float z) {
    float h = 0;
    for (int i = 0; i < rings.length; i += 4) {
      h += ring(i, x, z);
    }
    return h;
  }

  /** Bright web of light that the waves throw on what lies beneath; mean 0, mostly -0.4..1.5. */
  float caustic(float x, float z) {
    float u = x * 2.3f;
    float v = z * 2.3f;
    float a = Noise.at(u + drift * 0.7f, v + drift * 0.3f) - 0.5f;
    float b = Noise.at(u * 1.31f - drift * 0.5f + 40, v * 1.31f + drift * 0.6f) - 0.5f;
    float web = 1 - Math.min(1, 3.4f * Math.abs(a + b));
    return web * web * 2.1f - 0.45f;
  }

  /**
   * Where a ray meets the surface.
   *
   * @param limit greatest ray parameter of interest
   * @return the ray parameter, or a negative number if there is no meeting
   */
  float meet(float ox, float oy, float oz, float dx, float dy, float dz, float limit) {
    if (dy > -1e-5f) {
      return -1;
    }
    float top = level + reach;
    float from = Math.max(0, (top - oy) / dy);
    float to = Math.min(limit, (level - reach - oy) / dy);
    if (from > to) {
      return -1;
    }
    int steps = reach < 0.05f ? 2 : 9;
    float t = from;
    float above = gap(ox, oy, oz, dx, dy, dz, t);
    if (above < 0) {
      return from > 0 ? from : -1;
    }
    for (int i = 1; i <= steps; i++) {
      float next = from + (to - from) * i / steps;
      float gap = gap(ox, oy, oz, dx, dy, dz, next);
      if (gap < 0) {
        return refine(ox, oy, oz, dx, dy, dz, t, above, next, gap);
      }
      t = next;
      above = gap;
    }
    return -1;
  }

  private float gap(float ox, float oy, float oz, float dx, float dy, float dz, float t) {
    return oy + dy * t - height(ox + dx * t, oz + dz * t);
  }

  private float refine(
      float ox,
      float oy,
      float oz,
      float dx,
      float dy,
      float dz,
      float a,
      float above,
      float b,
      float below) {
    for (int i = 0; i < 3; i++) {
      float middle = a + (b - a) * above / (above - below);
      float gap = gap(ox, oy, oz, dx, dy, dz, middle);
      if (gap >= 0) {
        a = middle;
        above = gap;
      } else {
        b = middle;
        below = gap;
      }
    }
    return a + (b - a) * above / (above - below);
  }
}
