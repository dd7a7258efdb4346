package io.kinora.media.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.FrameRate;
import io.kinora.media.Mp4Format;
import io.kinora.media.Mp4Writer;
import io.kinora.media.intake.RefusedException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipIntakeTest {
  private static final ClipIntake.Limits LIMITS = new ClipIntake.Limits(4, 1920 * 1088);

  @TempDir
  Path folder;

  private Path clip(String name, int width, int height, int frames) throws IOException {
    var file = folder.resolve(name);
    var random = new Random(7);
    try (var writer = new Mp4Writer(file, Mp4Format.of(width, height, FrameRate.of(10), 1))) {
      for (int i = 0; i < frames; i++) {
        var rgb = new byte[width * height * 3];
        random.nextBytes(rgb);
        writer.video(rgb);
      }
      writer.finish();
    }
    return file;
  }

  private static RefusedException refusal(Path file, ClipIntake.Limits limits) {
    return catchThrowableOfType(RefusedException.class, () -> ClipIntake.check(file, limits));
  }

  @Test
  void aClipIsDescribedAsItDecodes() throws Exception {
    var clip = ClipIntake.check(clip("a.mp4", 128, 72, 25), LIMITS);

    assertThat(clip.kind()).isEqualTo(FileKind.MP4);
    assertThat(clip.width()).isEqualTo(128);
    assertThat(clip.height()).isEqualTo(72);
    assertThat(clip.frames()).isEqualTo(25);
    assertThat(clip.seconds()).isCloseTo(2.5, within(0.1));
    assertThat(clip.sound()).isTrue();
  }

  @Test
  void whatIsTooLongOrTooLargeIsRefused() throws Exception {
    var long5 = clip("a.mp4", 128, 72, 50);

    assertThat(refusal(long5, LIMITS).reason()).isEqualTo(Reason.LIMITS);
    assertThat(refusal(long5, new ClipIntake.Limits(10, 64 * 64)).reason())
        .isEqualTo(Reason.LIMITS);
  }

  @Test
  void aFileThatIsCutOffIsRefused() throws Exception {
    var whole = Files.readAllBytes(clip("a.mp4", 128, 72, 25));
    var file = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length * 2 / 3));

    assertThat(refusal(file, LIMITS).reason()).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void aPlaylistInsideAnMp4OpensNothing() throws Exception {
    var inside = clip("secret.mp4", 128, 72, 10);
    var list =
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:" + inside + "\n#EXT-X-ENDLIST\n";
    var plain = Files.writeString(folder.resolve("list.mp4"), list);
    var head = "\0\0\0\u0018ftypisom\0\0\2\0isomiso2";
    var wrapped = Files.write(
        folder.resolve("wrapped.mp4"), (head + list).getBytes(StandardCharsets.ISO_8859_1));

    assertThat(refusal(plain, LIMITS).reason()).isEqualTo(Reason.KIND);
    assertThat(refusal(wrapped, LIMITS).reason()).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void aPictureIsNoClip() throws Exception {
    var file =
        Files.write(folder.resolve("a.mp4"), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0});

    assertThat(refusal(file, LIMITS).reason()).isEqualTo(Reason.KIND);
  }

  @Test
  void aClipWithoutPicturesIsRefused() throws Exception {
    var file = Files.write(
        folder.resolve("a.mp4"),
        "\0\0\0\u0018ftypisom\0\0\2\0isomiso2\0\0\0\bmoov".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(refusal(file, LIMITS)).isNotNull();
  }
}
