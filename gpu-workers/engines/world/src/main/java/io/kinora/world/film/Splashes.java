package io.kinora.world.film;

import io.kinora.world.physics.PhysicsWorld;
import io.kinora.world.physics.Splash;
import io.kinora.world.render.FrameState;
import io.kinora.world.render.Particles;
import io.kinora.world.render.Rgb;
import io.kinora.world.render.Ripple;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What water does where something goes in: a crown of droplets on their parabolas, a jet after it,
 * and rings that run out.
 */
final class Splashes {
  private static final int MOST_DROPLETS = 260;
  private static final double RINGS_SECONDS = 7;

  private final List<Splash> splashes;
  private final double level;
  private final long seed;

  Splashes(List<Splash> splashes, double level, long seed) {
    this.splashes = List.copyOf(splashes);
    this.level = level;
    this.seed = seed;
  }

  /** Adds what is seen of all splashes at a time. */
  void addTo(FrameState.Builder frame, double time) {
    for (var i = 0; i < splashes.size(); i++) {
      var s = splashes.get(i);
      var age = time - s.time();
      if (age < 0 || age > RINGS_SECONDS) continue;
      var height = Math.min(0.09, 0.25 * s.radius() * Math.min(1.5, 0.4 * s.speed()));
      frame.add(new Ripple(s.position().x(), s.position().z(), s.time(), height));
      if (age < 1.6) frame.add(droplets(s, age, new SplittableRandom(seed + i)));
    }
  }

  private Particles droplets(Splash s, double age, SplittableRandom random) {
    var n = (int) Math.min(MOST_DROPLETS, 60 + 700 * s.radius() * Math.min(2, 0.3 * s.speed()));
    var positions = new float[3 * n];
    var velocities = new float[3 * n];
    var radii = new float[n];
    var opacities = new float[n];
    for (var k = 0; k < n; k++) {
      var jet = k > n * 3 / 4;
      var born = jet ? 0.14 + 0.08 * random.nextDouble() : 0.05 * random.nextDouble();
      var angle = 2 * Math.PI * random.nextDouble();
      var up =
          s.speed() * (jet ? 0.35 + 0.35 * random.nextDouble() : 0.2 + 0.4 * random.nextDouble());
      var out = s.speed() * (jet ? 0.05 : 0.16 + 0.2 * random.nextDouble()) * random.nextDouble();
      var from = jet ? 0.2 * s.radius() : s.radius();
      var size = s.radius() * (0.02 + 0.07 * random.nextDouble() * random.nextDouble());
      var t = age - born;
      var c = StrictMath.cos(angle);
      var z = StrictMath.sin(angle);
      var r = from + out * Math.max(0, t);
      var y = level + up * t - 0.5 * PhysicsWorld.GRAVITY * t * t;
      put(positions, 3 * k, s.position().x() + c * r, y, s.position().z() + z * r);
      put(velocities, 3 * k, c * out, up - PhysicsWorld.GRAVITY * t, z * out);
      radii[k] = (float) size;
      opacities[k] = t > 0 && y > level ? 0.9f : 0;
    }
    return new Particles(
        Particles.Kind.SPLASH, Rgb.grey(0.9), positions, velocities, radii, opacities);
  }

  private static void put(float[] values, int i, double x, double y, double z) {
    values[i] = (float) x;
    values[i + 1] = (float) y;
    values[i + 2] = (float) z;
  }
}
