package io.kinora.media;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;

/** Tells what is in a media file. Stateless and thread-safe. */
public final class Mp4Probe {
  private static final double CONTAINER_TICKS_PER_SECOND = 1e6;

  private Mp4Probe() {}

  /**
   * Reads a file's description.
   *
   * @throws MediaException where the file is missing, damaged or of another kind
   */
  public static MediaInfo probe(Path file) throws MediaException {
    try (var scope = new Libav.Scope()) {
      var input = new Input(file, scope);
      return describe(input);
    }
  }

  static MediaInfo describe(Input input) {
    var context = input.context;
    return new MediaInfo(
        context.iformat().name().getString(),
        containerSeconds(context),
        video(input.video()),
        audio(input.audio()));
  }

  private static double containerSeconds(AVFormatContext context) {
    var ticks = context.duration();
    return ticks == AV_NOPTS_VALUE ? 0 : ticks / CONTAINER_TICKS_PER_SECOND;
  }

  private static MediaInfo.@Nullable Video video(@Nullable AVStream stream) {
    if (stream == null) return null;
    var parameters = stream.codecpar();
    var rate = stream.avg_frame_rate();
    var bt709 = parameters.color_space() == AVCOL_SPC_BT709
        && parameters.color_primaries() == AVCOL_PRI_BT709
        && parameters.color_trc() == AVCOL_TRC_BT709;
    return new MediaInfo.Video(
        avcodec_get_name(parameters.codec_id()).getString(),
        parameters.profile(),
        parameters.width(),
        parameters.height(),
        new FrameRate(Math.max(1, rate.num()), Math.max(1, rate.den())),
        stream.nb_frames(),
        seconds(stream, stream.duration()),
        seconds(stream, stream.start_time()),
        bt709,
        parameters.color_range() == AVCOL_RANGE_MPEG);
  }

  private static MediaInfo.@Nullable Audio audio(@Nullable AVStream stream) {
    if (stream == null) return null;
    var parameters = stream.codecpar();
    return new MediaInfo.Audio(
        avcodec_get_name(parameters.codec_id()).getString(),
        parameters.sample_rate(),
        parameters.ch_layout().nb_channels(),
        seconds(stream, stream.duration()),
        seconds(stream, stream.start_time()));
  }

  private static double seconds(AVStream stream, long ticks) {
    return ticks == AV_NOPTS_VALUE ? 0 : ticks * av_q2d(stream.time_base());
  }
}
