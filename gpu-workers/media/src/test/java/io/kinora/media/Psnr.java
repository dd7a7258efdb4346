package io.kinora.media;

/** Peak signal-to-noise ratio of a picture against its original, in dB. */
final class Psnr {
  private Psnr() {}

  static double of(RgbImage original, RgbImage image) {
    double squares = 0;
    for (var i = 0; i < original.rgb().length; i++) {
      double difference = (original.rgb()[i] & 0xff) - (image.rgb()[i] & 0xff);
      squares += difference * difference;
    }
    return 10 * Math.log10(255 * 255 / (squares / original.rgb().length));
  }
}
