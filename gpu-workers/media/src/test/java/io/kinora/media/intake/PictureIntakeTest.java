package io.kinora.media.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kinora.media.Images;
import io.kinora.media.RgbImage;
import io.kinora.media.intake.RefusedException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureIntakeTest {
  private static final int RED = 200;

  @TempDir
  Path folder;

  private Path target;

  @BeforeEach
  void choose() {
    target = folder.resolve("taken.png");
  }

  /** Red on the left half, blue on the right. */
  private static RgbImage halves(int width, int height) {
    var rgb = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        rgb[(y * width + x) * 3 + (x < width / 2 ? 0 : 2)] = (byte) RED;
      }
    }
    return new RgbImage(width, height, rgb);
  }

  private Path picture(String name, int width, int height) throws IOException {
    var file = folder.resolve(name);
    if (name.endsWith("png")) Images.writePng(file, halves(width, height));
    if (name.endsWith("jpg")) Images.writeJpeg(file, halves(width, height));
    if (name.endsWith("webp")) Images.writeWebp(file, halves(width, height));
    return file;
  }

  private RefusedException refusal(Path file, int width, int height, Fit fit) {
    return catchThrowableOfType(
        RefusedException.class, () -> PictureIntake.take(file, width, height, fit, target));
  }

  @Test
  void everyKindBecomesAPngOfTheSameSize() throws Exception {
    for (var name : new String[] {"a.png", "a.jpg", "a.webp"}) {
      PictureIntake.take(picture(name, 64, 48), 64, 48, Fit.EXACT, target);

      assertThat(FileKind.of(target)).contains(FileKind.PNG);
      var taken = Images.read(target);
      assertThat(taken.width()).isEqualTo(64);
      assertThat(taken.channel(5, 20, 0)).isBetween(RED - 25, RED + 25);
      assertThat(taken.channel(60, 20, 2)).isBetween(RED - 25, RED + 25);
    }
  }

  @Test
  void theSamePictureGivesTheSameBytes() throws Exception {
    var file = picture("a.jpg", 64, 48);
    PictureIntake.take(file, 64, 48, Fit.EXACT, target);
    var first = Files.readAllBytes(target);

    PictureIntake.take(file, 64, 48, Fit.EXACT, target);

    assertThat(Files.readAllBytes(target)).isEqualTo(first);
  }

  @Test
  void anotherSizeIsRefusedUnlessAFitIsAskedFor() throws Exception {
    var file = picture("a.png", 100, 50);

    assertThat(refusal(file, 64, 64, Fit.EXACT).reason()).isEqualTo(Reason.SIZE);
    PictureIntake.take(file, 64, 64, Fit.CROP, target);
    assertThat(Images.read(target).channel(32, 2, 0) + Images.read(target).channel(32, 2, 2))
        .isGreaterThan(100);
    PictureIntake.take(file, 64, 64, Fit.CONTAIN, target);
    assertThat(Images.read(target).channel(10, 2, 0)).isLessThan(8);
    assertThat(Images.read(target).channel(10, 32, 0)).isGreaterThan(150);
    PictureIntake.take(file, 64, 64, Fit.STRETCH, target);
    assertThat(Images.read(target).channel(10, 2, 0)).isGreaterThan(150);
    assertThat(Images.read(target).height()).isEqualTo(64);
  }

  @Test
  void aPictureBombIsRefusedByItsHeader() throws Exception {
    var refused = refusal(bomb(60_000, 60_000), 64, 64, Fit.CROP);

    assertThat(refused.reason()).isEqualTo(Reason.LIMITS);
    assertThat(refused).hasMessageContaining("60000x60000");
    assertThat(target).doesNotExist();
  }

  /** A PNG whose header promises what its few bytes of data do not hold. */
  private Path bomb(int width, int height) throws IOException {
    var header = new ByteArrayOutputStream();
    var data = new DataOutputStream(header);
    data.writeInt(width);
    data.writeInt(height);
    data.write(new byte[] {8, 2, 0, 0, 0});
    var bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    chunk(bytes, "IHDR", header.toByteArray());
    chunk(bytes, "IDAT", new byte[64]);
    chunk(bytes, "IEND", new byte[0]);
    return Files.write(folder.resolve("bomb.png"), bytes.toByteArray());
  }

  private static void chunk(ByteArrayOutputStream to, String type, byte[] content)
      throws IOException {
    var data = new DataOutputStream(to);
    data.writeInt(content.length);
    var name = type.getBytes(StandardCharsets.US_ASCII);
    data.write(name);
    data.write(content);
    var sum = new CRC32();
    sum.update(name);
    sum.update(content);
    data.writeInt((int) sum.getValue());
  }

  @Test
  void aFileThatIsCutOffIsRefused() throws Exception {
    for (var name : new String[] {"a.png", "a.jpg", "a.webp"}) {
      var whole = Files.readAllBytes(picture(name, 320, 240));
      var file =
          Files.write(folder.resolve("cut-" + name), Arrays.copyOf(whole, whole.length * 2 / 3));

      assertThat(refusal(file, 320, 240, Fit.EXACT).reason()).as(name).isEqualTo(Reason.DAMAGED);
    }
  }

  @Test
  void whatIsNoPictureIsToldByItsBytes() throws Exception {
    var text = Files.writeString(folder.resolve("a.png"), "https://example.com/a.png");

    assertThat(refusal(text, 64, 64, Fit.EXACT).reason()).isEqualTo(Reason.KIND);
  }

  @Test
  void aHeaderWithoutAPictureIsRefused() throws Exception {
    var jpeg = Files.write(folder.resolve("a.jpg"), new byte[] {(byte) 0xff, (byte) 0xd8, -1, 0});

    assertThat(refusal(jpeg, 64, 64, Fit.EXACT).reason()).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void aMissingFileIsOurOwnFault() {
    assertThatThrownBy(() -> PictureIntake.take(folder.resolve("none"), 64, 64, Fit.EXACT, target))
        .isInstanceOf(IOException.class);
  }
}
