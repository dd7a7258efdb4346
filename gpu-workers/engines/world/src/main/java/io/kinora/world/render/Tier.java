package io.kinora.world.render;

/** How much work goes into a frame. */
public enum Tier {
  DRAFT,
  FAST,
  QUALITY
}
