package io.kinora.world;

import io.kinora.media.FrameMark;
import io.kinora.media.RgbImage;

/**
 * Makes a video begin with a picture and keep its colours: the first frame is the picture, which
 * gives way to the world within {@value #DISSOLVE} frames, and every frame has its colours moved
 * towards the picture's (mean and spread of each channel, after Reinhard and others, "Color
 * transfer between images", 2001). How far is measured on the first frame and then kept, so that
 * nothing pumps. Used by one thread, frames in order.
 */
final class ReferenceLook implements FrameMark {
  private static final int DISSOLVE = 20;

  /** How far the colours go: all the way, a red picture would make the sky red. */
  private static final double PALETTE = 0.5;

  private static final double SPREAD_MIN = 0.7;
  private static final double SPREAD_MAX = 1.4;
  private static final int LEVELS = 256;

  private final RgbImage picture;
  private final byte[][] curves = new byte[3][LEVELS];

  ReferenceLook(RgbImage picture) {
    this.picture = picture;
  }

  @Override
  public void mark(byte[] rgb, int frame) {
    if (frame == 0) measure(rgb);
    var share = shown(frame);
    for (var i = 0; i < rgb.length; i++) {
      var graded = curves[i % 3][rgb[i] & 0xff] & 0xff;
      var given = picture.rgb()[i] & 0xff;
      rgb[i] = (byte) Math.round(graded + share * (given - graded));
    }
  }

  /** How much of the picture there is to be seen; falls to nothing without a jolt. */
  private static double shown(int frame) {
    if (frame >= DISSOLVE) return 0;
    var t = frame / (double) DISSOLVE;
    return 1 - t * t * (3 - 2 * t);
  }

  private void measure(byte[] rgb) {
    for (var channel = 0; channel < 3; channel++) {
      var here = Tone.of(rgb, channel);
      var wanted = Tone.of(picture.rgb(), channel);
      var spread = wanted.spread() / Math.max(1, here.spread());
      var gain = 1 + PALETTE * (Math.max(SPREAD_MIN, Math.min(SPREAD_MAX, spread)) - 1);
      var mean = here.mean() + PALETTE * (wanted.mean() - here.mean());
      for (var level = 0; level < LEVELS; level++) {
        var value = Math.round(mean + gain * (level - here.mean()));
        curves[channel][level] = (byte) Math.max(0, Math.min(LEVELS - 1, value));
      }
    }
  }

  /** The average of a channel, and how far its values lie about it. */
  private record Tone(double mean, double spread) {
    static Tone of(byte[] rgb, int channel) {
      var sum = 0L;
      var squares = 0L;
      for (var i = channel; i < rgb.length; i += 3) {
        var value = rgb[i] & 0xff;
        sum += value;
        squares += (long) value * value;
      }
      var count = rgb.length / 3.0;
      var mean = sum / count;
      return new Tone(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
    }
  }
}
