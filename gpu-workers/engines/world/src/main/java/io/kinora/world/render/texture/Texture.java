package io.kinora.world.render.texture;

/** Changes a surface point that holds its plain material into what the pattern makes of it. */
public interface Texture {
  void paint(Surface surface);
}
