package io.kinora.world.render;

import io.kinora.world.render.StageTimes.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happens to the picture after its light is known: blending over time, lens,
 * shutter, film.
 */
final class Finish {
  private final Style style;
  private final Settings settings;
  private final ParticlePass particles;
  private final ExposureMeter meter;
  private final Smoothing smoothing;
  private final LensBlur lens;
  private final MotionBlur motion;
  private final Grade grade;
  private final @Nullable Watercolour watercolour;
  private final Output output;
  private final StageTimes times;

  Finish(
      GBuffer buffer,
      ParticlePass particles,
      int width,
      int height,
      Style style,
      Settings settings,
      Workers workers,
      StageTimes times) {
    this.style = style;
    this.particles = particles;
    this.settings = settings;
    this.times = times;
    meter = new ExposureMeter(buffer.width, buffer.height, workers);
    smoothing = new Smoothing(buffer, workers);
    lens = new LensBlur(buffer, workers, settings.tracedShadows() ? 26 : 15);
    motion = new MotionBlur(buffer, workers, settings.motionSamples());
    grade = new Grade(
        style,
        new Bloom(buffer.width, buffer.height, workers),
        buffer.width,
        buffer.height,
        workers);
    watercolour =
        style == Style.WATERCOLOUR ? new Watercolour(buffer.width, buffer.height, workers) : null;
    output = new Output(buffer.width, buffer.height, width, height, grain(style), workers);
  }

  private static float grain(Style style) {
    return switch (style) {
      case CINEMATIC -> 0.012f;
      case BLACK_AND_WHITE -> 0.05f;
      case REALISTIC -> 0.004f;
      case ANIME, CLAY, WATERCOLOUR -> 0;
    };
  }

  /** Turns light into bytes; both arrays are used up. */
  void finish(Frame frame, Sunlight sunlight, float[] light, float[] spare, byte[] rgb) {
    if (settings.smoothing()) {
      smoothing.apply(light, frame.first());
    }
    times.end(Stage.SMOOTHING);
    float exposure = style == Style.ANIME ? 1 : meter.measure(light, frame.first());
    particles.apply(frame, sunlight, light);
    float[] from = light;
    float[] to = spare;
    if (settings.lens() && lens.apply(frame.view(), from, to)) {
      float[] swap = from;
      from = to;
      to = swap;
    }
    if (settings.motionSamples() > 0 && !frame.first()) {
      motion.apply(from, to);
      float[] swap = from;
      from = to;
      to = swap;
    }
    times.end(Stage.BLUR);
    grade.apply(from, exposure, to);
    if (watercolour != null) {
      watercolour.apply(to);
    }
    times.end(Stage.GRADE);
    output.write(to, frame.number(), rgb);
    times.end(Stage.OUTPUT);
  }
}
