package io.kinora.remote.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.RgbImage;
import org.junit.jupiter.api.Test;

class FitTest {
  @Test
  void aPictureOfTheSameShapeIsOnlyScaled() {
    var fit = Fit.cover(640, 360, 1280, 720);

    assertThat(fit.crops()).isFalse();
    assertThat(fit.scaledWidth()).isEqualTo(1280);
  }

  @Test
  void aWiderPictureLosesItsSidesEvenly() {
    var fit = Fit.cover(8, 2, 4, 2);
    var rgb = new byte[8 * 2 * 3];
    for (var x = 0; x < 8; x++) rgb[x * 3] = rgb[(8 + x) * 3] = (byte) x;

    var cut = fit.crop(new RgbImage(8, 2, rgb));

    assertThat(new byte[] {cut[0], cut[3], cut[6], cut[9]}).containsExactly(2, 3, 4, 5);
  }

  @Test
  void bothSidesAreAlwaysCovered() {
    for (var width = 16; width < 200; width += 7) {
      var fit = Fit.cover(width, 97, 128, 72);
      assertThat(fit.scaledWidth()).isGreaterThanOrEqualTo(128);
      assertThat(fit.scaledHeight()).isGreaterThanOrEqualTo(72);
    }
  }
}
