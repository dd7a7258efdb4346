package io.kinora.world.audio;

import io.kinora.world.geom.Vec3;

/**
 * Brings a source to the two ears of the listener: it arrives late by the distance over the speed
 * of sound, weaker by the distance, duller by the air, and earlier and louder at the nearer ear
 * (Woodworth's spherical head). A source or listener that moves shifts the pitch by itself, since
 * the delay changes. Adds to the buses that it is made with; not thread-safe.
 */
final class Spatialiser {
  static final double SPEED_OF_SOUND = 343;

  private static final double HEAD_RADIUS = 0.0875;
  private static final double DISTANCE_MIN = 0.5;
  private static final int BLOCK = 64;
  private static final double FADE_SECONDS = 0.008;

  /** How far the level difference of the ears goes: 0 none, 1 silence in the far ear. */
  private static final double WIDTH = 0.75;

  private final Listener listener;
  private final float[][] direct;
  private final float[] diffuse;

  /**
   * Makes one.
   *
   * @param direct left and right channel of what arrives straight
   * @param diffuse what is radiated into the room, on its way to the reverberation
   */
  Spatialiser(Listener listener, float[][] direct, float[] diffuse) {
    this.listener = listener;
    this.direct = direct;
    this.diffuse = diffuse;
  }

  /**
   * Adds a source.
   *
   * @param sound samples in pascal at a distance of 1 m, the first at the start of the motion
   */
  void add(float[] sound, Motion motion) {
    for (var take : listener.takes()) {
      for (var ear = 0; ear < 2; ear++) addToEar(sound, motion, take, ear);
      addToRoom(sound, motion, take);
    }
  }

  private void addToEar(float[] sound, Motion motion, Listener.Take take, int ear) {
    var out = direct[ear];
    var from = sample(Math.max(take.start(), motion.start() - HEAD_RADIUS / SPEED_OF_SOUND));
    var to = Math.min(out.length, sample(take.end() + FADE_SECONDS));
    var dull = 0.0;
    var now = Path.of(motion, take, seconds(from), ear);
    for (var block = Math.max(0, from); block < to; block += BLOCK) {
      var next = Path.of(motion, take, seconds(block + BLOCK), ear);
      if (isOver(sound, motion, seconds(block) - now.delay, seconds(block) - next.delay)) break;
      var last = Math.min(to, block + BLOCK);
      var k = 1 - Math.exp(-2 * Math.PI * now.hertz / Soundtrack.SAMPLE_RATE);
      for (var i = block; i < last; i++) {
        var mix = (i - block) / (double) BLOCK;
        var delay = now.delay + (next.delay - now.delay) * mix;
        var x = read(sound, (seconds(i) - delay - motion.start()) * Soundtrack.SAMPLE_RATE);
        dull += (x - dull) * k;
        var gain = now.gain + (next.gain - now.gain) * mix;
        out[i] += (float) (dull * gain * window(take, i));
      }
      now = next;
    }
  }

  private static boolean isOver(float[] sound, Motion motion, double emitted, double later) {
    var end = motion.start() + sound.length / (double) Soundtrack.SAMPLE_RATE;
    return Math.min(emitted, later) > Math.max(end, motion.end());
  }

  private void addToRoom(float[] sound, Motion motion, Listener.Take take) {
    var from = Math.max(0, sample(Math.max(take.start(), motion.start())));
    var to = Math.min(diffuse.length, sample(take.end() + FADE_SECONDS));
    for (var block = from; block < to; block += BLOCK) {
      var time = seconds(block);
      var distance = motion.at(time).distance(take.at(time).position());
      var shift = (time - distance / SPEED_OF_SOUND - motion.start()) * Soundtrack.SAMPLE_RATE;
      var base = (int) Math.floor(shift);
      if (base >= sound.length) break;
      for (var i = block; i < Math.min(to, block + BLOCK); i++) {
        var at = base + i - block;
        if (at >= 0 && at < sound.length) diffuse[i] += (float) (sound[at] * window(take, i));
      }
    }
  }

  /** Rises at the start of a take while it falls at the end of the one before, but not at 0. */
  private double window(Listener.Take take, int sample) {
    var time = seconds(sample);
    var in = take.start() <= 0 ? 1 : (time - take.start()) / FADE_SECONDS;
    var out = (take.end() + FADE_SECONDS - time) / FADE_SECONDS;
    return Math.max(0, Math.min(1, Math.min(in, out)));
  }

  private static double read(float[] sound, double position) {
    var index = (int) Math.floor(position);
    if (index < -1 || index >= sound.length) return 0;
    var a = index < 0 ? 0 : sound[index];
    var b = index + 1 < sound.length ? sound[index + 1] : 0;
    return a + (b - a) * (position - index);
  }

  private static int sample(double seconds) {
    return (int) Math.round(seconds * Soundtrack.SAMPLE_RATE);
  }

  private static double seconds(int sample) {
    return sample / (double) Soundtrack.SAMPLE_RATE;
  }

  /**
   * The way from source to one ear at a moment.
   *
   * @param delay seconds on the way
   * @param gain of the direct sound
   * @param hertz above which air and head swallow it
   */
  private record Path(double delay, double gain, double hertz) {
    static Path of(Motion motion, Listener.Take take, double heard, int ear) {
      var head = take.at(heard);
      var distance = motion.at(heard).distance(head.position());
      var source = motion.at(heard - distance / SPEED_OF_SOUND);
      var away = source.minus(head.position());
      distance = away.length();
      var lateral = distance < 1e-6 ? 0 : away.unit().dot(head.right());
      var toward = ear == 1 ? lateral : -lateral;
      var angle = Math.asin(Math.max(-1, Math.min(1, toward)));
      var around = HEAD_RADIUS / SPEED_OF_SOUND * (angle < 0 ? -angle : -toward);
      var pan = (WIDTH * toward + 1) * Math.PI / 4;
      var gain = Math.sqrt(2) * Math.sin(pan) / Math.max(DISTANCE_MIN, distance);
      return new Path(distance / SPEED_OF_SOUND + around, gain, hertz(distance, toward));
    }

    private static double hertz(double distance, double toward) {
      var air = 18_000 / (1 + 0.05 * distance);
      return toward < 0 ? air * (1 + 0.6 * toward) : air;
    }
  }

  /** Seconds that sound takes from a place to the listener at a time. */
  static double travel(Vec3 from, Listener.Ear ear) {
    return from.distance(ear.position()) / SPEED_OF_SOUND;
  }
}
