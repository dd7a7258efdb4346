package io.kinora.world.check;

import io.kinora.media.FrameRate;
import io.kinora.media.MediaException;
import io.kinora.media.Mp4Format;
import io.kinora.media.Mp4Writer;
import io.kinora.world.audio.Ambience;
import io.kinora.world.audio.Listener;
import io.kinora.world.audio.Place;
import io.kinora.world.audio.SoundEvent;
import io.kinora.world.audio.Soundtrack;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.Weather;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/** Draws discs that move by formula. */
final class TestFilm {
  static final double METRES_PER_PIXEL = 0.02;
  static final double FRAME = 1 / 30.0;
  static final double DISTANCE = 5;
  static final double RADIUS = 0.16;

  /** Rows of the ground and of the water's surface. */
  static final double GROUND = 140;

  static final double WATER = 90;
  private static final int WIDTH = 192;
  private static final int HEIGHT = 160;
  private static final double[] ORANGE = {235, 120, 40};
  private static final double[] BLUE = {50, 90, 220};

  private TestFilm() {}

  /** Share of a ball's volume that is under water when its centre is so deep. */
  static double submergedShare(double depth) {
    var h = Math.max(0, Math.min(2 * RADIUS, RADIUS + depth));
    return h * h * (3 * RADIUS - h) / (4 * RADIUS * RADIUS * RADIUS);
  }

  /** A disc in metres from the left and from the top of the picture. */
  record Disc(double x, double y, double[] colour) {}

  /** What is seen and heard. */
  record Scene(
      double seconds,
      DoubleFunction<List<Disc>> discs,
      DoubleUnaryOperator shade,
      List<Double> hits,
      double soundShift) {

    static Scene bouncing(double height, double gravity, double restitution) {
      var hits = hitTimes(height, gravity, restitution);
      var floor = GROUND * METRES_PER_PIXEL - RADIUS;
      DoubleUnaryOperator y = t -> floor - heightAt(t, height, gravity, restitution, hits);
      return new Scene(
          2.8, t -> List.of(new Disc(0.8 + 0.4 * t, y.applyAsDouble(t), ORANGE)), t -> 0, hits, 0);
    }

    private static List<Double> hitTimes(double height, double g, double e) {
      var hits = new ArrayList<Double>();
      var up = Math.sqrt(2 * g * height) * e;
      for (var t = Math.sqrt(2 * height / g); t < 3; t += 2 * up / g) {
        hits.add(t);
        if (hits.size() > 1) up *= e;
        if (up < 0.3) break;
      }
      return hits;
    }

    private static double heightAt(double t, double height, double g, double e, List<Double> hits) {
      if (t < hits.get(0)) return height - 0.5 * g * t * t;
      var n = 0;
      while (n + 1 < hits.size() && hits.get(n + 1) <= t) n++;
      var since = t - hits.get(n);
      var up = Math.sqrt(2 * g * height) * Math.pow(e, n + 1);
      return Math.max(0, up * since - 0.5 * g * since * since);
    }

    static Scene drifting(double speed) {
      return new Scene(
          1.5, t -> List.of(new Disc(1 + 0.2 * t, 0.4 + speed * t, ORANGE)), t -> 0, List.of(), 0);
    }

    /** A light disc runs into a heavy one at rest; gained adds to the speed of the heavy one. */
    static Scene colliding(double heavier, double restitution, double speed, double gained) {
      var light = speed * (1 - heavier * restitution) / (1 + heavier);
      var heavy = speed * (1 + restitution) / (1 + heavier) + gained;
      return new Scene(
          1.7,
          t -> {
            var after = Math.max(0, t - 0.85);
            var x = 0.5 + speed * Math.min(t, 0.85) + light * after;
            return List.of(
                new Disc(x, 1, ORANGE),
                new Disc(0.5 + speed * 0.85 + 2 * RADIUS + heavy * after, 1, BLUE));
          },
          t -> 0,
          List.of(0.85),
          0);
    }

    /** A ball that comes to rest in water after some bobbing. */
    static Scene floating(double density) {
      var depth = -RADIUS;
      while (submergedShare(depth) < density) depth += 1e-4;
      var rest = WATER * METRES_PER_PIXEL + depth;
      return new Scene(
          3,
          t -> List.of(new Disc(2, rest + 0.3 * Math.exp(-2.5 * t) * Math.cos(6 * t), ORANGE)),
          t -> 0,
          List.of(),
          0);
    }

    static Scene threeShots(int first, int second) {
      return new Scene(
          2,
          t -> List.of(new Disc(1 + 0.5 * t, 1, ORANGE)),
          t -> Math.round(t * 30) < first ? 0 : Math.round(t * 30) < second ? 70 : -40,
          List.of(),
          0);
    }

    Scene withSoundShifted(double seconds) {
      return new Scene(this.seconds, discs, shade, hits, seconds);
    }

    Scene reversed() {
      return new Scene(
          seconds, t -> discs.apply(seconds - FRAME - t), shade, List.of(), soundShift);
    }

    Scene withJump(double time, double metres) {
      return new Scene(
          seconds,
          t -> discs.apply(t).stream()
              .map(d -> new Disc(d.x() + (t >= time ? metres : 0), d.y(), d.colour()))
              .toList(),
          shade,
          hits,
          soundShift);
    }

    Path film(Path file) throws MediaException {
      var format = Mp4Format.of(WIDTH, HEIGHT, FrameRate.of(30), 1);
      var frames = (int) Math.round(seconds / FRAME);
      try (var writer = new Mp4Writer(file, format)) {
        var sound = sound(frames * FRAME);
        writer.audio(sound[0], sound[1]);
        for (var f = 0; f < frames; f++) {
          writer.video(draw(discs.apply(f * FRAME), shade.applyAsDouble(f * FRAME)));
        }
        writer.finish();
      }
      return file;
    }

    private float[][] sound(double length) {
      var events = new ArrayList<SoundEvent>();
      for (var hit : hits) {
        events.add(new SoundEvent.Impact(
            Math.max(0, hit + soundShift),
            Vec3.of(0, 0, -DISTANCE),
            Substance.INFLATED,
            0.24,
            Substance.HARDWOOD,
            4,
            3,
            4));
      }
      return Soundtrack.render(
          events,
          new Ambience(Place.ROOM, Weather.CLEAR, TimeOfDay.NOON),
          Listener.still(Vec3.ZERO, Vec3.of(0, 0, -1), length),
          length,
          1);
    }
  }

  private static byte[] draw(List<Disc> discs, double shade) {
    var rgb = new byte[WIDTH * HEIGHT * 3];
    for (var y = 0; y < HEIGHT; y++) {
      for (var x = 0; x < WIDTH; x++) {
        var grey = 150 + shade + 20.0 * y / HEIGHT;
        var pixel = new double[] {grey, grey, grey + 4};
        for (var disc : discs) cover(pixel, disc, x, y);
        for (var c = 0; c < 3; c++) rgb[(y * WIDTH + x) * 3 + c] = (byte) Math.round(pixel[c]);
      }
    }
    return rgb;
  }

  private static void cover(double[] pixel, Disc disc, int x, int y) {
    var dx = x + 0.5 - disc.x() / METRES_PER_PIXEL;
    var dy = y + 0.5 - disc.y() / METRES_PER_PIXEL;
    var inside = RADIUS / METRES_PER_PIXEL - Math.hypot(dx, dy) + 0.5;
    var cover = Math.max(0, Math.min(1, inside));
    for (var c = 0; c < 3; c++) pixel[c] += (disc.colour()[c] - pixel[c]) * cover;
  }
}
