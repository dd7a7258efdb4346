package io.kinora.media;

import org.jspecify.annotations.Nullable;

/**
 * What a container says of its tracks, without decoding them.
 *
 * @param container FFmpeg's name of the format, such as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param seconds duration of the whole
 * @param video the first picture track, or null
 * @param audio the first sound track, or null
 */
public record MediaInfo(
    String container,
    double seconds,
    @Nullable Video video,
    @Nullable Audio audio) {

  /**
   * A picture track.
   *
   * @param codec such as {@code h264}
   * @param profile FFmpeg's number of the profile, 100 for H.264 High
   * @param width in pixels
   * @param height in pixels
   * @param frameRate average
   * @param frames how many, 0 where the container does not say
   * @param seconds duration of the track
   * @param start when its first frame is shown
   * @param bt709 whether it is tagged BT.709 throughout (matrix, primaries, transfer)
   * @param limitedRange whether it is tagged as limited (broadcast) range
   */
  public record Video(
      String codec,
      int profile,
      int width,
      int height,
      FrameRate frameRate,
      long frames,
      double seconds,
      double start,
      boolean bt709,
      boolean limitedRange) {}

  /**
   * A sound track.
   *
   * @param codec such as {@code aac}
   * @param sampleRate in Hz
   * @param channels 2 for stereo
   * @param seconds duration of the track
   * @param start when its first sample is heard
   */
  public record Audio(String codec, int sampleRate, int channels, double seconds, double start) {}
}
