package io.kinora.server.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.protocol.PreviewPicture;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PreviewsTest {
  private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ffe000104a464946ffd9");

  @Test
  void aPictureBeginsAndEndsAsAJpegFileDoes() {
    assertThat(Previews.isPicture(JPEG)).isTrue();

    assertThat(Previews.isPicture(Arrays.copyOf(JPEG, JPEG.length - 1))).isFalse();
    assertThat(Previews.isPicture(Arrays.copyOfRange(JPEG, 1, JPEG.length))).isFalse();
    assertThat(Previews.isPicture(HexFormat.of().parseHex("ffd8ffd9"))).isFalse();
    assertThat(Previews.isPicture(new byte[0])).isFalse();
  }

  @Test
  void aPictureIsNoLargerThanItsBound() {
    assertThat(Previews.isPicture(ofSize(PreviewPicture.MAX_BYTES))).isTrue();
    assertThat(Previews.isPicture(ofSize(PreviewPicture.MAX_BYTES + 1))).isFalse();
  }

  private static byte[] ofSize(int bytes) {
    var large = Arrays.copyOf(JPEG, bytes);
    large[bytes - 2] = (byte) 0xff;
    large[bytes - 1] = (byte) 0xd9;
    return large;
  }
}
