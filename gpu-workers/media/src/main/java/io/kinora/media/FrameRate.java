package io.kinora.media;

/**
 * Frames per second as an exact fraction, such as 30/1 or 24000/1001.
 *
 * @param numerator 1 or more
 * @param denominator 1 or more
 */
public record FrameRate(int numerator, int denominator) {
  public FrameRate {
    if (numerator < 1 || denominator < 1) {
      throw new IllegalArgumentException(
          "frame rate must be positive: " + numerator + "/" + denominator);
    }
  }

  /** A whole number of frames per second. */
  public static FrameRate of(int framesPerSecond) {
    return new FrameRate(framesPerSecond, 1);
  }

  public double framesPerSecond() {
    return numerator / (double) denominator;
  }

  /** How long so many frames last. */
  public double secondsOf(long frames) {
    return frames * (double) denominator / numerator;
  }

  /** How many samples of a sound of the given rate cover so many frames, to the nearest sample. */
  public long samplesOf(long frames, int sampleRate) {
    var scaled = Math.multiplyExact(frames * denominator, (long) sampleRate);
    return (scaled + numerator / 2) / numerator;
  }

  @Override
  public String toString() {
    return denominator == 1 ? numerator + " fps" : numerator + "/" + denominator + " fps";
  }
}
