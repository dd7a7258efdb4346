package io.kinora.media;

import static io.kinora.media.Libav.check;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Decodes a whole sound track at once. Stateless and thread-safe. */
public final class SoundReader {
  private static final int CHANNELS = 2;

  private SoundReader() {}

  /**
   * Decodes the first sound track of a file to 48 kHz stereo, as long as the track says it is.
   *
   * @return left and right channel
   * @throws MediaException where the file is missing, damaged or silent
   */
  public static float[][] read(Path file) throws MediaException {
    try (var scope = new Libav.Scope()) {
      var input = new Input(file, scope);
      var stream = input.audio();
      if (stream == null) throw new MediaException(input.cannotRead() + ": no sound in it");
      var decoder = new Decoder(input, stream, scope);
      var sound = new Sound(scope);
      for (var block = decoder.next(); block != null; block = decoder.next()) sound.add(block);
      sound.add(null);
      var ticks = stream.duration();
      var timeBase = stream.time_base();
      if (ticks == AV_NOPTS_VALUE) return sound.cut(sound.size);
      var rate = new FrameRate(timeBase.den(), timeBase.num());
      return sound.cut((int) Math.min(sound.size, rate.samplesOf(ticks, Mp4Format.SAMPLE_RATE)));
    }
  }

  /** Grows by converted blocks. */
  private static final class Sound {
    private final Libav.Scope scope;
    private @Nullable SwrContext resampler;
    private float[][] samples = new float[CHANNELS][Mp4Format.SAMPLE_RATE];
    private int size;

    Sound(Libav.Scope scope) {
      this.scope = scope;
    }

    void add(@Nullable AVFrame block) throws MediaException {
      if (resampler == null) {
        if (block == null) return;
        resampler = open(block);
      }
      var count = block == null ? 0 : block.nb_samples();
      var room = swr_get_out_samples(resampler, count);
      if (room == 0) return;
      try (var left = new FloatPointer((long) room);
          var right = new FloatPointer((long) room);
          var planes = new PointerPointer<FloatPointer>(CHANNELS)) {
        planes.put(0, left).put(1, right);
        var from = block == null ? null : block.extended_data();
        var converted = check(swr_convert(resampler, planes, room, from, count), "cannot resample");
        if (size + converted > samples[0].length) grow(size + converted);
        left.get(samples[0], size, converted);
        right.get(samples[1], size, converted);
        size += converted;
      }
    }

    private SwrContext open(AVFrame block) throws MediaException {
      var context = new SwrContext(null);
      var layout = new AVChannelLayout();
      try {
        av_channel_layout_default(layout, CHANNELS);
        check(
            swr_alloc_set_opts2(
                context,
                layout,
                AV_SAMPLE_FMT_FLTP,
                Mp4Format.SAMPLE_RATE,
                block.ch_layout(),
                block.format(),
                block.sample_rate(),
                0,
                null),
            "cannot resample");
        scope.own(context, () -> swr_free(context));
        check(swr_init(context), "cannot resample");
        return context;
      } finally {
        av_channel_layout_uninit(layout);
        layout.close();
      }
    }

    private void grow(int needed) {
      var capacity = Math.max(needed, 2 * samples[0].length);
      for (var c = 0; c < CHANNELS; c++) samples[c] = Arrays.copyOf(samples[c], capacity);
    }

    float[][] cut(int length) {
      return new float[][] {Arrays.copyOf(samples[0], length), Arrays.copyOf(samples[1], length)};
    }
  }
}
