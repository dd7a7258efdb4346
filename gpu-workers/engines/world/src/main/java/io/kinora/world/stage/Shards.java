package io.kinora.world.stage;

import io.kinora.world.catalog.ObjectModel;
import io.kinora.world.catalog.Piece;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.MeshBuilder;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Part;
import io.kinora.world.physics.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Cuts a thing into the pieces that it breaks into: every triangle goes to the nearest of some
 * random points of its surface, so that the edges are as jagged as the mesh is fine.
 */
final class Shards {
  private static final double THICKNESS = 0.0025;
  private static final double LEAST_EDGE = 0.006;

  private final ObjectModel model;
  private final Vec3[] seeds;

  /**
   * One of them, in the frame of the whole thing.
   *
   * @param pieces what is seen of it
   * @param part what touches
   * @param share of the whole mass
   */
  record Shard(List<Piece> pieces, Part part, double share) {}

  private Shards(ObjectModel model, int count, SplittableRandom random) {
    this.model = model;
    this.seeds = new Vec3[count];
    var meshes = model.pieces();
    for (var i = 0; i < count; i++) {
      var mesh = meshes.get(random.nextInt(meshes.size())).mesh();
      seeds[i] = middle(mesh, 3 * random.nextInt(mesh.triangleCount()));
    }
  }

  /** Up to {@code count} shards of a thing. Same arguments, same shards. */
  static List<Shard> of(ObjectModel model, int count, SplittableRandom random) {
    return new Shards(model, count, random).cut();
  }

  private List<Shard> cut() {
    var pieces = new ArrayList<List<Piece>>();
    var area = new double[seeds.length];
    for (var i = 0; i < seeds.length; i++) pieces.add(new ArrayList<>());
    for (var piece : model.pieces()) {
      var owner = owners(piece.mesh());
      for (var i = 0; i < seeds.length; i++) {
        var mesh = fragment(piece.mesh(), owner, i);
        if (mesh.triangleCount() == 0) continue;
        pieces.get(i).add(new Piece(piece.name(), mesh, piece.material()));
        area[i] += mesh.triangleCount();
      }
    }
    var whole = Arrays.stream(area).sum();
    var shards = new ArrayList<Shard>();
    for (var i = 0; i < seeds.length; i++) {
      if (pieces.get(i).isEmpty()) continue;
      shards.add(new Shard(pieces.get(i), part(pieces.get(i)), area[i] / whole));
    }
    return List.copyOf(shards);
  }

  private int[] owners(Mesh mesh) {
    var owners = new int[mesh.triangleCount()];
    for (var t = 0; t < owners.length; t++) {
      var at = middle(mesh, 3 * t);
      var nearest = Double.MAX_VALUE;
      for (var i = 0; i < seeds.length; i++) {
        var d = at.distance(seeds[i]);
        if (d >= nearest) continue;
        nearest = d;
        owners[t] = i;
      }
    }
    return owners;
  }

  /** The triangles of one owner, and the same turned over as the other side of the wall. */
  private static Mesh fragment(Mesh mesh, int[] owners, int owner) {
    var out = new MeshBuilder();
    for (var t = 0; t < owners.length; t++) {
      if (owners[t] != owner) continue;
      var outer = new int[3];
      var inner = new int[3];
      for (var k = 0; k < 3; k++) {
        var v = mesh.triangles()[3 * t + k];
        var normal = point(mesh.normals(), v);
        var at = point(mesh.positions(), v);
        outer[k] = out.vertex(at, normal);
        inner[k] = out.vertex(at.plus(normal, -THICKNESS), normal.times(-1));
      }
      out.triangle(outer[0], outer[1], outer[2]).triangle(inner[0], inner[2], inner[1]);
    }
    return out.build();
  }

  private static Part part(List<Piece> pieces) {
    var low = new double[] {1e9, 1e9, 1e9};
    var high = new double[] {-1e9, -1e9, -1e9};
    for (var piece : pieces) {
      var b = piece.mesh().bounds();
      for (var k = 0; k < 3; k++) {
        low[k] = Math.min(low[k], b[k]);
        high[k] = Math.max(high[k], b[k + 3]);
      }
    }
    var half = new Vec3(half(low[0], high[0]), half(low[1], high[1]), half(low[2], high[2]));
    var at = new Vec3((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2);
    return new Part(new Shape.Box(half), at, Quat.IDENTITY, Substance.CERAMIC.surface());
  }

  /** A box about a jagged and curved piece is too large; it rests on its tips. */
  private static double half(double low, double high) {
    return Math.max(LEAST_EDGE / 2, 0.38 * (high - low));
  }

  private static Vec3 middle(Mesh mesh, int triangle) {
    var t = mesh.triangles();
    return point(mesh.positions(), t[triangle])
        .plus(point(mesh.positions(), t[triangle + 1]))
        .plus(point(mesh.positions(), t[triangle + 2]))
        .times(1.0 / 3);
  }

  private static Vec3 point(float[] values, int v) {
    return new Vec3(values[3 * v], values[3 * v + 1], values[3 * v + 2]);
  }
}
