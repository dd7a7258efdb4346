package io.kinora.world.catalog.objects;

import io.kinora.world.catalog.ObjectBuilder;
import io.kinora.world.catalog.ObjectDef;
import io.kinora.world.catalog.ObjectFamily;
import io.kinora.world.catalog.ObjectModel;
import io.kinora.world.catalog.ObjectParams;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Shapes;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;

/** Blocks, boxes and crates: things to stack. */
public final class Blocks implements ObjectFamily {
  private static final int[] TOY_COLOURS = {
    0xd63a2f, 0x2f6fd6, 0xf2b824, 0x3a9a4a, 0xe8762c, 0x7a4bb0
  };

  @Override
  public List<ObjectDef> objects() {
    return List.of(
        ObjectDef.of(
            "block", "block, wooden block, toy block, building block, cube", Blocks::block),
        ObjectDef.of("crate", "crate, wooden crate, shipping crate", Blocks::crate));
  }

  private static ObjectModel block(ObjectParams p) {
    var edge = 0.2;
    var color = p.colorOr(TOY_COLOURS[Math.floorMod(p.seed(), TOY_COLOURS.length)]);
    return new ObjectBuilder(p, p.substanceOr(Substance.WOOD))
        .piece(
            "block",
            Shapes.roundedBox(edge, edge, edge, 0.012).moved(0, edge / 2, 0),
            Material.plain(color).roughness(0.45))
        .box(edge, edge, edge, 0, 0, 0)
        .solidModel();
  }

  /** A crate of 12 mm boards with frames on all faces, empty. */
  private static ObjectModel crate(ObjectParams p) {
    var edge = 0.6;
    var wood =
        Material.of(Pattern.WOOD, p.colorOr(0xb98a55), Rgb.srgb(0x6e4a28)).roughness(0.7);
    var inset = edge - 0.04;
    return new ObjectBuilder(p, p.substanceOr(Substance.WOOD))
        .piece("boards", Shapes.box(inset, inset, inset).moved(0, edge / 2, 0), wood)
        .piece("frame", frame(edge, 0.07).moved(0, edge / 2, 0), wood.seed(7))
        .box(edge, edge, edge, 0, 0, 0)
        .model(18);
  }

  /** The twelve edges of a cube as boards. */
  private static Mesh frame(double edge, double board) {
    var bars = new ArrayList<Mesh>();
    var d = (edge - board) / 2;
    for (int a = -1; a <= 1; a += 2) {
      for (int b = -1; b <= 1; b += 2) {
        bars.add(Shapes.roundedBox(edge, board, board, 0.006).moved(0, a * d, b * d));
        bars.add(Shapes.roundedBox(board, edge - 2 * board, board, 0.006).moved(a * d, 0, b * d));
        bars.add(Shapes.roundedBox(board, board, edge - 2 * board, 0.006).moved(a * d, b * d, 0));
      }
    }
    return Mesh.merged(bars.toArray(new Mesh[0]));
  }
}
