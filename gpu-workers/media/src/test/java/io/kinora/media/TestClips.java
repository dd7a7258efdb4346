package io.kinora.media;

import java.nio.file.Path;

/** Small moving pictures with a tone, the same at every call. */
final class TestClips {
  static final double TONE_HERTZ = 440;

  private TestClips() {}

  static void write(Path file, Mp4Format format, int frames) throws MediaException {
    write(file, format, new PartFile(file), frames);
  }

  static void write(Path file, Mp4Format format, PartFile part, int frames) throws MediaException {
    try (var writer = new Mp4Writer(file, format, part)) {
      if (format.sound()) {
        var tone = tone((int) format.frameRate().samplesOf(frames, Mp4Format.SAMPLE_RATE));
        writer.audio(tone, tone);
      }
      for (var i = 0; i < frames; i++)
        writer.video(picture(format.width(), format.height(), i).rgb());
      writer.finish();
    }
  }

  static float[] tone(int samples) {
    var tone = new float[samples];
    for (var i = 0; i < samples; i++) {
      tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * TONE_HERTZ * i / Mp4Format.SAMPLE_RATE));
    }
    return tone;
  }

  /** Soft colour ramps with a bright square that moves to the right. */
  static RgbImage picture(int width, int height, int frame) {
    var rgb = new byte[width * height * 3];
    for (var y = 0; y < height; y++) {
      for (var x = 0; x < width; x++) {
        var at = (y * width + x) * 3;
        var inside = x >= frame && x < frame + height / 4 && y > height / 3 && y < height / 2;
        rgb[at] = (byte) (inside ? 230 : 40 + 150 * x / width);
        rgb[at + 1] = (byte) (inside ? 120 : 60 + 100 * y / height);
        rgb[at + 2] = (byte) (inside ? 40 : 180 - 100 * x / width);
      }
    }
    return new RgbImage(width, height, rgb);
  }
}
