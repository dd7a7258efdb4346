package io.kinora.media;

import static io.kinora.media.Libav.allocated;
import static io.kinora.media.Libav.check;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PROFILE_H264_HIGH;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU709;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * RGB24 to H.264 High with CABAC, BT.709, limited range. The codec's time base is one frame. Owned
 * and freed by the scope that it is made in. Not thread-safe.
 */
final class VideoEncoder {
  private static final int KEY_FRAME_SECONDS = 2;

  /** The colour conversion reads whole vectors, past the last pixel. */
  private static final int READ_AHEAD = 64;

  final AVCodecContext codec;
  private final AVFrame yuv;
  private final SwsContext scaler;
  private final BytePointer rgb;
  private final PointerPointer<BytePointer> rgbPlanes;
  private final IntPointer rgbStride;
  private long frames;

  VideoEncoder(Mp4Format format, Libav.Scope scope) throws MediaException {
    codec = openCodec(format, scope);
    yuv = allocated(av_frame_alloc(), "a frame");
    scope.own(yuv, () -> av_frame_free(yuv));
    yuv.format(AV_PIX_FMT_YUV420P).width(format.width()).height(format.height());
    yuv.color_range(AVCOL_RANGE_MPEG).colorspace(AVCOL_SPC_BT709);
    yuv.color_primaries(AVCOL_PRI_BT709).color_trc(AVCOL_TRC_BT709);
    check(av_frame_get_buffer(yuv, 0), "no memory for a frame");
    scaler = openScaler(format, scope);
    rgb = new BytePointer((long) format.frameBytes() + READ_AHEAD);
    scope.own(rgb, rgb::close);
    rgbPlanes = new PointerPointer<>(1);
    scope.own(rgbPlanes, rgbPlanes::close);
    rgbPlanes.put(0, rgb);
    rgbStride = new IntPointer(new int[] {format.width() * 3});
    scope.own(rgbStride, rgbStride::close);
  }

  private static AVCodecContext openCodec(Mp4Format format, Libav.Scope scope)
      throws MediaException {
    var encoder = avcodec_find_encoder_by_name("libopenh264");
    if (encoder == null) throw new MediaException("this FFmpeg has no libopenh264");
    var codec = allocated(avcodec_alloc_context3(encoder), "the video encoder");
    scope.own(codec, () -> avcodec_free_context(codec));
    var rate = format.frameRate();
    codec.width(format.width()).height(format.height()).pix_fmt(AV_PIX_FMT_YUV420P);
    codec.profile(AV_PROFILE_H264_HIGH).bit_rate(format.videoBitsPerSecond());
    codec.gop_size((int) Math.max(1, Math.round(rate.framesPerSecond() * KEY_FRAME_SECONDS)));
    codec.thread_count(format.threads());
    codec.time_base().num(rate.denominator()).den(rate.numerator());
    codec.framerate().num(rate.numerator()).den(rate.denominator());
    codec.color_range(AVCOL_RANGE_MPEG).colorspace(AVCOL_SPC_BT709);
    codec.color_primaries(AVCOL_PRI_BT709).color_trc(AVCOL_TRC_BT709);
    codec.flags(codec.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    var options = new AVDictionary(null);
    try {
      av_dict_set(options, "coder", "cabac", 0);
      check(avcodec_open2(codec, encoder, options), "cannot open the video encoder");
    } finally {
      av_dict_free(options);
    }
    return codec;
  }

  private static SwsContext openScaler(Mp4Format format, Libav.Scope scope) throws MediaException {
    var width = format.width();
    var height = format.height();
    var flags = SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT;
    var context = allocated(
        sws_getContext(
            width,
            height,
            AV_PIX_FMT_RGB24,
            width,
            height,
            AV_PIX_FMT_YUV420P,
            flags,
            null,
            null,
            (DoublePointer) null),
        "the colour conversion");
    scope.own(context, () -> sws_freeContext(context));
    var bt709 = sws_getCoefficients(SWS_CS_ITU709);
    sws_setColorspaceDetails(context, bt709, 1, bt709, 0, 0, 1 << 16, 1 << 16);
    return context;
  }

  /** Converts one picture and stamps it with its place; the frame is valid until the next call. */
  AVFrame convert(byte[] picture) throws MediaException {
    check(av_frame_make_writable(yuv), "no memory for a frame");
    rgb.position(0).put(picture, 0, picture.length);
    sws_scale(scaler, rgbPlanes, rgbStride, 0, yuv.height(), yuv.data(), yuv.linesize());
    yuv.pts(frames++);
    return yuv;
  }

  /** How many pictures were given so far. */
  long frames() {
    return frames;
  }
}
