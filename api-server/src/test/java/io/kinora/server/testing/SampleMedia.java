package io.kinora.server.testing;

import io.kinora.media.FrameRate;
import io.kinora.media.Images;
import io.kinora.media.Mp4Format;
import io.kinora.media.Mp4Writer;
import io.kinora.media.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Grey pictures and clips of any size, as their bytes. */
public final class SampleMedia {
  private static final int FRAMES_PER_SECOND = 2;

  private SampleMedia() {}

  public static byte[] png(int width, int height) throws IOException {
    return bytes(file -> Images.writePng(file, grey(width, height)));
  }

  public static byte[] webp(int width, int height) throws IOException {
    return bytes(file -> Images.writeWebp(file, grey(width, height)));
  }

  private static RgbImage grey(int width, int height) {
    return new RgbImage(width, height, new byte[width * height * 3]);
  }

  /** A clip with sound. */
  public static byte[] mp4(int width, int height, int seconds) throws IOException {
    return bytes(file -> {
      var format = Mp4Format.of(width, height, FrameRate.of(FRAMES_PER_SECOND), 1);
      try (var writer = new Mp4Writer(file, format)) {
        for (int i = 0; i < seconds * FRAMES_PER_SECOND; i++) {
          writer.video(new byte[width * height * 3]);
        }
        writer.finish();
      }
    });
  }

  private interface Writer {
    void write(Path file) throws IOException;
  }

  private static byte[] bytes(Writer writer) throws IOException {
    var folder = Files.createTempDirectory("sample");
    var file = folder.resolve("sample");
    try {
      writer.write(file);
      return Files.readAllBytes(file);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
