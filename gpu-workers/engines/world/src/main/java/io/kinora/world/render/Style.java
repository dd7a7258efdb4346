package io.kinora.world.render;

/** How the world is depicted. */
public enum Style {
  /** Neutral grading, deep focus. */
  REALISTIC,
  /** Warm lights, cool shadows, lens blur, bloom and grain. */
  CINEMATIC,
  /** Flat light in two steps, drawn outlines, painted sky. */
  ANIME,
  /** Everything modelled in matt clay under soft light. */
  CLAY,
  /** Pigment on paper: soft washes, darker edges, white paper between. */
  WATERCOLOUR,
  /** Silver halide film: no colour, strong contrast, visible grain. */
  BLACK_AND_WHITE
}
