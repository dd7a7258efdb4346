package io.kinora.world.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Vec3;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FoleyTest {
  @ParameterizedTest
  @EnumSource(Substance.class)
  void everySubstanceSoundsAndFallsSilent(Substance substance) {
    var sound = impact(substance, 0.1, Substance.CONCRETE, 10, 1, 3);
    assertThat(peak(sound)).isBetween(1e-4, 20.0);
    var last = sound.length / (double) Soundtrack.SAMPLE_RATE;
    assertThat(Signals.rms(sound, last - 0.005, last))
        .isLessThan(0.02 * Signals.rms(sound, 0, 0.02));
  }

  @Test
  void steelRingsLongerThanWoodAndWoodLongerThanRubber() {
    var steel = ringing(impact(Substance.STEEL, 0.1, Substance.CONCRETE, 10, 1, 3));
    var wood = ringing(impact(Substance.WOOD, 0.1, Substance.CONCRETE, 10, 1, 3));
    var rubber = ringing(impact(Substance.RUBBER, 0.1, Substance.CONCRETE, 10, 1, 3));
    assertThat(steel).isGreaterThan(2 * wood);
    assertThat(wood).isGreaterThan(1.3 * rubber);
  }

  @Test
  void smallThingsSoundHigherThanLargeOnes() {
    assertThat(brightness(impact(Substance.WOOD, 0.05, Substance.WOOD, 0.05, 0.1, 1)))
        .isGreaterThan(1.5 * brightness(impact(Substance.WOOD, 0.5, Substance.WOOD, 0.5, 0.1, 1)));
  }

  @Test
  void softContactIsLongAndDull() {
    var soft = Contact.seconds(Substance.INFLATED, 0.24, Substance.HARDWOOD, 10, 6, 5);
    var hard = Contact.seconds(Substance.STEEL, 0.05, Substance.STONE, 10, 1, 5);
    assertThat(soft).isBetween(0.006, 0.02);
    assertThat(hard).isLessThan(0.001);
  }

  @Test
  void harderBlowIsLouder() {
    var soft = peak(impact(Substance.WOOD, 0.1, Substance.WOOD, 10, 0.1, 1));
    var hard = peak(impact(Substance.WOOD, 0.1, Substance.WOOD, 10, 1, 1));
    assertThat(hard).isGreaterThan(4 * soft);
  }

  @Test
  void forcePulseCarriesTheImpulse() {
    var sum = 0.0;
    for (var force : Impacts.pulse(3, 0.01)) sum += force;
    assertThat(sum).isCloseTo(3, org.assertj.core.api.Assertions.within(0.05));
  }

  @Test
  void modeRingsAtItsPitchAndDiesAwayInItsTime() {
    var sound = Impacts.ring(List.of(new Mode(1000, 0.5, 1)), new double[] {1});
    assertThat(Signals.magnitude(sound, 1000, 0, 0.3))
        .isGreaterThan(20 * Signals.magnitude(sound, 1200, 0, 0.3));
    var decibels = 20 * Math.log10(Signals.rms(sound, 0.25, 0.27) / Signals.rms(sound, 0.05, 0.07));
    assertThat(decibels).isBetween(-24.5, -23.5);
  }

  @Test
  void fasterRollIsLouder() {
    assertThat(Signals.rms(roll(3), 0.3, 0.9)).isGreaterThan(2 * Signals.rms(roll(1), 0.3, 0.9));
  }

  @Test
  void bodyAtRestDoesNotRollAloud() {
    assertThat(peak(roll(0))).isLessThan(1e-6);
  }

  @Test
  void largeFastSplashIsLouderAndLonger() {
    var small = render(new SoundEvent.Splash(0, Vec3.ZERO, 0.05, 1));
    var large = render(new SoundEvent.Splash(0, Vec3.ZERO, 0.8, 5));
    assertThat(peak(large)).isGreaterThan(2 * peak(small));
    assertThat(large.length).isGreaterThan(small.length);
  }

  @Test
  void engineRevsUpWithinAGear() {
    var slow = render(new SoundEvent.Engine(drive(1), SoundEvent.Machine.CAR));
    var fast = render(new SoundEvent.Engine(drive(8), SoundEvent.Machine.CAR));
    assertThat(brightness(fast)).isGreaterThan(1.2 * brightness(slow));
  }

  @ParameterizedTest
  @EnumSource(SoundEvent.Call.class)
  void everyAnimalIsHeardAtOnceAndFallsSilent(SoundEvent.Call call) {
    var sound = cry(call, 1);
    var last = sound.length / (double) Soundtrack.SAMPLE_RATE;
    assertThat(peak(sound)).isBetween(0.02, 20.0);
    assertThat(Signals.rms(sound, 0, 0.08)).isGreaterThan(0.05 * Signals.rms(sound, 0, last));
    assertThat(Signals.rms(sound, last - 0.02, last)).isLessThan(1e-3 * peak(sound));
  }

  @Test
  void largeDogsBarkLowerAndBirdsSingHigherThanHorsesNeigh() {
    assertThat(brightness(cry(SoundEvent.Call.BARK, 2)))
        .isLessThan(0.9 * brightness(cry(SoundEvent.Call.BARK, 0.6)));
    assertThat(brightness(cry(SoundEvent.Call.CHIRP, 1)))
        .isGreaterThan(2 * brightness(cry(SoundEvent.Call.NEIGH, 1)));
  }

  private static float[] cry(SoundEvent.Call call, double size) {
    return render(new SoundEvent.Cry(Motion.still(0, Vec3.ZERO), call, size));
  }

  @Test
  void shatteringGlassRainsShards() {
    var sound = render(new SoundEvent.Shatter(0, Vec3.ZERO, Substance.GLASS, 0.2, 4));
    assertThat(Signals.rms(sound, 0.3, 0.5)).isGreaterThan(0.01 * Signals.rms(sound, 0, 0.05));
    assertThat(brightness(sound)).isGreaterThan(1500);
  }

  @Test
  void stepsDifferByTheGround() {
    var wood = render(new SoundEvent.Step(0, Vec3.ZERO, Substance.HARDWOOD, 1));
    var snow = render(new SoundEvent.Step(0, Vec3.ZERO, Substance.SNOW, 1));
    assertThat(brightness(snow)).isGreaterThan(2 * brightness(wood));
  }

  private static Motion drive(double speed) {
    return new Motion(
        0,
        30,
        IntStream.range(0, 31).mapToObj(i -> Vec3.of(speed * i / 30, 0, 0)).toList());
  }

  private static float[] roll(double speed) {
    return render(new SoundEvent.Roll(drive(speed), Substance.WOOD, 0.2, Substance.HARDWOOD));
  }

  private static float[] impact(
      Substance a, double sizeA, Substance b, double sizeB, double impulse, double speed) {
    return render(new SoundEvent.Impact(0, Vec3.ZERO, a, sizeA, b, sizeB, impulse, speed));
  }

  private static float[] render(SoundEvent event) {
    return Foley.render(event, Streams.of(1, "test"));
  }

  private static double peak(float[] sound) {
    var peak = 0.0;
    for (var sample : sound) peak = Math.max(peak, Math.abs(sample));
    return peak;
  }

  /** Seconds until 99.9 % of the energy has passed. */
  private static double ringing(float[] sound) {
    var total = 0.0;
    for (var sample : sound) total += sample * sample;
    var sum = 0.0;
    for (var i = 0; i < sound.length; i++) {
      sum += sound[i] * sound[i];
      if (sum > 0.999 * total) return i / (double) Soundtrack.SAMPLE_RATE;
    }
    return sound.length / (double) Soundtrack.SAMPLE_RATE;
  }

  /** Root of the ratio of the energies of the slope and of the wave, in Hz. */
  private static double brightness(float[] sound) {
    var slope = 0.0;
    var wave = 0.0;
    for (var i = 1; i < sound.length; i++) {
      var difference = sound[i] - (double) sound[i - 1];
      slope += difference * difference;
      wave += sound[i] * (double) sound[i];
    }
    return Math.sqrt(slope / wave) * Soundtrack.SAMPLE_RATE / (2 * Math.PI);
  }
}
