package io.kinora.world.figure;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Material;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the vertices of a head with their movements and hands them out as parts by material.
 * Vertices are in the head's own measure; not thread-safe.
 */
final class FaceBuilder {
  private record Vertex(
      Vec3 at, Vec3 normal, FaceRig.Lip lip, @Nullable Lid lid) {}

  /**
   * What the lids do to a vertex.
   *
   * @param closed where it lies with closed eyes
   * @param rise how far open eyes move it up, metres
   * @param upper whether it belongs to the upper lid
   */
  record Lid(Vec3 closed, double rise, boolean upper) {}

  private final HeadShape shape;
  private final FaceRig rig;
  private final Skeleton bones;
  private final List<Vertex> vertices = new ArrayList<>();
  private final Map<String, List<int[]>> triangles = new LinkedHashMap<>();

  FaceBuilder(HeadShape shape, FaceRig rig, Skeleton bones) {
    this.shape = shape;
    this.rig = rig;
    this.bones = bones;
  }

  int vertex(Vec3 at, Vec3 normal, FaceRig.Lip lip, @Nullable Lid lid) {
    vertices.add(new Vertex(at, normal, lip, lid));
    return vertices.size() - 1;
  }

  int vertex(Vec3 at, FaceRig.Lip lip) {
    return vertex(at, shape.gradient(at.x(), at.y(), at.z(), 0.0012), lip, null);
  }

  Vec3 place(int vertex) {
    return vertices.get(vertex).at;
  }

  /** The normal of a vertex and its movement, for another one that goes along with it. */
  int follower(int leader, Vec3 at, Vec3 normal) {
    var v = vertices.get(leader);
    return vertex(at, normal, v.lip, v.lid);
  }

  /**
   * A quad whose corners run counter-clockwise seen from outside; degenerate halves are left out.
   */
  void quad(String part, int a, int b, int c, int d) {
    triangle(part, a, b, c);
    triangle(part, a, c, d);
  }

  void triangle(String part, int a, int b, int c) {
    if (a == b || b == c || a == c) return;
    triangles.computeIfAbsent(part, name -> new ArrayList<>()).add(new int[] {a, b, c});
  }

  Part part(String name, Material material) {
    var list = triangles.getOrDefault(name, List.of());
    var index = new HashMap<Integer, Integer>();
    var used = new ArrayList<Vertex>();
    var t = new int[list.size() * 3];
    for (var i = 0; i < t.length; i++) {
      var v = list.get(i / 3)[i % 3];
      t[i] = index.computeIfAbsent(v, key -> {
        used.add(vertices.get(key));
        return used.size() - 1;
      });
    }
    var mesh = new Mesh(positions(used), normals(used), t);
    return new Part(name, mesh, material, weights(used), new Morph(mesh, deltas(used)));
  }

  private float[] positions(List<Vertex> used) {
    var p = new float[used.size() * 3];
    for (var i = 0; i < used.size(); i++) {
      store(p, i, shape.world(used.get(i).at));
    }
    return p;
  }

  private static float[] normals(List<Vertex> used) {
    var n = new float[used.size() * 3];
    for (var i = 0; i < used.size(); i++) {
      store(n, i, used.get(i).normal);
    }
    return n;
  }

  private float[][] deltas(List<Vertex> used) {
    var deltas = new float[Feature.COUNT][];
    for (var feature : Feature.values()) {
      var d = new float[used.size() * 3];
      var most = 0.0;
      for (var i = 0; i < used.size(); i++) {
        var move = move(feature, used.get(i));
        most = Math.max(most, move.length());
        store(d, i, move.times(shape.size()));
      }
      deltas[feature.ordinal()] = most > 1e-6 ? d : new float[0];
    }
    return deltas;
  }

  private Vec3 move(Feature feature, Vertex v) {
    var lid = v.lid;
    if (lid == null) return rig.move(feature, v.at, v.lip);
    var left = v.at.x() > 0;
    return switch (feature) {
      case BLINK_L -> left ? slide(lid, -lid.rise) : Vec3.ZERO;
      case BLINK_R -> left ? Vec3.ZERO : slide(lid, -lid.rise);
      case EYES_WIDE -> slide(lid, lid.upper ? lid.rise * 0.3 : lid.rise * 0.2);
      case SQUINT -> slide(lid, -lid.rise * (lid.upper ? 0.32 : 0.55));
      default -> rig.move(feature, v.at, v.lip);
    };
  }

  private Vec3 slide(Lid lid, double more) {
    if (Math.abs(lid.rise) < 1e-6) return Vec3.ZERO;
    var from = rig.slide(lid.closed, lid.rise);
    return rig.slide(lid.closed, lid.rise + more).minus(from);
  }

  private SkinWeights weights(List<Vertex> used) {
    var joints = new int[used.size() * SkinWeights.MOST];
    var weights = new float[joints.length];
    for (var i = 0; i < used.size(); i++) {
      var at = used.get(i).at;
      var chest = 1 - Angles.smooth(neckLow(), neckLow() + 0.03, at.y());
      var head = Angles.smooth(-0.055, 0.02, at.y() + 0.35 * Math.max(0, at.z()));
      joints[i * SkinWeights.MOST] = Joint.CHEST.ordinal();
      joints[i * SkinWeights.MOST + 1] = Joint.NECK.ordinal();
      joints[i * SkinWeights.MOST + 2] = Joint.HEAD.ordinal();
      weights[i * SkinWeights.MOST] = (float) chest;
      weights[i * SkinWeights.MOST + 1] = (float) ((1 - chest) * (1 - head));
      weights[i * SkinWeights.MOST + 2] = (float) ((1 - chest) * head);
    }
    return new SkinWeights(joints, weights);
  }

  private double neckLow() {
    return shape.local(bones.at(Joint.NECK)).y() - 0.015;
  }

  private static void store(float[] array, int i, Vec3 v) {
    array[i * 3] = (float) v.x();
    array[i * 3 + 1] = (float) v.y();
    array[i * 3 + 2] = (float) v.z();
  }
}
