package io.kinora.world.render;

/**
 * Draws the frames of one shot in order. A renderer keeps what frames share, such as light that
 * settles over several frames; one thread at a time may use it.
 */
public interface Renderer extends AutoCloseable {

  /**
   * Draws one frame.
   *
   * @param rgb receives the picture: sRGB, three bytes per pixel, rows from the top; must hold
   *     width * height * 3 bytes
   */
  void render(FrameState frame, byte[] rgb);

  /** Ends the threads of the renderer. */
  @Override
  void close();
}
