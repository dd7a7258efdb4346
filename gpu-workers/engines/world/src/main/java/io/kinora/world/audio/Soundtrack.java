package io.kinora.world.audio;

import java.util.Comparator;
import java.util.List;

/**
 * Renders everything that is heard in a video. Stateless and thread-safe; the same arguments give
 * the same samples.
 */
public final class Soundtrack {
  /** Samples per second of everything in this package. */
  public static final int SAMPLE_RATE = 48_000;

  /** Of an avalanche, only the strongest impacts are told apart. */
  private static final int IMPACTS_MAX = 400;

  /** The background stays this far below the loudest event, or it would hide it. */
  private static final double BACKGROUND_BELOW_EVENTS = 13;

  /** Under speech everything else steps back to this. */
  private static final double DUCKED = 0.45;

  private static final double DUCK_SECONDS = 0.12;

  private Soundtrack() {}

  /**
   * Renders a sound track of exactly {@code seconds * 48000} samples, rounded, at -16 LUFS with
   * true peaks below -1 dBTP.
   *
   * @param events in any order; what begins after the end is not heard
   * @param ambience what is heard besides
   * @param listener where the camera is
   * @param seconds length of the video
   * @param seed of the request
   * @return left and right channel
   */
  public static float[][] render(
      List<SoundEvent> events, Ambience ambience, Listener listener, double seconds, long seed) {
    if (!(seconds > 0)) throw new IllegalArgumentException("seconds must be positive: " + seconds);
    var length = (int) Math.round(seconds * SAMPLE_RATE);
    var reverb = new Reverb(ambience.place());
    var effects = bus(strongest(events), reverb, listener, length, seed);
    var speech = bus(voices(events), reverb, listener, length, seed);
    var background = Background.render(ambience, length, seed);
    var level = backgroundLevel(background, effects, speech);
    var ducking = ducking(events, length);
    var mix = new float[2][length];
    for (var c = 0; c < 2; c++) {
      for (var i = 0; i < length; i++) {
        var other = effects[c][i] + level * background[c][i];
        mix[c][i] = (float) (speech[c][i] + ducking[i] * other);
      }
    }
    return Mastering.master(mix);
  }

  private static List<SoundEvent> strongest(List<SoundEvent> events) {
    var impacts = events.stream()
        .filter(SoundEvent.Impact.class::isInstance)
        .map(SoundEvent.Impact.class::cast)
        .sorted(Comparator.comparingDouble(SoundEvent.Impact::impulse).reversed())
        .limit(IMPACTS_MAX)
        .map(SoundEvent.class::cast);
    var others = events.stream()
        .filter(e -> !(e instanceof SoundEvent.Impact) && !(e instanceof SoundEvent.Voice));
    return java.util.stream.Stream.concat(impacts, others).toList();
  }

  private static List<SoundEvent> voices(List<SoundEvent> events) {
    return events.stream().filter(SoundEvent.Voice.class::isInstance).toList();
  }

  private static float[][] bus(
      List<SoundEvent> events, Reverb reverb, Listener listener, int length, long seed) {
    var direct = new float[2][length];
    if (events.isEmpty()) return direct;
    var diffuse = new float[length];
    var spatialiser = new Spatialiser(listener, direct, diffuse);
    var end = length / (double) SAMPLE_RATE;
    for (var event : events) {
      if (event.time() >= end) continue;
      var name = event.getClass().getSimpleName() + "@" + Math.round(event.time() * 1e4);
      spatialiser.add(Foley.render(event, Streams.of(seed, name)), event.motion());
    }
    reverb.add(diffuse, direct);
    return direct;
  }

  private static double backgroundLevel(float[][] background, float[][] effects, float[][] speech) {
    var loudest = Math.max(Loudness.loudestBlock(effects), Loudness.loudestBlock(speech));
    var present = Loudness.integrated(background);
    if (loudest == Double.NEGATIVE_INFINITY || present == Double.NEGATIVE_INFINITY) return 1;
    return Math.min(1, Math.pow(10, (loudest - BACKGROUND_BELOW_EVENTS - present) / 20));
  }

  /** What everything but speech is multiplied with. */
  private static float[] ducking(List<SoundEvent> events, int length) {
    var wanted = new float[length];
    java.util.Arrays.fill(wanted, 1);
    for (var event : events) {
      if (!(event instanceof SoundEvent.Voice voice)) continue;
      var start = Movements.samples(voice.time() - DUCK_SECONDS);
      var end = Movements.samples(voice.time() + DUCK_SECONDS) + voice.samples().length;
      for (var i = Math.max(0, start); i < Math.min(length, end); i++) wanted[i] = (float) DUCKED;
    }
    var smooth = 1 / (DUCK_SECONDS * SAMPLE_RATE);
    var level = wanted[0];
    for (var i = 0; i < length; i++) {
      level += (wanted[i] - level) * smooth;
      wanted[i] = level;
    }
    return wanted;
  }
}
