package io.kinora.media;

import static io.kinora.media.Libav.allocated;
import static io.kinora.media.Libav.check;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Decodes one track of an input from its start to its end. Not thread-safe. */
final class Decoder {
  /** Larger pictures are refused before memory is asked for: 8K and a little. */
  private static final long PIXELS_MAX = 40_000_000;

  private final Input input;
  private final int track;
  private final AVCodecContext codec;
  private final AVPacket packet;
  private final AVFrame frame;
  private boolean draining;

  Decoder(Input input, AVStream stream, Libav.Scope scope) throws MediaException {
    this.input = input;
    track = stream.index();
    var decoder = avcodec_find_decoder(stream.codecpar().codec_id());
    if (decoder == null) throw new MediaException(input.cannotRead() + ": unknown codec");
    codec = allocated(avcodec_alloc_context3(decoder), "a decoder");
    scope.own(codec, () -> avcodec_free_context(codec));
    check(avcodec_parameters_to_context(codec, stream.codecpar()), input.cannotRead());
    codec.pkt_timebase(stream.time_base());
    codec.max_pixels(PIXELS_MAX);
    check(avcodec_open2(codec, decoder, (AVDictionary) null), input.cannotRead());
    packet = allocated(av_packet_alloc(), "a packet");
    scope.own(packet, () -> av_packet_free(packet));
    frame = allocated(av_frame_alloc(), "a frame");
    scope.own(frame, () -> av_frame_free(frame));
  }

  /** The next frame or sound block, valid until the next call; null after the last. */
  @Nullable
  AVFrame next() throws MediaException {
    while (true) {
      var result = avcodec_receive_frame(codec, frame);
      if (result == AVERROR_EOF()) return null;
      if (result != AVERROR_EAGAIN()) {
        check(result, input.cannotRead());
        return frame;
      }
      if (draining) return null;
      feed();
    }
  }

  private void feed() throws MediaException {
    while (true) {
      var result = av_read_frame(input.context, packet);
      if (result == AVERROR_EOF()) {
        draining = true;
        check(avcodec_send_packet(codec, null), input.cannotRead());
        return;
      }
      check(result, input.cannotRead());
      try {
        if (packet.stream_index() != track) continue;
        check(avcodec_send_packet(codec, packet), input.cannotRead());
        return;
      } finally {
        av_packet_unref(packet);
      }
    }
  }
}
