package io.kinora.media;

import java.nio.file.Path;

/** Test films with something put into every frame. */
public final class MarkedClips {
  private MarkedClips() {}

  public static Path write(Path file, Mp4Format format, int frames, FrameMark mark)
      throws MediaException {
    try (var writer = new Mp4Writer(file, format)) {
      for (var f = 0; f < frames; f++) {
        var image = TestClips.picture(format.width(), format.height(), f);
        mark.mark(image.rgb(), f);
        writer.video(image.rgb());
      }
      writer.finish();
    }
    return file;
  }
}
