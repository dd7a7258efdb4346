package io.kinora.examples.bench;

import io.kinora.media.MediaException;
import io.kinora.media.Mp4Format;
import io.kinora.media.Mp4Writer;
import io.kinora.media.VideoReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** The encoder on the frames of a file that is there: nothing that writes such a file is faster. */
public final class EncoderAlone {
  private EncoderAlone() {}

  /** The time in the encoder, without the decoding before it. */
  public static Duration time(Path video, Path target, int threads) throws MediaException {
    long nanos = 0;
    try (var reader = new VideoReader(video)) {
      var picture = Objects.requireNonNull(reader.info().video());
      var format = Mp4Format.of(picture.width(), picture.height(), picture.frameRate(), threads)
          .silent();
      var begin = System.nanoTime();
      try (var writer = new Mp4Writer(target, format)) {
        nanos += System.nanoTime() - begin;
        for (var frame = reader.next(); frame != null; frame = reader.next()) {
          begin = System.nanoTime();
          writer.video(frame.rgb());
          nanos += System.nanoTime() - begin;
        }
        begin = System.nanoTime();
        writer.finish();
        nanos += System.nanoTime() - begin;
      }
    }
    return Duration.ofNanos(nanos);
  }
}
