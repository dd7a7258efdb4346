package io.kinora.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({"160,90", "161,91", "1,1", "7,3"})
  void pngKeepsEveryPixel(int width, int height) throws Exception {
    var image = TestClips.picture(width, height, 2);
    var file = folder.resolve("a.png");
    Images.writePng(file, image);
    assertThat(Images.read(file).rgb()).isEqualTo(image.rgb());
  }

  @ParameterizedTest
  @CsvSource({"160,90", "161,91"})
  void webpLooksLikeThePicture(int width, int height) throws Exception {
    var image = TestClips.picture(width, height, 2);
    var file = folder.resolve("a.webp");
    Images.writeWebp(file, image);
    var head = new String(Files.readAllBytes(file), 0, 12, StandardCharsets.ISO_8859_1);
    assertThat(head).startsWith("RIFF").endsWith("WEBP");
    assertThat(Psnr.of(image, Images.read(file))).isGreaterThan(30);
  }

  @ParameterizedTest
  @CsvSource({"160,90", "161,91"})
  void jpegLooksLikeThePicture(int width, int height) throws Exception {
    var image = TestClips.picture(width, height, 2);
    var file = folder.resolve("a.jpg");
    Images.writeJpeg(file, image);
    assertThat(Files.readAllBytes(file)).startsWith(0xff, 0xd8, 0xff);
    assertThat(Psnr.of(image, Images.read(file))).isGreaterThan(30);
  }

  @Test
  void sheetShowsFramesInOrder() throws Exception {
    var sheet = new SpriteSheet(2, 2, 8, 6);
    for (var shade : new int[] {0, 80, 160, 240}) sheet.add(flat(40, 30, shade));
    var image = sheet.image();
    assertThat(image.width()).isEqualTo(16);
    assertThat(image.height()).isEqualTo(12);
    assertThat(image.channel(4, 3, 0)).isZero();
    assertThat(image.channel(12, 3, 0)).isEqualTo(80);
    assertThat(image.channel(4, 9, 0)).isEqualTo(160);
    assertThat(image.channel(12, 9, 0)).isEqualTo(240);
    assertThatThrownBy(() -> sheet.add(flat(4, 4, 0))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sheetSpreadsItsCellsOverTheVideo() {
    var sheet = new SpriteSheet(5, 2, 8, 6);
    assertThat(sheet.frameFor(0, 240)).isEqualTo(12);
    assertThat(sheet.frameFor(9, 240)).isEqualTo(228);
    assertThat(sheet.frameFor(9, 1)).isZero();
  }

  @Test
  void unwritableFolderIsOneClearError() {
    var file = folder.resolve("none").resolve("a.png");
    assertThatThrownBy(() -> Images.writePng(file, flat(4, 4, 0)))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining(file.toString());
  }

  private static RgbImage flat(int width, int height, int shade) {
    var rgb = new byte[width * height * 3];
    java.util.Arrays.fill(rgb, (byte) shade);
    return new RgbImage(width, height, rgb);
  }
}
