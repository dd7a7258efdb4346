package io.kinora.media;

import static io.kinora.media.Libav.allocated;
import static io.kinora.media.Libav.check;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT470BG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU601;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU709;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INP;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;

/** Converts decoded frames to other pixels at another size. Stateless. */
final class RgbScaler {
  /** From this height on, untagged pictures are taken as BT.709, below as BT.601. */
  private static final int HD_HEIGHT = 720;

  private RgbScaler() {}

  /** Copies a frame out as sRGB of the given size. */
  static RgbImage rgb(AVFrame source, int width, int height) throws MediaException {
    try (var scope = new Libav.Scope()) {
      var converted = convert(source, width, height, AV_PIX_FMT_RGB24, scope);
      var rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
      var stride = converted.linesize(0);
      var pixels = new BytePointer(converted.data(0));
      for (var y = 0; y < height; y++) {
        pixels.position((long) y * stride).get(rgb, y * width * 3, width * 3);
      }
      return new RgbImage(width, height, rgb);
    }
  }

  /** Converts a frame into a new one that the scope owns. */
  static AVFrame convert(AVFrame source, int width, int height, int format, Libav.Scope scope)
      throws MediaException {
    var target = allocated(av_frame_alloc(), "a frame");
    scope.own(target, () -> av_frame_free(target));
    target.format(format).width(width).height(height);
    check(av_frame_get_buffer(target, 0), "no memory for a frame");
    var flags = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP;
    var context = allocated(
        sws_getContext(
            source.width(),
            source.height(),
            source.format(),
            width,
            height,
            format,
            flags,
            null,
            null,
            (DoublePointer) null),
        "the colour conversion");
    scope.own(context, () -> sws_freeContext(context));
    var from = sws_getCoefficients(matrix(source));
    var to = sws_getCoefficients(SWS_CS_ITU601);
    sws_setColorspaceDetails(context, from, fullRange(source), to, 1, 0, 1 << 16, 1 << 16);
    check(
        sws_scale(
            context,
            source.data(),
            source.linesize(),
            0,
            source.height(),
            target.data(),
            target.linesize()),
        "cannot convert a frame");
    return target;
  }

  private static int matrix(AVFrame frame) {
    var space = frame.colorspace();
    if (space == AVCOL_SPC_BT709) return SWS_CS_ITU709;
    if (space == AVCOL_SPC_BT470BG || space == AVCOL_SPC_SMPTE170M) return SWS_CS_ITU601;
    if (fullRange(frame) == 1) return SWS_CS_ITU601;
    return frame.height() >= HD_HEIGHT ? SWS_CS_ITU709 : SWS_CS_ITU601;
  }

  private static int fullRange(AVFrame frame) {
    var format = frame.format();
    var jpeg = format == AV_PIX_FMT_YUVJ420P
        || format == AV_PIX_FMT_YUVJ422P
        || format == AV_PIX_FMT_YUVJ444P;
    return jpeg || frame.color_range() == AVCOL_RANGE_JPEG ? 1 : 0;
  }
}
