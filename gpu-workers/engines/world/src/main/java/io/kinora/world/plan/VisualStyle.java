package io.kinora.world.plan;

/** How the picture is drawn. */
public enum VisualStyle {
  REALISTIC,
  CINEMATIC,
  ANIME,
  CLAY,
  WATERCOLOUR,
  NOIR
}
