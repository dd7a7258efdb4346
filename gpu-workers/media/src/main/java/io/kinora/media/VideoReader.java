package io.kinora.media;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the pictures of a video file from first to last. Not thread-safe; different readers are
 * independent.
 */
public final class VideoReader implements AutoCloseable {
  private final Libav.Scope scope = new Libav.Scope();
  private final MediaInfo info;
  private final Decoder decoder;
  private final int width;
  private final int height;

  /**
   * Opens a file whose pictures come in their own size.
   *
   * @throws MediaException where the file is missing, damaged or has no pictures
   */
  public VideoReader(Path file) throws MediaException {
    this(file, 0, 0);
  }

  /** Opens a file whose pictures come scaled to the given size, 0 for their own. */
  public VideoReader(Path file, int width, int height) throws MediaException {
    if (width < 0 || height < 0) {
      throw new IllegalArgumentException("negative size: " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
    var opened = false;
    try {
      var input = new Input(file, scope);
      info = Mp4Probe.describe(input);
      var stream = input.video();
      if (stream == null) throw new MediaException(input.cannotRead() + ": no pictures in it");
      decoder = new Decoder(input, stream, scope);
      opened = true;
    } finally {
      if (!opened) scope.close();
    }
  }

  public MediaInfo info() {
    return info;
  }

  /** The next picture, or null after the last. */
  public @Nullable RgbImage next() throws MediaException {
    var frame = decoder.next();
    if (frame == null) return null;
    var toWidth = width == 0 ? frame.width() : width;
    var toHeight = height == 0 ? frame.height() : height;
    return RgbScaler.rgb(frame, toWidth, toHeight);
  }

  @Override
  public void close() {
    scope.close();
  }
}
