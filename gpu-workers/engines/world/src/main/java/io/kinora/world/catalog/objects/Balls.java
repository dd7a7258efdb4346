package io.kinora.world.catalog.objects;

import io.kinora.world.catalog.ObjectBuilder;
import io.kinora.world.catalog.ObjectDef;
import io.kinora.world.catalog.ObjectFamily;
import io.kinora.world.catalog.ObjectModel;
import io.kinora.world.catalog.ObjectParams;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Shapes;
import io.kinora.world.physics.Shape;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.List;

/** Balls of sports and play; radii and masses from the rules of each sport. */
public final class Balls implements ObjectFamily {
  private static final int SEGMENTS = 48;

  @Override
  public List<ObjectDef> objects() {
    return List.of(
        // FIBA size 7: circumference 750 to 770 mm, 567 to 650 g.
        ObjectDef.of(
            "basketball",
            "basketball, b-ball",
            p -> ball(p, 0.121, 0.62, Substance.INFLATED, basketball(p))),
        ObjectDef.of(
            "ball", "ball, rubber ball, bouncy ball, sphere, orb, toy ball", Balls::plain));
  }

  private static Material basketball(ObjectParams p) {
    return Material.of(Pattern.BASKETBALL, p.colorOr(0xc8632a), Rgb.srgb(0x1a1512))
        .roughness(0.5);
  }

  private static ObjectModel plain(ObjectParams p) {
    var look = Material.plain(p.colorOr(0xd2342b)).roughness(0.35);
    return ball(p, 0.11, 0.4, Substance.INFLATED, look);
  }

  private static ObjectModel ball(
      ObjectParams p, double radius, double mass, Substance usual, Material look) {
    var builder = new ObjectBuilder(p, p.substanceOr(usual))
        .piece("ball", Shapes.sphere(radius, SEGMENTS).moved(0, radius, 0), look)
        .solid(new Shape.Sphere(radius), 0, radius, 0);
    return p.substance() == null ? builder.model(mass) : builder.solidModel();
  }
}
