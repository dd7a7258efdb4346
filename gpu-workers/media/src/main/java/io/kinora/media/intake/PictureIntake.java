package io.kinora.media.intake;

import io.kinora.media.intake.RefusedException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Takes a picture from a stranger and makes one of our own of it. Stateless and thread-safe. */
public final class PictureIntake {
  private static final int MAX_SIDE = 8_192;
  private static final long MAX_PIXELS = 36_000_000;

  private PictureIntake() {}

  /**
   * Checks a picture and writes it anew as a PNG of the given size, without its metadata and its
   * transparency. The header is checked before anything is decoded.
   *
   * @param target file that does not exist yet or may be replaced
   * @throws RefusedException with the reason
   * @throws IOException when the fault is ours
   */
  public static void take(Path upload, int width, int height, Fit fit, Path target)
      throws IOException, RefusedException, InterruptedException {
    var kind = FileKind.of(upload)
        .filter(FileKind::isPicture)
        .orElseThrow(
            () -> new RefusedException(Reason.KIND, "the file is not a JPEG, PNG or WebP picture"));
    var header = PictureHeader.read(upload, kind);
    if (header.width() > MAX_SIDE
        || header.height() > MAX_SIDE
        || (long) header.width() * header.height() > MAX_PIXELS) {
      throw new RefusedException(
          Reason.LIMITS,
          "the picture has " + header.width() + "x" + header.height() + " pixels; at most "
              + MAX_SIDE + " a side and " + MAX_PIXELS + " in all are taken");
    }
    if (!Confined.ffmpeg(command(upload, kind, fit.filter(width, height), target))
        .succeeded()) {
      throw new RefusedException(Reason.DAMAGED, "the picture is damaged");
    }
    check(PictureHeader.read(target, FileKind.PNG), width, height);
  }

  private static List<String> command(Path upload, FileKind kind, String filter, Path target) {
    return List.of(
        "-v",
        "error",
        "-nostdin",
        "-xerror",
        "-err_detect",
        "explode",
        "-threads",
        "1",
        "-protocol_whitelist",
        "file",
        "-max_pixels",
        String.valueOf(MAX_PIXELS),
        "-f",
        kind.demuxer(),
        "-i",
        "file:" + upload.toAbsolutePath(),
        "-map_metadata",
        "-1",
        "-vf",
        filter + "setsar=1,format=rgb24,sidedata=delete",
        "-frames:v",
        "1",
        "-bitexact",
        "-threads",
        "1",
        "-c:v",
        "png",
        "-f",
        "image2pipe",
        "-y",
        "file:" + target.toAbsolutePath());
  }

  private static void check(PictureHeader made, int width, int height) throws RefusedException {
    if (made.width() == width && made.height() == height) return;
    throw new RefusedException(
        Reason.SIZE,
        "the picture is " + made.width() + "x" + made.height() + " and not " + width + "x"
            + height);
  }
}
