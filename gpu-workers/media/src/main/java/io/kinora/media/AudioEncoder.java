package io.kinora.media;

import static io.kinora.media.Libav.allocated;
import static io.kinora.media.Libav.check;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Stereo float to AAC-LC, 48 kHz, 192 kbit/s. Samples wait here until the writer asks for the next
 * block, so that they may come in any portions. Owned and freed by the scope that it is made in.
 * Not thread-safe.
 */
final class AudioEncoder {
  private static final int CHANNELS = 2;
  private static final long BITS_PER_SECOND = 192_000;

  final AVCodecContext codec;
  private final AVFrame frame;
  private final int blockSize;
  private float[][] waiting = new float[CHANNELS][0];
  private int waitingStart;
  private int waitingEnd;
  private long encoded;

  AudioEncoder(Libav.Scope scope) throws MediaException {
    var encoder = avcodec_find_encoder(AV_CODEC_ID_AAC);
    if (encoder == null) throw new MediaException("this FFmpeg has no AAC encoder");
    codec = allocated(avcodec_alloc_context3(encoder), "the sound encoder");
    scope.own(codec, () -> avcodec_free_context(codec));
    codec.sample_fmt(AV_SAMPLE_FMT_FLTP).sample_rate(Mp4Format.SAMPLE_RATE);
    codec.bit_rate(BITS_PER_SECOND);
    av_channel_layout_default(codec.ch_layout(), CHANNELS);
    codec.time_base().num(1).den(Mp4Format.SAMPLE_RATE);
    codec.flags(codec.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    check(avcodec_open2(codec, encoder, (AVDictionary) null), "cannot open the sound encoder");
    blockSize = codec.frame_size();
    frame = allocated(av_frame_alloc(), "a sound block");
    scope.own(frame, () -> av_frame_free(frame));
    frame.format(AV_SAMPLE_FMT_FLTP).nb_samples(blockSize).sample_rate(Mp4Format.SAMPLE_RATE);
    check(av_channel_layout_copy(frame.ch_layout(), codec.ch_layout()), "no memory for sound");
    check(av_frame_get_buffer(frame, 0), "no memory for a sound block");
  }

  void add(float[] left, float[] right) {
    makeRoom(left.length);
    System.arraycopy(left, 0, waiting[0], waitingEnd, left.length);
    System.arraycopy(right, 0, waiting[1], waitingEnd, right.length);
    waitingEnd += left.length;
  }

  private void makeRoom(int added) {
    var size = waitingEnd - waitingStart;
    if (waitingEnd + added <= waiting[0].length) return;
    var capacity = Math.max(size + added, 2 * size);
    for (var channel = 0; channel < CHANNELS; channel++) {
      var moved = new float[capacity];
      System.arraycopy(waiting[channel], waitingStart, moved, 0, size);
      waiting[channel] = moved;
    }
    waitingStart = 0;
    waitingEnd = size;
  }

  /** Cuts what waits, or fills it with silence, so that the track ends at the given sample. */
  void endAt(long samples) {
    var wanted = Math.toIntExact(samples - encoded);
    var missing = wanted - (waitingEnd - waitingStart);
    if (missing > 0) add(new float[missing], new float[missing]);
    waitingEnd = waitingStart + wanted;
  }

  /** Whether a whole block waits that ends at or before the given sample. */
  boolean hasBlockBefore(long sample) {
    return waitingEnd - waitingStart >= blockSize && encoded + blockSize <= sample;
  }

  /** Whether anything waits. */
  boolean hasMore() {
    return waitingEnd > waitingStart;
  }

  /** Takes the next block, shorter than others at the end only; valid until the next call. */
  AVFrame nextBlock() throws MediaException {
    var count = Math.min(blockSize, waitingEnd - waitingStart);
    check(av_frame_make_writable(frame), "no memory for a sound block");
    frame.nb_samples(count);
    for (var channel = 0; channel < CHANNELS; channel++) {
      var samples = Arrays.copyOfRange(waiting[channel], waitingStart, waitingStart + count);
      new FloatPointer(frame.data(channel)).put(samples, 0, count);
    }
    frame.pts(encoded);
    waitingStart += count;
    encoded += count;
    return frame;
  }
}
