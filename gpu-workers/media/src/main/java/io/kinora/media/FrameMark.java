package io.kinora.media;

/** What is put into every frame of a video before it is encoded. Thread-safe. */
public interface FrameMark {
  /** Leaves frames as they are. */
  FrameMark NONE = (rgb, frame) -> {};

  /**
   * Marks one frame in place.
   *
   * @param rgb rows from the top, 3 bytes per pixel
   * @param frame its number from 0
   */
  void mark(byte[] rgb, int frame);

  /** This, and then another. */
  default FrameMark then(FrameMark next) {
    return (rgb, frame) -> {
      mark(rgb, frame);
      next.mark(rgb, frame);
    };
  }
}
