package io.kinora.world.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.MediaException;
import io.kinora.world.check.TestFilm.Scene;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Films of known physics, drawn and sounded without the engine, and the same films with one thing
 * wrong: what the probe accepts in the one it must refuse in the other.
 */
class PlausibilityProbeTest {
  private static final double GRAVITY = 9.81;
  private static final double RESTITUTION = 0.75;
  private static final ColourGate ORANGE = new ColourGate(20, 18, 0.45, 0.25);
  private static final ColourGate BLUE = new ColourGate(225, 25, 0.45, 0.25);

  @TempDir
  Path folder;

  @Test
  void gravityIsReadOffTheFall() throws Exception {
    for (var flight : flights(bouncing())) {
      assertThat(flight.acceleration()).isCloseTo(-GRAVITY, within(0.5));
      assertThat(flight.residual()).isLessThan(0.01);
    }
  }

  @Test
  void restitutionAndHeightsAreReadOffTheBounces() throws Exception {
    var flights = flights(bouncing());
    assertThat(flights).hasSizeGreaterThanOrEqualTo(3);
    for (var i = 1; i < 3; i++) {
      var e = PlausibilityProbe.restitution(flights.get(i - 1), flights.get(i));
      assertThat(e).isCloseTo(RESTITUTION, within(0.05));
    }
    var ground = -TestFilm.GROUND * TestFilm.METRES_PER_PIXEL + TestFilm.RADIUS;
    var ratio = (flights.get(2).apex() - ground) / (flights.get(1).apex() - ground);
    assertThat(ratio).isCloseTo(RESTITUTION * RESTITUTION, within(0.05));
  }

  @Test
  void soundComesWithTheBounce() throws Exception {
    assertThat(worstSync(bouncing())).isLessThan(TestFilm.FRAME);
  }

  @Test
  void soundThatIsShiftedIsFound() throws Exception {
    assertThat(worstSync(bouncing().withSoundShifted(0.08))).isGreaterThan(2 * TestFilm.FRAME);
  }

  @Test
  void filmRunningBackwardsGainsEnergy() throws Exception {
    var flights = flights(bouncing().reversed());
    assertThat(flights).hasSizeGreaterThanOrEqualTo(2);
    var last = flights.size() - 1;
    assertThat(PlausibilityProbe.restitution(flights.get(last - 1), flights.get(last)))
        .isGreaterThan(1.2);
  }

  @Test
  void worldWithoutGravityIsFound() throws Exception {
    var flights = flights(Scene.drifting(0.8));
    assertThat(flights).isNotEmpty();
    assertThat(flights.get(0).acceleration()).isCloseTo(0, within(0.5));
  }

  @Test
  void bodyThatJumpsIsFound() throws Exception {
    assertThat(jump(bouncing())).isLessThan(0.3);
    assertThat(jump(bouncing().withJump(1.0, 0.5))).isGreaterThan(0.4);
  }

  @Test
  void collisionKeepsMomentum() throws Exception {
    assertThat(momentumError(Scene.colliding(2, 0.2, 1, 0))).isLessThan(0.06);
  }

  @Test
  void collisionThatMakesMomentumIsFound() throws Exception {
    assertThat(momentumError(Scene.colliding(2, 0.2, 1, 0.6))).isGreaterThan(0.2);
  }

  @Test
  void floatingBodyRestsAsDeepAsItsDensityAsks() throws Exception {
    var file = Scene.floating(0.4).film(folder.resolve("float.mp4"));
    var rest = BallTrack.of(file, ORANGE).between(2.4, 3);
    var centre =
        rest.sightings().stream().mapToDouble(BallTrack.Sighting::y).average().orElseThrow();
    var below = (centre - TestFilm.WATER) * TestFilm.METRES_PER_PIXEL;
    assertThat(TestFilm.submergedShare(below)).isCloseTo(0.4, within(0.04));
    assertThat(TestFilm.submergedShare(below + 0.04)).isNotCloseTo(0.4, within(0.1));
  }

  @Test
  void cutsAreFoundToTheFrame() throws Exception {
    var file = Scene.threeShots(17, 44).film(folder.resolve("cuts.mp4"));
    assertThat(PlausibilityProbe.cuts(file)).containsExactly(17, 44);
  }

  @Test
  void filmWithoutCutsHasNone() throws Exception {
    var file = bouncing().film(folder.resolve("none.mp4"));
    assertThat(PlausibilityProbe.cuts(file)).isEmpty();
  }

  private static Scene bouncing() {
    return Scene.bouncing(2, GRAVITY, RESTITUTION);
  }

  private List<Flight> flights(Scene scene) throws MediaException {
    var track = BallTrack.of(scene.film(folder.resolve("clip.mp4")), ORANGE);
    return PlausibilityProbe.flights(track, TestFilm.METRES_PER_PIXEL);
  }

  private double worstSync(Scene scene) throws MediaException {
    var file = scene.film(folder.resolve("clip.mp4"));
    var flights = PlausibilityProbe.flights(BallTrack.of(file, ORANGE), TestFilm.METRES_PER_PIXEL);
    var onsets = PlausibilityProbe.onsets(file);
    var worst = 0.0;
    for (var i = 1; i < 3; i++) {
      var seen = PlausibilityProbe.contact(flights.get(i - 1), flights.get(i));
      var heard = seen + TestFilm.DISTANCE / 343;
      worst = Math.max(worst, PlausibilityProbe.nearest(onsets, heard));
    }
    return worst;
  }

  private double jump(Scene scene) throws MediaException {
    var track = BallTrack.of(scene.film(folder.resolve("clip.mp4")), ORANGE);
    return PlausibilityProbe.largestJump(track, TestFilm.METRES_PER_PIXEL);
  }

  /** Change of momentum over what there was, with masses of 1 and 2. */
  private double momentumError(Scene scene) throws MediaException {
    var file = scene.film(folder.resolve("clip.mp4"));
    var light = BallTrack.of(file, ORANGE);
    var heavy = BallTrack.of(file, BLUE);
    var before = velocity(light, 0, 0.6) + 2 * velocity(heavy, 0, 0.6);
    var after = velocity(light, 1.1, 1.6) + 2 * velocity(heavy, 1.1, 1.6);
    return Math.abs(after - before) / Math.abs(before);
  }

  private static double velocity(BallTrack track, double from, double until) {
    return PlausibilityProbe.horizontalVelocity(
        track.between(from, until), TestFilm.METRES_PER_PIXEL);
  }
}
