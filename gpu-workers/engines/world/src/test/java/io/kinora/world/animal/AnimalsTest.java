package io.kinora.world.animal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.world.figure.Footing;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Camera;
import io.kinora.world.render.FrameState;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AnimalsTest {
  private static final Footing HERE = new Footing(Vec3.ZERO, 0.4);
  private static final double FRAME = 1 / 30.0;

  private static Quadruped dog() {
    return (Quadruped) Animals.build("dog", null, 1, 1);
  }

  private static Conduct conduct(Animal animal) {
    return new Conduct(animal, HERE);
  }

  @Test
  void pawOnTheGroundStaysWhereItIs() {
    var dog = dog();
    for (var speed : List.of(dog.slow(), dog.fast())) {
      var conduct = conduct(dog);
      conduct.go(0, HERE.point(0, 0, 8), speed);
      var planted = 0;
      for (var t = 0.3 * conduct.end(); t < 0.7 * conduct.end(); t += FRAME) {
        for (var leg = 0; leg < 4; leg++) {
          var before = dog.paw(leg, conduct.at(t));
          var after = dog.paw(leg, conduct.at(t + FRAME));
          if (before.y() > 1e-9 || after.y() > 1e-9) continue;
          planted++;
          assertThat(after.distance(before)).isLessThan(0.002);
        }
      }
      assertThat(planted).isGreaterThan(10);
    }
  }

  @Test
  void animalArrivesOnAllFoursWhereItWasSent() {
    var dog = dog();
    var conduct = conduct(dog);
    conduct.go(1, HERE.point(0, 0, 5), 2);
    var end = conduct.at(conduct.end());

    assertThat(end.position().distance(HERE.point(0, 0, 5))).isLessThan(1e-9);
    for (var leg = 0; leg < 4; leg++) assertThat(dog.paw(leg, end).y()).isEqualTo(0, within(1e-9));
    assertThat(conduct.steps()).hasSizeGreaterThan(5);
    assertThat(conduct.at(0.5).position()).isEqualTo(HERE.position());
  }

  @Test
  void leapFallsAsThingsDo() {
    var conduct = conduct(dog());
    conduct.leap(0, 1, 0.4);
    var step = 0.02;
    for (var t = 0.1; t < conduct.end() - 0.1; t += step) {
      var fall = height(conduct, t - step) - 2 * height(conduct, t) + height(conduct, t + step);
      assertThat(fall / (step * step)).isEqualTo(-9.81, within(0.01));
    }
    assertThat(height(conduct, conduct.end() / 2)).isEqualTo(0.4, within(0.01));
  }

  private static double height(Conduct conduct, double t) {
    return conduct.at(t).position().y();
  }

  @Test
  void birdTakesOffFliesAndLands() {
    var bird = Animals.build("bird", null, 1, 1);
    var conduct = conduct(bird);
    conduct.fly(0, new Vec3(0, 2, 4), bird.fast());
    conduct.fly(conduct.end(), new Vec3(0, 0, 8), bird.fast());

    assertThat(conduct.at(0).airborne()).isZero();
    assertThat(conduct.at(1).airborne()).isEqualTo(1);
    assertThat(conduct.at(conduct.end()).airborne()).isZero();
    assertThat(conduct.at(conduct.end()).position()).isEqualTo(new Vec3(0, 0, 8));
  }

  @Test
  void everyKindHasMeasuresOfItsOwn() {
    var kinds = List.of("dog", "cat", "horse", "cow", "rabbit", "bird", "duck", "fish", "dolphin");
    var lengths = kinds.stream().map(k -> Animals.build(k, null, 1, 1).length()).toList();

    assertThat(lengths).doesNotHaveDuplicates().allMatch(l -> l > 0.1 && l < 4);
    assertThat(Animals.build("dog", null, 2, 1).length())
        .isEqualTo(2 * Animals.build("dog", null, 1, 1).length(), within(1e-9));
    assertThat(Animals.standIn("dog")).isNull();
    assertThat(Animals.standIn("snake")).isNotNull();
  }

  @Test
  void drawnBodiesStandOnTheGroundAndFollowTheWay() {
    for (var kind : List.of("cat", "bird", "fish")) {
      var animal = Animals.build(kind, null, 1, 1);
      var conduct = conduct(animal);
      conduct.go(0, HERE.point(0, 0, 3), animal.slow());
      var moment = conduct.at(2);
      var bodies = animal.bodies("it");
      var camera = Camera.looking(new Vec3(3, 1, 0), Vec3.ZERO, 40);
      var frame = FrameState.at(2, camera);
      animal.draw("it", moment, frame);

      assertThat(bodies).extracting(b -> b.name()).allMatch(n -> n.startsWith("it/"));
      assertThat(bodies.stream().mapToInt(b -> b.mesh().triangleCount()).sum())
          .isBetween(500, 30_000);
      if (animal.way() == Animal.Way.WALKS) assertThat(lowest(frame)).isBetween(-0.02, 0.03);
    }
  }

  private static double lowest(FrameState.Builder frame) {
    var p = Objects.requireNonNull(frame.build().deformation("it/coat")).positions();
    var low = Double.MAX_VALUE;
    for (var i = 1; i < p.length; i += 3) low = Math.min(low, p[i]);
    return low;
  }
}
