package io.kinora.media.intake;

import io.kinora.media.MediaException;
import io.kinora.media.intake.RefusedException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks into a clip from a stranger, and decodes the whole of it. Stateless and thread-safe. */
public final class ClipIntake {
  private static final int MAX_RATE = 120;
  /** Enough to be told how large a picture is that is too large. */
  private static final int PROBED_PIXELS = 40_000_000;

  private static final Set<String> PICTURE_CODECS =
      Set.of("h264", "hevc", "vp8", "vp9", "av1", "mpeg4");

  private ClipIntake() {}

  /**
   * What is taken.
   *
   * @param seconds the longest clip
   * @param pixels the largest picture, width by height
   */
  public record Limits(double seconds, int pixels) {
    long frames() {
      return (long) Math.ceil(seconds * MAX_RATE);
    }
  }

  /**
   * Checks a clip.
   *
   * @throws RefusedException with the reason
   * @throws IOException when the fault is ours
   */
  public static Clip check(Path upload, Limits limits)
      throws IOException, RefusedException, InterruptedException {
    var kind = FileKind.of(upload)
        .filter(candidate -> !candidate.isPicture())
        .orElseThrow(
            () -> new RefusedException(Reason.KIND, "the file is not an MP4 or WebM video"));
    var described = describe(upload, kind, limits);
    var track = described.picture();
    if ((long) track.width() * track.height() > limits.pixels()) {
      throw new RefusedException(
          Reason.LIMITS,
          "the video has " + track.width() + "x" + track.height() + " pixels; at most "
              + limits.pixels() + " are taken");
    }
    if (described.seconds() > limits.seconds()) throw tooLong(limits);
    var decoded = decode(upload, kind, limits);
    if (decoded.seconds() > limits.seconds()) throw tooLong(limits);
    if (decoded.frames() > limits.frames()) {
      throw new RefusedException(
          Reason.LIMITS, "the video has more than " + limits.frames() + " frames");
    }
    if (decoded.frames() == 0 || decoded.frames() < track.frames() - 2) throw damaged();
    return new Clip(
        kind,
        track.width(),
        track.height(),
        decoded.frames(),
        decoded.seconds(),
        described.sound());
  }

  private static RefusedException tooLong(Limits limits) {
    return new RefusedException(
        Reason.LIMITS, "the video is longer than " + limits.seconds() + " seconds");
  }

  private static RefusedException damaged() {
    return new RefusedException(Reason.DAMAGED, "the video is damaged or cut off");
  }

  /** @param frames as the container says, 0 where it says nothing */
  private record Track(int width, int height, int frames) {}

  private record Description(Track picture, double seconds, boolean sound) {}

  private static Description describe(Path upload, FileKind kind, Limits limits)
      throws MediaException, RefusedException, InterruptedException {
    var result = Confined.ffprobe(List.of(
        "-v",
        "error",
        "-protocol_whitelist",
        "file",
        "-max_pixels",
        String.valueOf(PROBED_PIXELS),
        "-f",
        kind.demuxer(),
        "-show_entries",
        "format=duration:stream=codec_type,codec_name,width,height,nb_frames",
        "-of",
        "flat",
        "-i",
        "file:" + upload.toAbsolutePath()));
    if (!result.succeeded()) throw damaged();
    var values = values(result.output());
    Track picture = null;
    boolean sound = false;
    for (int i = 0; values.containsKey(key(i, "codec_type")); i++) {
      var type = values.get(key(i, "codec_type"));
      if ("audio".equals(type)) sound = true;
      if ("video".equals(type) && picture == null) picture = track(values, i);
    }
    if (picture == null) throw new RefusedException(Reason.KIND, "the file has no pictures");
    return new Description(picture, number(values.get("format.duration")), sound);
  }

  private static Track track(Map<String, String> values, int index) throws RefusedException {
    var codec = values.getOrDefault(key(index, "codec_name"), "unknown");
    if (!PICTURE_CODECS.contains(codec)) {
      throw new RefusedException(Reason.KIND, "videos in the codec '" + codec + "' are not taken");
    }
    return new Track(
        (int) number(values.get(key(index, "width"))),
        (int) number(values.get(key(index, "height"))),
        (int) number(values.get(key(index, "nb_frames"))));
  }

  private static String key(int stream, String name) {
    return "streams.stream." + stream + "." + name;
  }

  private record Decoded(int frames, double seconds) {}

  private static Decoded decode(Path upload, FileKind kind, Limits limits)
      throws MediaException, RefusedException, InterruptedException {
    var result = Confined.ffmpeg(List.of(
        "-v",
        "error",
        "-nostdin",
        "-nostats",
        "-xerror",
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
        "-map",
        "0:a:0?",
        "-t",
        String.valueOf(limits.seconds() + 1),
        "-frames:v",
        String.valueOf(limits.frames() + 1),
        "-fps_mode:v",
        "passthrough",
        "-stats_period",
        "30",
        "-progress",
        "pipe:1",
        "-f",
        "null",
        "-"));
    if (!result.succeeded()) throw damaged();
    var values = values(result.output());
    return new Decoded((int) number(values.get("frame")), number(values.get("out_time_us")) / 1e6);
  }

  /** The last value of each name; both programs write one to a line. */
  private static Map<String, String> values(String output) {
    Map<String, String> values = new HashMap<>();
    for (var line : output.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals < 0) continue;
      values.put(
          line.substring(0, equals).strip(), line.substring(equals + 1).strip().replace("\"", ""));
    }
    return values;
  }

  /** 0 where there is none. */
  private static double number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,15}(\\.[0-9]+)?") ? Double.parseDouble(text) : 0;
  }
}
