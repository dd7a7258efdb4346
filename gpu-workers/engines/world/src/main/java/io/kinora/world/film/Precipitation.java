package io.kinora.world.film;

import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.Weather;
import io.kinora.world.render.Particles;
import io.kinora.world.render.Rgb;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Rain and snow: a box of drops or flakes that goes with the camera while each falls past it. */
final class Precipitation {
  private static final double BOX = 16;

  private final Particles.Kind kind;
  private final int count;
  private final Vec3 velocity;
  private final double radius;
  private final long seed;

  private Precipitation(Particles.Kind kind, int count, Vec3 velocity, double radius, long seed) {
    this.kind = kind;
    this.count = count;
    this.velocity = velocity;
    this.radius = radius;
    this.seed = seed;
  }

  /** What falls in a weather; null where nothing does. */
  static @Nullable Precipitation of(Weather weather, long seed) {
    return switch (weather) {
      case RAIN ->
        new Precipitation(Particles.Kind.RAIN, 1100, new Vec3(0.6, -7.5, 0.2), 0.0016, seed);
      case STORM ->
        new Precipitation(Particles.Kind.RAIN, 2000, new Vec3(2.6, -8.5, 0.6), 0.0018, seed);
      case SNOW ->
        new Precipitation(Particles.Kind.SNOW, 1200, new Vec3(0.35, -1.1, 0.1), 0.007, seed);
      default -> null;
    };
  }

  /** The cloud around the camera at a time. */
  Particles at(double time, Vec3 eye) {
    var random = new SplittableRandom(seed);
    var positions = new float[3 * count];
    var velocities = new float[3 * count];
    var radii = new float[count];
    var opacities = new float[count];
    for (var i = 0; i < count; i++) {
      var speed = 0.8 + 0.4 * random.nextDouble();
      var sway = kind == Particles.Kind.SNOW ? 0.3 * StrictMath.sin(1.3 * time + 40 * speed) : 0;
      positions[3 * i] =
          wrap(random.nextDouble() * BOX + velocity.x() * speed * time + sway, eye.x());
      positions[3 * i + 1] = wrap(random.nextDouble() * BOX + velocity.y() * speed * time, eye.y());
      positions[3 * i + 2] = wrap(random.nextDouble() * BOX + velocity.z() * speed * time, eye.z());
      velocities[3 * i] = (float) (velocity.x() * speed);
      velocities[3 * i + 1] = (float) (velocity.y() * speed);
      velocities[3 * i + 2] = (float) (velocity.z() * speed);
      radii[i] = (float) (radius * (0.7 + 0.6 * random.nextDouble()));
      opacities[i] = positions[3 * i + 1] > 0 ? (kind == Particles.Kind.SNOW ? 0.9f : 0.35f) : 0;
    }
    return new Particles(
        kind,
        Rgb.grey(kind == Particles.Kind.SNOW ? 0.9 : 0.75),
        positions,
        velocities,
        radii,
        opacities);
  }

  /** The place within the box around the eye that is whole boxes away. */
  private static float wrap(double x, double eye) {
    var d = (x - eye + BOX / 2) / BOX;
    return (float) (eye - BOX / 2 + BOX * (d - Math.floor(d)));
  }
}
