package io.kinora.world.render;

/**
 * How a surface varies from point to point. Patterns are solid: they fill space, so that no mesh
 * needs texture coordinates.
 */
public enum Pattern {
  /** One colour. */
  PLAIN,
  /** One colour with soft blotches of the accent colour; scale is their size in metres. */
  MOTTLED,
  CONCRETE,
  ASPHALT,
  /** Courses of brick in the base colour with mortar in the accent colour. */
  BRICK,
  /** A house front: brick with windows on a regular raster. */
  FACADE,
  /** A modern front: bands of glass between slabs; windows light up at night. */
  GLASS_FACADE,
  PLASTER,
  /** Solid wood with grain along the longest local axis (x). */
  WOOD,
  /** A floor of boards along z. */
  PLANKS,
  /** A sports hall floor: narrow varnished strips. */
  PARQUET,
  /** Square tiles; scale is the tile size, the accent is the grout. */
  TILES,
  /** A checkerboard of base and accent; scale is the square size. */
  CHECKER,
  /** Stripes of base and accent along local y; scale is the width of one. */
  STRIPES,
  MARBLE,
  ROCK,
  SAND,
  SOIL,
  GRASS,
  SNOW,
  ICE,
  BARK,
  LEAVES,
  /** Woven cloth. */
  FABRIC,
  LEATHER,
  /** Paint over metal with slight wear. */
  PAINTED_METAL,
  BRUSHED_METAL,
  RUST,
  CARDBOARD,
  SKIN,
  HAIR,
  /**
   * Outdoor basketball court centred under the hoop: hoop at the origin of x, court towards +z,
   * lines to FIBA measure.
   */
  BASKETBALL_COURT,
  /** The target square and border of a backboard whose front faces +z. */
  BACKBOARD,
  BASKETBALL,
  FOOTBALL,
  TENNIS_BALL,
  /** Six coloured segments. */
  BEACH_BALL,
  /** A road along z with lane markings. */
  ROAD,
  /** An iris and pupil that look along local +z; scale is the eyeball radius. */
  EYE,
  /** Glows in the base colour. */
  GLOW
}
