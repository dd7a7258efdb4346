package io.kinora.world.catalog;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Part;
import io.kinora.world.physics.Shape;
import io.kinora.world.render.Body;
import io.kinora.world.render.Light;
import io.kinora.world.render.Material;
import io.kinora.world.render.Sky;
import io.kinora.world.render.Water;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects an environment. Not thread-safe. */
public final class EnvironmentBuilder {
  private static final double GROUND_THICKNESS = 10;

  private final List<Body> bodies = new ArrayList<>();
  private final List<Part> solids = new ArrayList<>();
  private final List<Light> lights = new ArrayList<>();
  private final Map<String, Environment.Anchor> anchors = new TreeMap<>();
  private @Nullable Water water;

  /** Adds what is only seen; the mesh is in world metres. */
  public EnvironmentBuilder body(String name, Mesh mesh, Material material) {
    bodies.add(Body.still(name, mesh, material));
    return this;
  }

  /** Adds what is only touched. */
  public EnvironmentBuilder solid(Shape shape, Vec3 at, Quat rotation, Substance substance) {
    solids.add(new Part(shape, at, rotation, substance.surface()));
    return this;
  }

  /** Adds a touched box by its full edges, its foot at {@code y}. */
  public EnvironmentBuilder solidBox(
      double width, double height, double depth, Vec3 foot, Substance substance) {
    var half = new Vec3(width / 2, height / 2, depth / 2);
    return solid(new Shape.Box(half), foot.plus(0, height / 2, 0), Quat.IDENTITY, substance);
  }

  /** Adds a box that is seen and touched, by its full edges, its foot at {@code foot}. */
  public EnvironmentBuilder box(
      String name,
      double width,
      double height,
      double depth,
      Vec3 foot,
      Substance substance,
      Material material) {
    body(
        name,
        Shapes.box(width, height, depth).moved(foot.x(), foot.y() + height / 2, foot.z()),
        material);
    return solidBox(width, height, depth, foot, substance);
  }

  /** Adds a thick level ground, touched only, whose top is at {@code y}. */
  public EnvironmentBuilder ground(double y, double halfSize, Substance substance) {
    return solidBox(
        2 * halfSize,
        GROUND_THICKNESS,
        2 * halfSize,
        new Vec3(0, y - GROUND_THICKNESS, 0),
        substance);
  }

  /** Adds a rod that is touched. */
  public EnvironmentBuilder solidRod(Vec3 from, Vec3 to, double radius, Substance substance) {
    var axis = to.minus(from);
    return solid(
        new Shape.Capsule(radius, axis.length()),
        from.lerp(to, 0.5),
        Quat.between(Vec3.Y, axis),
        substance);
  }

  /** Adds a level ring that is touched, made of short rods. */
  public EnvironmentBuilder solidRing(
      Vec3 centre, double radius, double tube, int rods, Substance substance) {
    for (int i = 0; i < rods; i++) {
      solidRod(
          onRing(centre, radius, i, rods), onRing(centre, radius, i + 1, rods), tube, substance);
    }
    return this;
  }

  private static Vec3 onRing(Vec3 centre, double radius, int i, int n) {
    var a = 2 * Math.PI * (i % n) / n;
    return centre.plus(radius * StrictMath.cos(a), 0, radius * StrictMath.sin(a));
  }

  /** Adds a lamp. */
  public EnvironmentBuilder light(Light light) {
    lights.add(light);
    return this;
  }

  /** Sets the water. */
  public EnvironmentBuilder water(Water value) {
    water = value;
    return this;
  }

  /** Names a spot. */
  public EnvironmentBuilder anchor(
      String name, double x, double y, double z, double yaw, double radius) {
    anchors.put(name, new Environment.Anchor(new Vec3(x, y, z), yaw, radius));
    return this;
  }

  /** Finishes a place under the open sky. */
  public Environment outdoors(Sky sky) {
    return new Environment(bodies, solids, sky, lights, false, water, anchors);
  }

  /** Finishes a room; the sky is seen through its windows. */
  public Environment indoors(Sky sky) {
    return new Environment(bodies, solids, sky, lights, true, water, anchors);
  }
}
