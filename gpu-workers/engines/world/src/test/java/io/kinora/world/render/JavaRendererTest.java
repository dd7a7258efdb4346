package io.kinora.world.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JavaRendererTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;

  @ParameterizedTest
  @EnumSource(Tier.class)
  void pictureDoesNotDependOnTheNumberOfThreads(Tier tier) {
    byte[] alone = last(tier, Style.CINEMATIC, 1);
    byte[] together = last(tier, Style.CINEMATIC, 3);

    assertThat(together).isEqualTo(alone);
  }

  @Test
  void ballShadesTheGroundBeneathIt() {
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    try (var renderer =
        new JavaRenderer(DemoScenes.ball(), WIDTH, HEIGHT, Tier.QUALITY, Style.REALISTIC, 2)) {
      renderer.render(DemoScenes.ballFrame(0), rgb);
    }

    assertThat(luminance(rgb, WIDTH / 2, HEIGHT * 69 / 100))
        .isLessThan(0.6 * luminance(rgb, 12, HEIGHT * 69 / 100));
  }

  @Test
  void movedBodyLeavesItsOldPlace() {
    byte[] before = new byte[WIDTH * HEIGHT * 3];
    byte[] after = new byte[WIDTH * HEIGHT * 3];
    try (var renderer =
        new JavaRenderer(DemoScenes.ball(), WIDTH, HEIGHT, Tier.DRAFT, Style.REALISTIC, 2)) {
      renderer.render(DemoScenes.ballFrame(0), before);
      renderer.render(DemoScenes.ballFrame(1.5), after);
    }

    int middle = (HEIGHT / 2 * WIDTH + WIDTH / 2) * 3;
    assertThat(before[middle] & 255).isGreaterThan((before[middle + 2] & 255) + 40);
    assertThat(after[middle] & 255).isLessThan((after[middle + 2] & 255) + 40);
  }

  @Test
  void draftLooksLikeAFrameThatIsLitAfresh() {
    byte[] later = new byte[WIDTH * HEIGHT * 3];
    byte[] fresh = new byte[WIDTH * HEIGHT * 3];
    try (var running =
            new JavaRenderer(DemoScenes.ball(), WIDTH, HEIGHT, Tier.DRAFT, Style.CLAY, 2);
        var single =
            new JavaRenderer(DemoScenes.ball(), WIDTH, HEIGHT, Tier.DRAFT, Style.CLAY, 2)) {
      for (int i = 0; i < 4; i++) {
        running.render(DemoScenes.ballFrame(0.1 * i), later);
      }
      single.render(DemoScenes.ballFrame(0.3), fresh);
    }

    assertThat(meanDifference(later, fresh)).isLessThan(3);
  }

  private static double meanDifference(byte[] a, byte[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 255) - (b[i] & 255));
    }
    return sum / a.length;
  }

  @Test
  void everyStyleLooksDifferent() {
    var seen = new HashSet<Integer>();
    for (var style : Style.values()) {
      seen.add(Arrays.hashCode(last(Tier.DRAFT, style, 2)));
    }

    assertThat(seen).hasSameSizeAs(Style.values());
  }

  private static byte[] last(Tier tier, Style style, int threads) {
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    try (var renderer = new JavaRenderer(DemoScenes.ball(), WIDTH, HEIGHT, tier, style, threads)) {
      for (int i = 0; i < 3; i++) {
        renderer.render(DemoScenes.ballFrame(i * 0.1), rgb);
      }
    }
    return rgb;
  }

  private static double luminance(byte[] rgb, int x, int y) {
    int p = (y * WIDTH + x) * 3;
    return 0.21 * (rgb[p] & 255) + 0.72 * (rgb[p + 1] & 255) + 0.07 * (rgb[p + 2] & 255);
  }
}
