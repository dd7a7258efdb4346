package io.kinora.media;

import static io.kinora.media.Libav.allocated;
import static io.kinora.media.Libav.check;
import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Writes one fast-start MP4: H.264 High with CABAC, tagged BT.709 limited range, and AAC.
 *
 * <p>The file lasts exactly as long as its frames: sound beyond the last frame is cut, missing
 * sound is silence. Nothing appears under the file's name before {@link #finish} returns; closing
 * an unfinished writer leaves no trace of it.
 *
 * <p>Every method throws {@link MediaException} when the disk is full, the folder cannot be written
 * or an encoder fails; after that only {@link #close} makes sense. One writer belongs to one thread
 * at a time; different writers are independent.
 */
public final class Mp4Writer implements AutoCloseable {
  private final Path target;
  private final Mp4Format format;
  private final PartFile file;
  private final Libav.Scope scope = new Libav.Scope();
  private final AVFormatContext container = new AVFormatContext(null);
  private final AVIOContext io = new AVIOContext(null);
  private final VideoEncoder video;
  private final AVStream videoStream;
  private final @Nullable AudioEncoder audio;
  private final @Nullable AVStream audioStream;
  private final AVPacket packet;
  private State state = State.OPEN;

  private enum State {
    OPEN,
    FINISHED,
    CLOSED
  }

  /** Opens a writer; fails at once where the file cannot be written. */
  public Mp4Writer(Path target, Mp4Format format) throws MediaException {
    this(target, format, new PartFile(target));
  }

  Mp4Writer(Path target, Mp4Format format, PartFile file) throws MediaException {
    this.target = target;
    this.format = format;
    this.file = file;
    Libav.load();
    var opened = false;
    try {
      openContainer();
      video = new VideoEncoder(format, scope);
      videoStream = addStream(video.codec);
      videoStream.avg_frame_rate(video.codec.framerate());
      audio = format.sound() ? new AudioEncoder(scope) : null;
      audioStream = audio == null ? null : addStream(audio.codec);
      packet = allocated(av_packet_alloc(), "a packet");
      scope.own(packet, () -> av_packet_free(packet));
      writeHeader();
      opened = true;
    } finally {
      if (!opened) release();
    }
  }

  private void openContainer() throws MediaException {
    var path = file.path().toAbsolutePath().toString();
    var doing = cannotWrite();
    check(avformat_alloc_output_context2(container, null, "mp4", path), doing);
    scope.own(container, () -> avformat_free_context(container));
    container.flags(container.flags() | AVFMT_FLAG_BITEXACT);
    container.max_interleave_delta(0);
    check(avio_open(io, path, AVIO_FLAG_WRITE), doing);
    scope.own(io, () -> avio_closep(io));
    container.pb(io);
    var tags = new AVDictionary(null);
    format.tags().forEach((name, value) -> av_dict_set(tags, name, value, 0));
    container.metadata(tags);
  }

  private AVStream addStream(AVCodecContext codec) throws MediaException {
    var stream = allocated(avformat_new_stream(container, null), "a stream");
    stream.time_base(codec.time_base());
    check(avcodec_parameters_from_context(stream.codecpar(), codec), "no memory for a stream");
    return stream;
  }

  private void writeHeader() throws MediaException {
    var options = new AVDictionary(null);
    try {
      av_dict_set(options, "movflags", "+faststart", 0);
      av_dict_set(options, "movie_timescale", String.valueOf(movieTimescale()), 0);
      check(avformat_write_header(container, options), cannotWrite());
    } finally {
      av_dict_free(options);
    }
  }

  /** A clock in which both a frame and a sample last a whole number of ticks. */
  private long movieTimescale() {
    long frames = format.frameRate().numerator();
    long a = frames;
    long b = Mp4Format.SAMPLE_RATE;
    while (b != 0) {
      var rest = a % b;
      a = b;
      b = rest;
    }
    return frames / a * Mp4Format.SAMPLE_RATE;
  }

  /**
   * Adds the next frame.
   *
   * @param rgb sRGB rows from the top, 3 bytes per pixel, no padding; not kept
   */
  public void video(byte[] rgb) throws MediaException {
    requireOpen();
    if (rgb.length != format.frameBytes()) {
      throw new IllegalArgumentException(
          "a frame takes " + format.frameBytes() + " bytes, not " + rgb.length);
    }
    encode(video.codec, video.convert(rgb), videoStream);
    encodeSoundUpTo(format.frameRate().samplesOf(video.frames(), Mp4Format.SAMPLE_RATE));
  }

  /**
   * Adds sound after what was added before, in portions of any size, ahead of the frames or behind
   * them.
   *
   * @param left samples at 48 kHz, nominally -1 to 1
   * @param right as many
   */
  public void audio(float[] left, float[] right) throws MediaException {
    requireOpen();
    if (audio == null) throw new IllegalStateException("the format has no sound");
    if (left.length != right.length) {
      throw new IllegalArgumentException(
          "channels differ in length: " + left.length + " and " + right.length);
    }
    audio.add(left, right);
  }

  /**
   * Ends the tracks together, writes the index to the front and moves the file into place.
   *
   * @throws MediaException also when no frame was added
   */
  public void finish() throws MediaException {
    requireOpen();
    if (video.frames() == 0) throw new MediaException("cannot write " + target + ": no frames");
    encode(video.codec, null, videoStream);
    if (audio != null) {
      audio.endAt(format.frameRate().samplesOf(video.frames(), Mp4Format.SAMPLE_RATE));
      encodeSoundUpTo(Long.MAX_VALUE);
    }
    check(av_write_trailer(container), cannotWrite());
    check(avio_closep(io), cannotWrite());
    file.moveIntoPlace();
    state = State.FINISHED;
  }

  private void encodeSoundUpTo(long sample) throws MediaException {
    if (audio == null || audioStream == null) return;
    while (audio.hasBlockBefore(sample)) encode(audio.codec, audio.nextBlock(), audioStream);
    if (sample == Long.MAX_VALUE) {
      if (audio.hasMore()) encode(audio.codec, audio.nextBlock(), audioStream);
      encode(audio.codec, null, audioStream);
    }
  }

  private void encode(AVCodecContext codec, @Nullable AVFrame frame, AVStream stream)
      throws MediaException {
    check(avcodec_send_frame(codec, frame), "cannot encode " + target);
    while (true) {
      var result = avcodec_receive_packet(codec, packet);
      if (result == AVERROR_EAGAIN() || result == AVERROR_EOF()) return;
      check(result, "cannot encode " + target);
      if (codec == video.codec) packet.duration(1);
      av_packet_rescale_ts(packet, codec.time_base(), stream.time_base());
      packet.stream_index(stream.index());
      check(av_interleaved_write_frame(container, packet), cannotWrite());
    }
  }

  private String cannotWrite() {
    return "cannot write " + target;
  }

  private void requireOpen() {
    if (state != State.OPEN) throw new IllegalStateException("the writer is " + state);
  }

  /** Frees everything and, where {@link #finish} did not return, deletes what was written. */
  @Override
  public void close() throws MediaException {
    if (state == State.CLOSED) return;
    state = State.CLOSED;
    release();
  }

  private void release() throws MediaException {
    scope.close();
    file.close();
  }
}
