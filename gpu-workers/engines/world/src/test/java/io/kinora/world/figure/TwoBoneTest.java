package io.kinora.world.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.world.geom.Vec3;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TwoBoneTest {
  @Test
  void reachesEveryTargetWithinReachAndKeepsBothBones() {
    var random = new SplittableRandom(3);
    for (var k = 0; k < 500; k++) {
      var start = new Vec3(random.nextDouble(), random.nextDouble(), random.nextDouble());
      var direction = new Vec3(
              random.nextDouble() - 0.5, random.nextDouble() - 0.5, random.nextDouble() - 0.5)
          .unit();
      var target = start.plus(direction, 0.2 + 0.3 * random.nextDouble());

      var limb = TwoBone.solve(start, target, 0.285, 0.25, Vec3.Z);

      assertThat(limb.end().distance(target)).isLessThan(1e-9);
      assertThat(limb.middle().distance(start)).isEqualTo(0.285, within(1e-9));
      assertThat(limb.middle().distance(limb.end())).isEqualTo(0.25, within(1e-9));
    }
  }

  @Test
  void stretchesTowardsATargetOutOfReach() {
    var limb = TwoBone.solve(Vec3.ZERO, new Vec3(0, -3, 0), 0.4, 0.4, Vec3.Z);

    assertThat(limb.end().y()).isEqualTo(-0.8 * TwoBone.STRETCH, within(1e-9));
    assertThat(limb.middle().z()).isPositive();
  }

  @Test
  void bendsTowardsThePole() {
    var limb = TwoBone.solve(Vec3.ZERO, new Vec3(0, -0.6, 0), 0.4, 0.4, Vec3.X);

    assertThat(limb.middle().x()).isGreaterThan(0.2);
    assertThat(limb.middle().z()).isEqualTo(0, within(1e-9));
  }
}
