package io.kinora.world.render;

import io.kinora.world.render.texture.Balls;
import io.kinora.world.render.texture.Grounds;
import io.kinora.world.render.texture.Living;
import io.kinora.world.render.texture.Makings;
import io.kinora.world.render.texture.Markings;
import io.kinora.world.render.texture.Masonry;
import io.kinora.world.render.texture.Texture;
import io.kinora.world.render.texture.Timber;

/**
 * How a surface varies from point to point. Patterns are solid: they fill space, so that no mesh
 * needs texture coordinates.
 */
public enum Pattern {
  /** One colour. */
  PLAIN(s -> {}),
  /** One colour with soft blotches of the accent colour; scale is their size in metres. */
  MOTTLED(Makings::mottled),
  CONCRETE(Masonry::concrete),
  ASPHALT(Grounds::asphalt),
  /** Courses of brick in the base colour with mortar in the accent colour. */
  BRICK(Masonry::brick),
  /** A house front: brick with windows on a regular raster. */
  FACADE(Masonry::facade),
  /** A modern front: bands of glass between slabs; windows light up at night. */
  GLASS_FACADE(Masonry::glassFacade),
  PLASTER(Masonry::plaster),
  /** Solid wood with grain along the longest local axis (x). */
  WOOD(Timber::wood),
  /** A floor of boards along z. */
  PLANKS(Timber::planks),
  /** A sports hall floor: narrow varnished strips. */
  PARQUET(Timber::parquet),
  /** Square tiles; scale is the tile size, the accent is the grout. */
  TILES(Masonry::tiles),
  /** A checkerboard of base and accent; scale is the square size. */
  CHECKER(Makings::checker),
  /** Stripes of base and accent along local y; scale is the width of one. */
  STRIPES(Makings::stripes),
  MARBLE(Grounds::marble),
  ROCK(Grounds::rock),
  SAND(Grounds::sand),
  SOIL(Grounds::soil),
  GRASS(Grounds::grass),
  SNOW(Grounds::snow),
  ICE(Grounds::ice),
  /**
   * Far hillsides: meadows in the base colour with woods, rock in the accent colour where it is
   * steep.
   */
  HILLS(Grounds::hill),
  BARK(Timber::bark),
  LEAVES(Living::leaves),
  /** Woven cloth. */
  FABRIC(Makings::fabric),
  LEATHER(Makings::leather),
  /** Paint over metal with slight wear. */
  PAINTED_METAL(Makings::paintedMetal),
  BRUSHED_METAL(Makings::brushedMetal),
  RUST(Makings::rust),
  CARDBOARD(Timber::cardboard),
  SKIN(Living::skin),
  HAIR(Living::hair),
  /**
   * Outdoor basketball court centred under the hoop: hoop at the origin of x, court towards +z,
   * lines to FIBA measure.
   */
  BASKETBALL_COURT(Markings::basketballCourt),
  /** The target square and border of a backboard whose front faces +z. */
  BACKBOARD(Markings::backboard),
  BASKETBALL(Balls::basketball),
  FOOTBALL(Balls::football),
  TENNIS_BALL(Balls::tennis),
  /** Six coloured segments. */
  BEACH_BALL(Balls::beach),
  /** A road along z with lane markings. */
  ROAD(Markings::road),
  /** An iris and pupil that look along local +z; scale is the eyeball radius. */
  EYE(Living::eye),
  /** Glows in the base colour. */
  GLOW(s -> {});

  private final Texture texture;

  Pattern(Texture texture) {
    this.texture = texture;
  }

  Texture texture() {
    return texture;
  }
}
