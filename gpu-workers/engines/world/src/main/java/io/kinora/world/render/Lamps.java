package io.kinora.world.render;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Vec3;
import java.util.List;

/** The local lights of a scene as flat arrays. Thread-safe. */
final class Lamps {
  private final List<Light> lights;
  private final RayScene rays;
  private final float[] position;
  private final float[] direction;
  private final float[] colour;
  /** Cosines at which a cone starts and ends, or the area of a rectangle. */
  private final float[] shape;

  private final float[] softness;

  Lamps(List<Light> lights, RayScene rays) {
    this.lights = lights;
    this.rays = rays;
    int n = lights.size();
    position = new float[n * 3];
    direction = new float[n * 3];
    colour = new float[n * 3];
    shape = new float[n * 2];
    softness = new float[n];
    for (int i = 0; i < n; i++) {
      load(i, lights.get(i));
    }
  }

  private void load(int i, Light light) {
    if (light instanceof Light.Point point) {
      store(i, point.position(), Vec3.Y, point.intensity(), point.radius());
      shape[i * 2] = -2;
      shape[i * 2 + 1] = -3;
    } else if (light instanceof Light.Spot spot) {
      store(i, spot.position(), spot.direction().unit(), spot.intensity(), spot.radius());
      shape[i * 2] = (float) StrictMath.cos(spot.halfAngle() * 0.75);
      shape[i * 2 + 1] = (float) StrictMath.cos(spot.halfAngle());
    } else if (light instanceof Light.Area area) {
      var normal = area.halfU().cross(area.halfV());
      store(i, area.centre(), normal.unit(), area.radiance(), area.halfU().length());
      shape[i * 2] = (float) (4 * normal.length());
    }
  }

  private void store(int i, Vec3 at, Vec3 towards, Rgb light, double radius) {
    position[i * 3] = (float) at.x();
    position[i * 3 + 1] = (float) at.y();
    position[i * 3 + 2] = (float) at.z();
    direction[i * 3] = (float) towards.x();
    direction[i * 3 + 1] = (float) towards.y();
    direction[i * 3 + 2] = (float) towards.z();
    colour[i * 3] = light.r();
    colour[i * 3 + 1] = light.g();
    colour[i * 3 + 2] = light.b();
    softness[i] = (float) radius;
  }

  boolean isEmpty() {
    return lights.isEmpty();
  }

  int count() {
    return lights.size();
  }

  float colour(int lamp, int channel) {
    return colour[lamp * 3 + channel];
  }

  /**
   * How strongly a lamp shines on a point, ignoring what is in between: the factor of its colour in
   * the irradiance of a surface that faces it.
   *
   * @param toLamp receives the unit direction to the lamp
   */
  float strength(int lamp, float x, float y, float z, float[] toLamp) {
    int k = lamp * 3;
    float dx = position[k] - x;
    float dy = position[k + 1] - y;
    float dz = position[k + 2] - z;
    float square = dx * dx + dy * dy + dz * dz;
    float inverse = 1 / (float) Math.sqrt(square + 1e-8f);
    toLamp[0] = dx * inverse;
    toLamp[1] = dy * inverse;
    toLamp[2] = dz * inverse;
    float along =
        -(toLamp[0] * direction[k] + toLamp[1] * direction[k + 1] + toLamp[2] * direction[k + 2]);
    if (lights.get(lamp) instanceof Light.Area) {
      float area = shape[lamp * 2];
      return Math.max(0, along) * area / (square + area * 0.3f);
    }
    float from = shape[lamp * 2 + 1];
    float cone = (along - from) / (shape[lamp * 2] - from);
    cone = cone < 0 ? 0 : Math.min(1, cone);
    return cone * cone / (square + softness[lamp] * softness[lamp]);
  }

  /**
   * Light of one lamp, chosen at random by how much it matters, on a matt surface; black if
   * something is in between.
   */
  void sample(
      float x,
      float y,
      float z,
      float nx,
      float ny,
      float nz,
      float random,
      RayHit hit,
      float[] out) {
    out[0] = 0;
    out[1] = 0;
    out[2] = 0;
    if (lights.isEmpty()) {
      return;
    }
    float total = 0;
    for (int i = 0; i < lights.size(); i++) {
      total += weight(i, x, y, z, nx, ny, nz, out);
    }
    float chosen = random * total;
    int lamp = -1;
    float own = 0;
    for (int i = 0; i < lights.size() && chosen >= 0 && total > 0; i++) {
      float weight = weight(i, x, y, z, nx, ny, nz, out);
      if (weight > 0) {
        chosen -= weight;
        lamp = i;
        own = weight;
      }
    }
    float factor = lamp >= 0 && !isBlocked(lamp, x, y, z, random, hit) ? total / own * 0.3183f : 0;
    if (lamp >= 0) {
      factor *= strength(lamp, x, y, z, out) * Math.max(0, out[0] * nx + out[1] * ny + out[2] * nz);
    }
    for (int c = 0; c < 3; c++) {
      out[c] = factor == 0 ? 0 : factor * colour[lamp * 3 + c];
    }
  }

  /**
   * Share of the lamps' light that reaches a point, judged by one random lamp; for the direct light
   * of a pixel.
   */
  float visibility(
      float x,
      float y,
      float z,
      float nx,
      float ny,
      float nz,
      float random,
      float spread,
      RayHit hit,
      float[] work) {
    float total = 0;
    for (int i = 0; i < lights.size(); i++) {
      total += weight(i, x, y, z, nx, ny, nz, work);
    }
    if (total <= 0) {
      return 1;
    }
    float chosen = random * total;
    int lamp = 0;
    for (int i = 0; i < lights.size() && chosen >= 0; i++) {
      float weight = weight(i, x, y, z, nx, ny, nz, work);
      if (weight > 0) {
        chosen -= weight;
        lamp = i;
      }
    }
    return isBlocked(lamp, x, y, z, spread, hit) ? 0 : 1;
  }

  private float weight(
      int i, float x, float y, float z, float nx, float ny, float nz, float[] toLamp) {
    float strength = strength(i, x, y, z, toLamp);
    float facing = toLamp[0] * nx + toLamp[1] * ny + toLamp[2] * nz;
    float brightness = colour[i * 3] + colour[i * 3 + 1] + colour[i * 3 + 2];
    return facing <= 0 ? 0 : strength * facing * brightness;
  }

  private boolean isBlocked(int lamp, float x, float y, float z, float spread, RayHit hit) {
    int k = lamp * 3;
    float tx = position[k];
    float ty = position[k + 1];
    float tz = position[k + 2];
    float turn = spread * 61.8034f;
    float a = Approx.sinTurns(turn);
    float b = Approx.sinTurns(turn + 0.25f);
    float radius = (float) Math.sqrt(spread);
    if (lights.get(lamp) instanceof Light.Area area) {
      float u = radius * a;
      float v = radius * b;
      tx += (float) (area.halfU().x() * u + area.halfV().x() * v);
      ty += (float) (area.halfU().y() * u + area.halfV().y() * v);
      tz += (float) (area.halfU().z() * u + area.halfV().z() * v);
    } else {
      float r = radius * softness[lamp];
      tx += r * a;
      ty += r * b;
      tz += r * Approx.sinTurns(turn * 1.7f);
    }
    // The lamp's own housing may enclose it, so the last part of the way does not count.
    return rays.isBlocked(x, y, z, tx - x, ty - y, tz - z, 0.93f, hit);
  }
}
