package io.kinora.media.intake;

import java.util.Locale;

/** What is done with a picture whose size is not the one that is needed. */
public enum Fit {
  /** It is refused. */
  EXACT(""),
  /** Scaled until both sides are covered; what stands over is cut off evenly. */
  CROP("scale=%1$d:%2$d:force_original_aspect_ratio=increase,crop=%1$d:%2$d,"),
  /** Scaled until it fits in; the rest is black. */
  CONTAIN(
      "scale=%1$d:%2$d:force_original_aspect_ratio=decrease,pad=%1$d:%2$d:(ow-iw)/2:(oh-ih)/2,"),
  /** Scaled to the size, whatever becomes of its proportions. */
  STRETCH("scale=%1$d:%2$d,");

  private final String filter;

  Fit(String filter) {
    this.filter = filter;
  }

  /** The steps of FFmpeg's filter language, with a comma behind each. */
  String filter(int width, int height) {
    return String.format(Locale.ROOT, filter, width, height);
  }
}
