package io.kinora.world.render;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Noise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Draws rain, snow, smoke, dust, splashes and sparks over the picture, from far to near: soft discs
 * or, for what is fast, streaks as long as the shutter is open. Surfaces in front hide them,
 * surfaces just behind let them fade in.
 */
final class ParticlePass {
  private static final float SHUTTER = 1 / 60f;
  private static final int BAND = 16;
  private static final float NEAR = 0.12f;

  private final GBuffer buffer;
  private final SkyDome sky;
  private final Lamps lamps;
  private final Workers workers;

  ParticlePass(GBuffer buffer, SkyDome sky, Lamps lamps, Workers workers) {
    this.buffer = buffer;
    this.sky = sky;
    this.lamps = lamps;
    this.workers = workers;
  }

  /** One particle on the picture. */
  private record Splat(
      Particles.Kind kind,
      float x0,
      float y0,
      float x1,
      float y1,
      float radius,
      float depth,
      float size,
      float opacity,
      float r,
      float g,
      float b,
      int seed) {}

  void apply(Frame frame, Sunlight sunlight, float[] colour) {
    var splats = new ArrayList<Splat>();
    for (var cloud : frame.state().particles()) {
      for (int i = 0; i < cloud.count(); i++) {
        project(frame.view(), sunlight, cloud, i, splats);
      }
    }
    if (splats.isEmpty()) {
      return;
    }
    splats.sort(Comparator.comparingDouble(Splat::depth).reversed());
    int bands = (buffer.height + BAND - 1) / BAND;
    workers.forEach(bands, (band, worker) -> {
      int from = band * BAND;
      int to = Math.min(buffer.height, from + BAND);
      for (var splat : splats) {
        draw(splat, from, to, colour);
      }
    });
  }

  private void project(View view, Sunlight sunlight, Particles cloud, int i, List<Splat> splats) {
    float[] p = cloud.positions();
    float[] v = cloud.velocities();
    float x = p[i * 3];
    float y = p[i * 3 + 1];
    float z = p[i * 3 + 2];
    float depth = view.depth(x, y, z);
    boolean streak = cloud.kind() != Particles.Kind.SMOKE && cloud.kind() != Particles.Kind.DUST;
    float back = streak ? SHUTTER : 0;
    float bx = x - v[i * 3] * back;
    float by = y - v[i * 3 + 1] * back;
    float bz = z - v[i * 3 + 2] * back;
    float backDepth = view.depth(bx, by, bz);
    if (depth < NEAR || backDepth < NEAR) {
      return;
    }
    float radius = view.focal * cloud.radii()[i] / depth;
    float x0 = view.projectX(x, y, z, depth);
    float y0 = view.projectY(x, y, z, depth);
    if (x0 < -radius || y0 < -radius || x0 > buffer.width + radius || y0 > buffer.height + radius) {
      return;
    }
    // What is thinner than a pixel is drawn a pixel wide and paler.
    float drawn = Math.max(radius, 0.75f);
    float opacity = cloud.opacities()[i] * Math.min(1, radius / drawn);
    float[] light = new float[3];
    light(cloud, x, y, z, sunlight, light);
    splats.add(new Splat(
        cloud.kind(),
        x0,
        y0,
        view.projectX(bx, by, bz, backDepth),
        view.projectY(bx, by, bz, backDepth),
        drawn,
        depth,
        cloud.radii()[i],
        opacity,
        light[0],
        light[1],
        light[2],
        i));
  }

  private void light(Particles cloud, float x, float y, float z, Sunlight sunlight, float[] out) {
    boolean spark = cloud.kind() == Particles.Kind.SPARK;
    boolean clear = cloud.kind() == Particles.Kind.RAIN || cloud.kind() == Particles.Kind.SPLASH;
    float sun = sunlight.isShaded(x, y, z) ? 0 : clear ? 0.14f : 0.22f;
    float ambient = clear ? 1.7f : 0.9f;
    float[] toLamp = new float[3];
    for (int c = 0; c < 3; c++) {
      float own = c == 0
          ? cloud.colour().r()
          : c == 1 ? cloud.colour().g() : cloud.colour().b();
      float lamp = 0;
      for (int i = 0; i < lamps.count(); i++) {
        lamp += lamps.strength(i, x, y, z, toLamp) * lamps.colour(i, c) * 0.15f;
      }
      out[c] = spark ? own * 12 : own * (sky.mean[c] * ambient + sky.sunlight[c] * sun + lamp);
    }
  }

  private void draw(Splat s, int fromRow, int toRow, float[] colour) {
    int top = Math.max(fromRow, Approx.floor(Math.min(s.y0, s.y1) - s.radius));
    int bottom = Math.min(toRow - 1, Approx.floor(Math.max(s.y0, s.y1) + s.radius));
    int left = Math.max(0, Approx.floor(Math.min(s.x0, s.x1) - s.radius));
    int right = Math.min(buffer.width - 1, Approx.floor(Math.max(s.x0, s.x1) + s.radius));
    float ax = s.x1 - s.x0;
    float ay = s.y1 - s.y0;
    float length = ax * ax + ay * ay;
    float thinned = s.opacity * s.radius / (s.radius + 0.35f * (float) Math.sqrt(length));
    float opacity = length > 1 ? Math.max(thinned, s.opacity * 0.75f) : s.opacity;
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        float dx = x + 0.5f - s.x0;
        float dy = y + 0.5f - s.y0;
        float t = length < 1e-4f ? 0 : Noise.clamp((dx * ax + dy * ay) / length, 0, 1);
        dx -= ax * t;
        dy -= ay * t;
        float off = (dx * dx + dy * dy) / (s.radius * s.radius);
        int p = y * buffer.width + x;
        if (off < 1 && s.depth < buffer.depth[p] + s.size) {
          blend(s, colour, p, off, dx, dy, opacity);
        }
      }
    }
  }

  private void blend(Splat s, float[] colour, int p, float off, float dx, float dy, float opacity) {
    float fall = 1 - off;
    float alpha = opacity
        * fall
        * (s.kind == Particles.Kind.SNOW || s.kind == Particles.Kind.SPLASH ? 1.6f : fall);
    if (s.kind == Particles.Kind.SMOKE || s.kind == Particles.Kind.DUST) {
      float u = dx / s.radius * 1.7f + s.seed * 3.1f;
      float v = dy / s.radius * 1.7f + s.seed * 1.7f;
      alpha *= 0.35f + 1.3f * Noise.fractal(u, v, 3, 0);
      alpha *= Noise.clamp((buffer.depth[p] - s.depth + s.size) / (2 * s.size), 0, 1);
    }
    alpha = Noise.clamp(alpha, 0, 0.96f);
    boolean adds = s.kind == Particles.Kind.SPARK;
    float keep = adds ? 1 : 1 - alpha;
    colour[p * 3] = colour[p * 3] * keep + s.r * alpha;
    colour[p * 3 + 1] = colour[p * 3 + 1] * keep + s.g * alpha;
    colour[p * 3 + 2] = colour[p * 3 + 2] * keep + s.b * alpha;
  }
}
