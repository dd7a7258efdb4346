package io.kinora.world.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.Weather;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SoundtrackTest {
  private static final double FRAME = 1 / 30.0;
  private static final double ONE_BELOW_FULL_SCALE = Math.pow(10, -1 / 20.0);
  private static final Ambience QUIET = new Ambience(Place.SILENCE, Weather.CLEAR, TimeOfDay.NOON);
  private static final Listener AT_ORIGIN = Listener.still(Vec3.ZERO, Vec3.of(0, 0, -1), 4);

  @ParameterizedTest
  @CsvSource({"1.0, 3", "0.5, 40", "2.0, 120"})
  void impactIsHeardWhenItsSoundArrives(double time, double distance) {
    var sound =
        Soundtrack.render(List.of(bounce(time, Vec3.of(0, 0, -distance))), QUIET, AT_ORIGIN, 4, 1);
    assertThat(Signals.onset(sound[0], 0, 0.1)).isCloseTo(time + distance / 343, within(FRAME / 4));
  }

  @Test
  void everyBounceHasItsOnset() {
    var times = new double[] {0.5, 1.4, 2.1, 2.6};
    var events = IntStream.range(0, times.length)
        .mapToObj(i -> bounce(times[i], Vec3.of(0, 0, -5)))
        .map(SoundEvent.class::cast)
        .toList();
    var sound = Soundtrack.render(events, QUIET, AT_ORIGIN, 4, 1)[0];
    for (var time : times) {
      var heard = time + 5 / 343.0;
      var before = Signals.rms(sound, heard - 0.05, heard - 0.002);
      assertThat(Signals.rms(sound, heard, heard + 0.05)).isGreaterThan(8 * before);
    }
  }

  @ParameterizedTest
  @CsvSource({"4, 192000", "0.1, 4800", "3.3333333333, 160000"})
  void trackHasExactlyAsManySamplesAsItLasts(double seconds, int samples) {
    var sound =
        Soundtrack.render(List.of(bounce(0.05, Vec3.of(0, 0, -2))), QUIET, AT_ORIGIN, seconds, 1);
    assertThat(sound).hasNumberOfRows(2);
    assertThat(sound[0]).hasSize(samples);
    assertThat(sound[1]).hasSize(samples);
  }

  @Test
  void sameSeedGivesTheSameSamples() {
    var events = List.<SoundEvent>of(bounce(0.5, Vec3.of(1, 0, -4)));
    var park = new Ambience(Place.PARK, Weather.CLEAR, TimeOfDay.NOON);
    var first = Soundtrack.render(events, park, AT_ORIGIN, 1, 7);
    var second = Soundtrack.render(events, park, AT_ORIGIN, 1, 7);
    var other = Soundtrack.render(events, park, AT_ORIGIN, 1, 8);
    assertThat(first).isDeepEqualTo(second);
    assertThat(first[0]).isNotEqualTo(other[0]);
  }

  @ParameterizedTest
  @EnumSource(value = Place.class, mode = EnumSource.Mode.EXCLUDE, names = "SILENCE")
  void everyPlaceIsAsLoudAsItShouldBe(Place place) {
    var ambience = new Ambience(place, Weather.CLEAR, TimeOfDay.NOON);
    var sound = Soundtrack.render(List.of(), ambience, AT_ORIGIN, 2, 3);
    assertThat(Loudness.integrated(sound)).isCloseTo(-16, within(0.5));
    assertThat(TruePeak.of(sound)).isLessThan(ONE_BELOW_FULL_SCALE);
    assertThat(Math.abs(sound[0][0])).isLessThan(1e-3f);
  }

  @Test
  void eventsOverABackgroundAreAsLoudAsTheyShouldBe() {
    var events = List.<SoundEvent>of(
        bounce(0.4, Vec3.of(0, 0, -6)),
        bounce(1.2, Vec3.of(1, 0, -6)),
        bounce(1.8, Vec3.of(2, 0, -6)));
    var gym = new Ambience(Place.GYM, Weather.CLEAR, TimeOfDay.NOON);
    var sound = Soundtrack.render(events, gym, AT_ORIGIN, 3, 3);
    assertThat(Loudness.integrated(sound)).isCloseTo(-16, within(0.5));
    assertThat(TruePeak.of(sound)).isLessThan(ONE_BELOW_FULL_SCALE);
  }

  @Test
  void sourceOnTheRightIsLouderAndEarlierOnTheRight() {
    var sound = spatial(bounce(0.2, Vec3.of(5, 0, 0)), AT_ORIGIN);
    assertThat(Signals.rms(sound[1], 0.2, 0.6)).isGreaterThan(2 * Signals.rms(sound[0], 0.2, 0.6));
    var lag = Signals.onset(sound[0], 0, 0.2) - Signals.onset(sound[1], 0, 0.2);
    assertThat(lag).isBetween(0.0003, 0.0009);
  }

  @Test
  void sourceTwiceAsFarIsHalfAsLoud() {
    var near = spatial(bounce(0.2, Vec3.of(0, 0, -5)), AT_ORIGIN);
    var far = spatial(bounce(0.2, Vec3.of(0, 0, -10)), AT_ORIGIN);
    var ratio = Signals.rms(near[0], 0, 0.9) / Signals.rms(far[0], 0, 0.9);
    assertThat(ratio).isCloseTo(2, within(0.25));
  }

  @Test
  void soundFollowsTheCameraOverACut() {
    var left = new Listener.Ear(Vec3.ZERO, Vec3.of(0, 0, -1));
    var turned = new Listener.Ear(Vec3.ZERO, Vec3.of(0, 0, 1));
    var listener = new Listener(List.of(
        new Listener.Take(0, 1, 1, List.of(left)), new Listener.Take(1, 2, 1, List.of(turned))));
    var tone = Signals.sine(500, 0.1, 0, 2);
    var voice = new SoundEvent.Voice(Motion.still(0, Vec3.of(3, 0, 0)), tone);
    var sound = spatial(voice, listener);
    assertThat(Signals.rms(sound[1], 0.5, 0.9)).isGreaterThan(2 * Signals.rms(sound[0], 0.5, 0.9));
    assertThat(Signals.rms(sound[0], 1.2, 1.8)).isGreaterThan(2 * Signals.rms(sound[1], 1.2, 1.8));
  }

  @Test
  void approachingSourceSoundsHigher() {
    var path =
        IntStream.range(0, 61).mapToObj(i -> Vec3.of(0, 0, -60 + i * 34.3 / 30)).toList();
    var tone = Signals.sine(1000, 0.1, 0, 2);
    var voice = new SoundEvent.Voice(new Motion(0, 30, path), tone);
    var sound = spatial(voice, Listener.still(Vec3.ZERO, Vec3.of(0, 0, -1), 2))[0];
    var shifted = 1000 / (1 - 34.3 / 343);
    assertThat(Signals.magnitude(sound, shifted, 0.5, 1.2))
        .isGreaterThan(10 * Signals.magnitude(sound, 1000, 0.5, 1.2));
  }

  @Test
  void lengthMustBePositive() {
    assertThatThrownBy(() -> Soundtrack.render(List.of(), QUIET, AT_ORIGIN, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[][] spatial(SoundEvent event, Listener listener) {
    var out = new float[2][48_000 * 2];
    new Spatialiser(listener, out, new float[48_000 * 2])
        .add(Foley.render(event, Streams.of(1, "event")), event.motion());
    return out;
  }

  private static SoundEvent.Impact bounce(double time, Vec3 position) {
    return new SoundEvent.Impact(
        time, position, Substance.INFLATED, 0.24, Substance.HARDWOOD, 10, 6, 5);
  }
}
