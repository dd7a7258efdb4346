package io.kinora.media.intake;

import io.kinora.media.Watermark;
import io.kinora.media.intake.RefusedException.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * Looks for the invisible mark in a video from a stranger, also in one that is damaged here and
 * there. Stateless and thread-safe.
 */
public final class MarkReader {
  private MarkReader() {}

  /**
   * The payload of a mark, or empty where there is none.
   *
   * @param scratch a file that does not exist and that the caller deletes
   * @throws RefusedException where the file is no video or nothing of it can be decoded
   * @throws IOException when the fault is ours
   */
  public static OptionalInt read(
      Path upload, Path scratch, Watermark watermark, ClipIntake.Limits limits)
      throws IOException, RefusedException, InterruptedException {
    var kind = FileKind.of(upload)
        .filter(candidate -> !candidate.isPicture())
        .orElseThrow(
            () -> new RefusedException(Reason.KIND, "the file is not an MP4 or WebM video"));
    Confined.ffmpeg(List.of(
        "-v",
        "error",
        "-nostdin",
        "-nostats",
        "-threads",
        "2",
        "-protocol_whitelist",
        "file",
        "-max_pixels",
        String.valueOf(limits.pixels()),
        "-f",
        kind.demuxer(),
        "-i",
        "file:" + upload.toAbsolutePath(),
        "-map",
        "0:v:0",
        "-t",
        String.valueOf(limits.seconds()),
        "-frames:v",
        String.valueOf(limits.frames()),
        "-fps_mode:v",
        "passthrough",
        "-vf",
        "scale=" + Watermark.GRID + ":flags=area",
        "-pix_fmt",
        "gray16le",
        "-f",
        "rawvideo",
        "file:" + scratch.toAbsolutePath()));
    if (!Files.exists(scratch)) throw unreadable();
    var detector = watermark.detector();
    var frames = 0;
    try (var cells = new BufferedInputStream(Files.newInputStream(scratch))) {
      for (var frame = cells.readNBytes(Watermark.GRID_BYTES);
          frame.length == Watermark.GRID_BYTES;
          frame = cells.readNBytes(Watermark.GRID_BYTES)) {
        detector.addGrid(frame);
        frames++;
      }
    }
    if (frames == 0) throw unreadable();
    return detector.payload();
  }

  private static RefusedException unreadable() {
    return new RefusedException(Reason.DAMAGED, "no picture of the video can be decoded");
  }
}
