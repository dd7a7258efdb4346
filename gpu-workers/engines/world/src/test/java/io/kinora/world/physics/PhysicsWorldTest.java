package io.kinora.world.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PhysicsWorldTest {
  private static final Surface HARD = new Surface("concrete", 0.6, 0.6, 0.001, 0.001);
  private static final Surface BALL = new Surface("rubber", 0.8, 0.8, 1, 0.001);
  private static final Surface WOOD = new Surface("wood", 0.45, 0.4, 0.01, 0.001);

  private static PhysicsWorld world() {
    return new PhysicsWorld(PhysicsWorld.USUAL_RATE, 0);
  }

  private static void floor(PhysicsWorld world) {
    var slab = new Part(new Shape.Box(new Vec3(50, 0.5, 50)), HARD);
    world.addFixed("floor", List.of(slab), new Vec3(0, -0.5, 0), Quat.IDENTITY);
  }

  private static Body ball(PhysicsWorld world, String name, double radius, double mass, Vec3 at) {
    var part = new Part(new Shape.Sphere(radius), BALL);
    return world.add(BodySpec.atRest(name, List.of(part), mass, true, at, Quat.IDENTITY));
  }

  private static Body block(PhysicsWorld world, String name, double size, double density, Vec3 at) {
    var part = new Part(new Shape.Box(new Vec3(size / 2, size / 2, size / 2)), WOOD);
    var mass = density * size * size * size;
    return world.add(BodySpec.atRest(name, List.of(part), mass, false, at, Quat.IDENTITY));
  }

  private static void run(PhysicsWorld world, double seconds) {
    for (var i = Math.round(seconds * world.rate()); i > 0; i--) world.step();
  }

  @Test
  void freeFallFollowsGravity() {
    try (var world = world()) {
      var stone = ball(world, "stone", 0.05, 2, new Vec3(0, 20, 0));

      run(world, 1);

      assertThat(20 - stone.position().y()).isCloseTo(0.5 * 9.81, within(0.03));
      assertThat(stone.velocity().y()).isCloseTo(-9.81, within(0.05));
    }
  }

  @Test
  void blowsOfManyThatLandTogetherAreAllTold() {
    try (var world = world()) {
      floor(world);
      for (var i = 0; i < 6; i++) ball(world, "ball " + i, 0.12, 5, new Vec3(i, 1.12, 0));

      run(world, Math.sqrt(2 / 9.81) + 0.1);

      var fast = Math.sqrt(2 * 9.81);
      for (var i = 0; i < 6; i++) {
        var blow = world.contacts().of("ball " + i).findFirst().orElseThrow();
        assertThat(blow.speed()).isCloseTo(fast, within(0.15));
        assertThat(blow.impulse()).isBetween(5 * fast, 5 * fast * 2.1);
      }
    }
  }

  @Test
  void ballReboundsToTheSquareOfItsRestitution() {
    try (var world = world()) {
      floor(world);
      var ball = ball(world, "ball", 0.12, 5, new Vec3(0, 2.12, 0));

      run(world, Math.sqrt(2 * 2 / 9.81) + 0.05);
      var apex = 0.0;
      for (var i = 0; i < 300; i++) {
        world.step();
        apex = Math.max(apex, ball.position().y() - 0.12);
      }

      var e = Surface.restitution(BALL, HARD);
      assertThat(apex).isCloseTo(e * e * 2, within(0.03));
    }
  }

  @Test
  void impactImpulseEqualsTheChangeOfMomentum() {
    try (var world = world()) {
      floor(world);
      ball(world, "ball", 0.12, 5, new Vec3(0, 2.12, 0));

      run(world, 0.8);

      var hit = world.contacts().impacts().get(0);
      var v = Math.sqrt(2 * 9.81 * 2);
      assertThat(hit.between("ball", "floor")).isTrue();
      assertThat(hit.speed()).isCloseTo(v, within(0.1));
      assertThat(hit.impulse()).isCloseTo(5 * v * 1.8, within(5 * v * 0.03));
      assertThat(hit.time()).isCloseTo(Math.sqrt(2 * 2 / 9.81), within(0.006));
    }
  }

  @Test
  void collisionKeepsMomentum() {
    try (var world = world()) {
      var a = ball(world, "a", 0.1, 1, new Vec3(-1, 50, 0));
      var b = ball(world, "b", 0.1, 3, new Vec3(0, 50, 0.05));
      a.launch(new Vec3(6, 0, 0), Vec3.ZERO);

      run(world, 0.3);

      var p = a.velocity().times(1).plus(b.velocity().times(3));
      assertThat(b.velocity().x()).isGreaterThan(1);
      assertThat(p.x()).isCloseTo(6, within(0.06));
      assertThat(p.z()).isCloseTo(0, within(0.02));
    }
  }

  @Test
  void restingBallMakesNoFurtherImpacts() {
    try (var world = world()) {
      floor(world);
      ball(world, "ball", 0.12, 0.6, new Vec3(0, 0.3, 0));

      run(world, 6);

      var impacts = world.contacts().of("ball").toList();
      assertThat(impacts).hasSizeBetween(3, 20);
      assertThat(impacts).allMatch(i -> i.time() < 4);
      assertThat(impacts.get(0).impulse())
          .isGreaterThan(5 * impacts.get(impacts.size() - 1).impulse());
    }
  }

  @Test
  void rollingBallLeavesARubAndComesToRest() {
    try (var world = world()) {
      floor(world);
      var ball = ball(world, "ball", 0.12, 0.6, new Vec3(0, 0.12, 0));
      ball.launch(new Vec3(1, 0, 0), Vec3.ZERO);

      run(world, 20);

      var rub = world.contacts().rubs().get(0);
      assertThat(rub.samples()).hasSizeGreaterThan(50);
      assertThat(rub.samples().get(10).force()).isCloseTo(0.6 * 9.81, within(0.6));
      assertThat(ball.velocity().length()).isLessThan(0.05);
      assertThat(ball.position().x()).isBetween(0.5, 15.0);
    }
  }

  @Test
  void stackOfBlocksStandsUntilItIsHit() {
    try (var world = world()) {
      floor(world);
      Body top = block(world, "block0", 0.2, 600, new Vec3(0, 0.1, 0));
      for (var i = 1; i < 6; i++)
        top = block(world, "block" + i, 0.2, 600, new Vec3(0, 0.1 + 0.2 * i, 0));

      run(world, 3);
      var still = top.position();
      var ball = ball(world, "ball", 0.15, 3, new Vec3(-2, 0.7, 0));
      ball.launch(new Vec3(8, 1, 0), Vec3.ZERO);
      run(world, 2);

      assertThat(still.distance(new Vec3(0, 1.1, 0))).isLessThan(0.01);
      assertThat(top.position().y()).isLessThan(0.5);
    }
  }

  @Test
  void lightBlockFloatsWithItsWeightInWater() {
    try (var world = world()) {
      world.fill(new Water.Basin(0, -5, 5, -5, 5));
      var block = block(world, "block", 0.4, 600, new Vec3(0, 0.5, 0));

      run(world, 12);

      var depth = 0.4 * 600 / Water.FRESH;
      assertThat(block.position().y()).isCloseTo(0.2 - depth, within(0.012));
      assertThat(block.submerged()).isCloseTo(600 / Water.FRESH, within(0.03));
      assertThat(block.velocity().length()).isLessThan(0.02);
    }
  }

  @Test
  void heavyBlockSinksToTheGround() {
    try (var world = world()) {
      var ground = new Part(new Shape.Box(new Vec3(5, 0.5, 5)), HARD);
      world.addFixed("ground", List.of(ground), new Vec3(0, -2.5, 0), Quat.IDENTITY);
      world.fill(new Water.Basin(0, -5, 5, -5, 5));
      var block = block(world, "block", 0.2, 2500, new Vec3(0, 1, 0));

      run(world, 6);

      assertThat(block.position().y()).isCloseTo(-1.9, within(0.03));
      assertThat(world.contacts().splashes()).hasSize(1);
      assertThat(world.contacts().splashes().get(0).speed())
          .isCloseTo(Math.sqrt(2 * 9.81 * 0.9), within(0.2));
    }
  }

  @Test
  void veryLightBallDoesNotJumpOutOfTheWater() {
    try (var world = world()) {
      world.fill(new Water.Basin(0, -5, 5, -5, 5));
      var ball = ball(world, "beachball", 0.2, 0.1, new Vec3(0, 2, 0));

      var highest = 0.0;
      run(world, 1);
      for (var i = 0; i < 4800; i++) {
        world.step();
        highest = Math.max(highest, ball.position().y());
      }

      assertThat(highest).isLessThan(2);
      assertThat(ball.position().y()).isBetween(0.1, 0.25);
    }
  }

  @Test
  void backspinCarriesABallFurther() {
    var plain = flight(0);
    var back = flight(40);

    assertThat(back).isGreaterThan(plain + 0.2);
  }

  private static double flight(double backspin) {
    try (var world = world()) {
      var ball = ball(world, "ball", 0.12, 0.6, new Vec3(0, 2, 0));
      ball.launch(new Vec3(12, 6, 0), new Vec3(0, 0, backspin));
      while (ball.position().y() > 0) world.step();
      return ball.position().x();
    }
  }

  @Test
  void ballFallingThroughANetIsHeldBack() {
    try (var world = world()) {
      world.add(VerletSheet.net(new Vec3(0, 3.05, 0), 0.2286, 0.45, 12, 7));
      var free = ball(world, "free", 0.12, 0.62, new Vec3(3, 3.5, 0));
      var caught = ball(world, "caught", 0.12, 0.62, new Vec3(0.02, 3.5, 0));

      run(world, 0.6);

      assertThat(caught.position().y()).isLessThan(2.4);
      assertThat(caught.velocity().y()).isGreaterThan(free.velocity().y() + 0.3);
    }
  }

  @Test
  void carriedBodyPushesOthersAndKeepsItsSpeedWhenReleased() {
    try (var world = world()) {
      floor(world);
      var foot = ball(world, "foot", 0.1, 3, new Vec3(-0.5, 0.15, 0));
      var block = block(world, "block", 0.3, 100, new Vec3(0.3, 0.15, 0));

      for (var i = 0; i < 120; i++) {
        foot.carryTo(
            new Vec3(-0.5 + 2.4 * (i + 1) / 480.0 * 1.5, 0.15, 0),
            Quat.IDENTITY,
            world.stepSeconds());
        world.step();
      }
      foot.release();

      assertThat(block.position().x()).isGreaterThan(0.35);
      assertThat(foot.velocity().x()).isCloseTo(3.6, within(0.01));
    }
  }

  @Test
  void sameStartGivesTheSameBitsEvenBesideAnotherWorld() throws Exception {
    var alone = tumble();
    var pool = Executors.newFixedThreadPool(2);
    try {
      var both = pool.invokeAll(
          List.<Callable<Long>>of(PhysicsWorldTest::tumble, PhysicsWorldTest::tumble));

      for (var future : both) assertThat(future.get()).isEqualTo(alone);
    } finally {
      pool.shutdownNow();
    }
  }

  private static long tumble() {
    try (var world = world()) {
      floor(world);
      for (var i = 0; i < 12; i++) {
        block(world, "b" + i, 0.2, 600, new Vec3(0.03 * (i % 3), 0.2 + 0.25 * i, 0.02 * (i % 2)));
      }
      run(world, 2);
      var hash = 17L;
      for (var b : world.bodies()) {
        var p = b.position();
        for (var v : new double[] {p.x(), p.y(), p.z()})
          hash = hash * 31 + Double.doubleToLongBits(v);
      }
      return hash;
    }
  }
}
