package io.kinora.world.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BvhTest {
  private static final int TRIANGLES = 300;
  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void findsTheSameNearestHitAsTryingEveryTriangle() {
    float[] positions = soup();
    int[] triangles = consecutive();
    var bvh = new Bvh(positions, triangles);

    assertAgreesWithBruteForce(bvh, positions, triangles);
  }

  @Test
  void followsMovedVerticesAfterRefit() {
    int[] triangles = consecutive();
    var bvh = new Bvh(soup(), triangles);

    float[] moved = soup();
    bvh.refit(moved);

    assertAgreesWithBruteForce(bvh, moved, triangles);
  }

  private void assertAgreesWithBruteForce(Bvh bvh, float[] positions, int[] triangles) {
    int hits = 0;
    for (int ray = 0; ray < 500; ray++) {
      float[] r = new float[6];
      for (int i = 0; i < 6; i++) {
        r[i] = (float) random.nextDouble(-1, 1) * (i < 3 ? 2 : 1);
      }
      var expected = bruteForce(positions, triangles, r);
      var hit = new RayHit();
      hit.reset(RayHit.FAR);
      boolean found = bvh.trace(r[0], r[1], r[2], r[3], r[4], r[5], hit, false);

      assertThat(found).isEqualTo(expected.triangle >= 0);
      if (found) {
        hits++;
        assertThat(hit.triangle).isEqualTo(expected.triangle);
        assertThat(hit.distance).isCloseTo(expected.distance, within(1e-6f));
      }
    }
    assertThat(hits).isBetween(100, 499);
  }

  private static RayHit bruteForce(float[] positions, int[] triangles, float[] r) {
    var best = new RayHit();
    best.reset(RayHit.FAR);
    for (int t = 0; t < triangles.length; t += 3) {
      var single = new Bvh(positions, new int[] {triangles[t], triangles[t + 1], triangles[t + 2]});
      if (single.trace(r[0], r[1], r[2], r[3], r[4], r[5], best, false)) {
        best.triangle = t / 3;
      }
    }
    return best;
  }

  private float[] soup() {
    var positions = new float[TRIANGLES * 9];
    for (int t = 0; t < TRIANGLES; t++) {
      for (int axis = 0; axis < 3; axis++) {
        double centre = random.nextDouble(-1, 1);
        for (int corner = 0; corner < 3; corner++) {
          positions[t * 9 + corner * 3 + axis] = (float) (centre + random.nextDouble(-0.5, 0.5));
        }
      }
    }
    return positions;
  }

  private static int[] consecutive() {
    var triangles = new int[TRIANGLES * 3];
    for (int i = 0; i < triangles.length; i++) {
      triangles[i] = i;
    }
    return triangles;
  }
}
