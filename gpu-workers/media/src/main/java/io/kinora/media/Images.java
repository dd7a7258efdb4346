package io.kinora.media;

import static io.kinora.media.Libav.allocated;
import static io.kinora.media.Libav.check;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT470BG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/**
 * Reads and writes single pictures. A written file appears complete or not at all. Stateless and
 * thread-safe.
 */
public final class Images {
  private static final int WEBP_QUALITY = 82;

  /** FFmpeg's scale for JPEG, 2 best, 31 worst. */
  private static final int JPEG_QUANTISER = 4;

  private Images() {}

  /** Reads a PNG, JPEG or WebP file (the first picture of it); transparency is dropped. */
  public static RgbImage read(Path file) throws MediaException {
    try (var reader = new VideoReader(file)) {
      var image = reader.next();
      if (image == null) throw new MediaException("cannot read " + file + ": no picture in it");
      return image;
    }
  }

  /** Writes a lossy WebP file. */
  public static void writeWebp(Path file, RgbImage image) throws MediaException {
    write(file, image, Encoding.WEBP);
  }

  /** Writes a JPEG file. */
  public static void writeJpeg(Path file, RgbImage image) throws MediaException {
    write(file, image, Encoding.JPEG);
  }

  /** The bytes of a JPEG file. */
  public static byte[] jpeg(RgbImage image) throws MediaException {
    Libav.load();
    try (var scope = new Libav.Scope()) {
      return encode(image, Encoding.JPEG, scope);
    }
  }

  /** Writes a PNG file. */
  public static void writePng(Path file, RgbImage image) throws MediaException {
    write(file, image, Encoding.PNG);
  }

  /** The same picture at another size, bicubic. */
  public static RgbImage scale(RgbImage image, int width, int height) throws MediaException {
    Libav.load();
    try (var scope = new Libav.Scope()) {
      return RgbScaler.rgb(frameOf(image, scope), width, height);
    }
  }

  private enum Encoding {
    WEBP("libwebp", AV_PIX_FMT_BGRA),
    JPEG("mjpeg", AV_PIX_FMT_YUV420P),
    PNG("png", AV_PIX_FMT_RGB24);

    private final String encoder;
    private final int pixels;

    Encoding(String encoder, int pixels) {
      this.encoder = encoder;
      this.pixels = pixels;
    }
  }

  private static void write(Path file, RgbImage image, Encoding encoding) throws MediaException {
    Libav.load();
    try (var scope = new Libav.Scope();
        var part = new PartFile(file)) {
      var bytes = encode(image, encoding, scope);
      try {
        Files.write(part.path(), bytes);
      } catch (IOException e) {
        throw new MediaException("cannot write " + file + ": " + e.getMessage(), e);
      }
      part.moveIntoPlace();
    }
  }

  private static byte[] encode(RgbImage image, Encoding encoding, Libav.Scope scope)
      throws MediaException {
    var codec = open(image, encoding, scope);
    var frame = RgbScaler.convert(
        frameOf(image, scope), image.width(), image.height(), encoding.pixels, scope);
    frame.quality(codec.global_quality());
    var packet = allocated(av_packet_alloc(), "a packet");
    scope.own(packet, () -> av_packet_free(packet));
    var doing = "cannot encode a picture";
    check(avcodec_send_frame(codec, frame), doing);
    check(avcodec_send_frame(codec, (AVFrame) null), doing);
    check(avcodec_receive_packet(codec, packet), doing);
    var bytes = new byte[packet.size()];
    packet.data().get(bytes);
    return bytes;
  }

  private static AVCodecContext open(RgbImage image, Encoding encoding, Libav.Scope scope)
      throws MediaException {
    var encoder = avcodec_find_encoder_by_name(encoding.encoder);
    if (encoder == null) throw new MediaException("this FFmpeg has no " + encoding.encoder);
    var codec = allocated(avcodec_alloc_context3(encoder), "a picture encoder");
    scope.own(codec, () -> avcodec_free_context(codec));
    codec.width(image.width()).height(image.height()).pix_fmt(encoding.pixels);
    codec.time_base().num(1).den(1);
    if (encoding == Encoding.JPEG) {
      codec.color_range(AVCOL_RANGE_JPEG).colorspace(AVCOL_SPC_BT470BG);
      codec.flags(codec.flags() | AV_CODEC_FLAG_QSCALE);
      codec.global_quality(FF_QP2LAMBDA * JPEG_QUANTISER);
    }
    var options = new AVDictionary(null);
    try {
      if (encoding == Encoding.WEBP) {
        av_dict_set(options, "quality", String.valueOf(WEBP_QUALITY), 0);
      }
      check(avcodec_open2(codec, encoder, options), "cannot open the picture encoder");
    } finally {
      av_dict_free(options);
    }
    return codec;
  }

  private static AVFrame frameOf(RgbImage image, Libav.Scope scope) throws MediaException {
    var frame = allocated(av_frame_alloc(), "a frame");
    scope.own(frame, () -> av_frame_free(frame));
    frame.format(AV_PIX_FMT_RGB24).width(image.width()).height(image.height());
    frame.color_range(AVCOL_RANGE_JPEG);
    check(av_frame_get_buffer(frame, 0), "no memory for a frame");
    var pixels = new BytePointer(frame.data(0));
    var row = image.width() * 3;
    for (var y = 0; y < image.height(); y++) {
      pixels.position((long) y * frame.linesize(0)).put(image.rgb(), y * row, row);
    }
    return frame;
  }
}
