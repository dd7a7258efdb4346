package io.kinora.media;

import static io.kinora.media.Libav.check;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.jspecify.annotations.Nullable;

/**
 * An opened media file. Reads that file alone: other protocols and formats that pull in further
 * files are refused, since uploads come from strangers. Not thread-safe.
 */
final class Input {
  /** Names of FFmpeg's readers for MP4, WebM, AVI, GIF and single pictures. */
  private static final String FORMATS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,gif,png_pipe,jpeg_pipe,webp_pipe,image2";

  final AVFormatContext context = new AVFormatContext(null);
  private final Path file;

  Input(Path file, Libav.Scope scope) throws MediaException {
    this.file = file;
    if (!Files.isRegularFile(file)) throw new MediaException("no such file: " + file);
    Libav.load();
    var options = new AVDictionary(null);
    try {
      av_dict_set(options, "protocol_whitelist", "file", 0);
      av_dict_set(options, "format_whitelist", FORMATS, 0);
      var url = "file:" + file.toAbsolutePath();
      check(avformat_open_input(context, url, null, options), cannotRead());
      scope.own(context, () -> avformat_close_input(context));
      check(avformat_find_stream_info(context, (AVDictionary) null), cannotRead());
    } finally {
      av_dict_free(options);
    }
  }

  @Nullable
  AVStream video() {
    return first(AVMEDIA_TYPE_VIDEO);
  }

  @Nullable
  AVStream audio() {
    return first(AVMEDIA_TYPE_AUDIO);
  }

  private @Nullable AVStream first(int type) {
    for (var i = 0; i < context.nb_streams(); i++) {
      var stream = context.streams(i);
      if (stream.codecpar().codec_type() == type) return stream;
    }
    return null;
  }

  String cannotRead() {
    return "cannot read " + file;
  }
}
