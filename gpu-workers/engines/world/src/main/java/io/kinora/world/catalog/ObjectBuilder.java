package io.kinora.world.catalog;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Part;
import io.kinora.world.physics.Shape;
import io.kinora.world.render.Material;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects an object in its usual size, standing on y = 0, and turns it into a model: scaled, and
 * moved so that its centre of mass is the origin. Not thread-safe.
 */
public final class ObjectBuilder {
  private final ObjectParams params;
  private final Substance substance;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private double breakEnergy = Double.POSITIVE_INFINITY;
  private @Nullable Perch perch;

  /** @param substance of the outside, unless parts say otherwise */
  public ObjectBuilder(ObjectParams params, Substance substance) {
    this.params = params;
    this.substance = substance;
  }

  /** Adds what is seen. */
  public ObjectBuilder piece(String name, Mesh mesh, Material material) {
    pieces.add(new Piece(name, mesh, material));
    return this;
  }

  /** Adds what is seen and turns as the thing goes ahead. */
  public ObjectBuilder turning(String name, Mesh mesh, Material material, Axle axle) {
    pieces.add(new Piece(name, mesh, material, axle));
    return this;
  }

  /** Says how a person rides it. */
  public ObjectBuilder ridden(Perch newPerch) {
    perch = newPerch;
    return this;
  }

  /** Adds what touches, not turned. */
  public ObjectBuilder solid(Shape shape, double x, double y, double z) {
    return solid(shape, new Vec3(x, y, z), Quat.IDENTITY);
  }

  /** Adds what touches. */
  public ObjectBuilder solid(Shape shape, Vec3 at, Quat rotation) {
    parts.add(new Part(shape, at, rotation, substance.surface()));
    return this;
  }

  /** Adds a touching box by its full edges, standing on height {@code y}. */
  public ObjectBuilder box(
      double width, double height, double depth, double x, double y, double z) {
    return solid(new Shape.Box(new Vec3(width / 2, height / 2, depth / 2)), x, y + height / 2, z);
  }

  /** Adds a seen and touched box with rounded edges by its full edges, standing on {@code y}. */
  public ObjectBuilder slab(
      String name,
      double width,
      double height,
      double depth,
      double x,
      double y,
      double z,
      Material material) {
    var round = Math.min(0.02, 0.2 * Math.min(width, Math.min(height, depth)));
    var mesh = Shapes.roundedBox(width, height, depth, round).moved(x, y + height / 2, z);
    return piece(name, mesh, material).box(width, height, depth, x, y, z);
  }

  /** Adds an upright touching cylinder, standing on {@code y}. */
  public ObjectBuilder cylinder(double radius, double height, double x, double y, double z) {
    return solid(new Shape.Cylinder(radius, height), x, y + height / 2, z);
  }

  /** Adds a touching rod. */
  public ObjectBuilder rod(Vec3 from, Vec3 to, double radius) {
    var axis = to.minus(from);
    var straight = Math.max(0.001, axis.length() - 2 * radius);
    return solid(
        new Shape.Capsule(radius, straight), from.lerp(to, 0.5), Quat.between(Vec3.Y, axis));
  }

  /** Adds a touching ball. */
  public ObjectBuilder sphere(double radius, double x, double y, double z) {
    return solid(new Shape.Sphere(radius), x, y, z);
  }

  /** Says which impact breaks the thing. */
  public ObjectBuilder breaksAt(double joules) {
    breakEnergy = joules;
    return this;
  }

  /** A massive thing: the parts are filled with the substance. */
  public ObjectModel solidModel() {
    return model(substance.density() * partsVolume());
  }

  /**
   * A thing of known mass in its usual size that displaces what its parts enclose.
   *
   * @param usualMass kilograms
   */
  public ObjectModel model(double usualMass) {
    return model(usualMass, partsVolume());
  }

  /**
   * A thing of known mass and displacement in its usual size.
   *
   * @param usualMass kilograms
   * @param usualVolume cubic metres
   */
  public ObjectModel model(double usualMass, double usualVolume) {
    var scale = params.scale();
    var cube = scale * scale * scale;
    var centre = centre();
    var moved = Transform.at(-centre.x() * scale, -centre.y() * scale, -centre.z() * scale);
    var finalPieces = new ArrayList<Piece>();
    for (var piece : pieces) {
      var mesh = piece.mesh().scaled(scale).transformed(moved);
      finalPieces.add(
          new Piece(piece.name(), mesh, piece.material(), fitted(piece.axle(), centre)));
    }
    var finalParts = new ArrayList<Part>();
    for (var part : parts) {
      var offset = part.offset().minus(centre).times(scale);
      finalParts.add(
          new Part(scaled(part.shape(), scale), offset, part.rotation(), part.surface()));
    }
    return new ObjectModel(
        finalPieces,
        finalParts,
        usualMass * cube,
        usualVolume * cube,
        substance,
        centre.y() * scale,
        halfSize(finalPieces),
        breakEnergy * scale * scale,
        perch == null ? null : perch.fitted(centre, scale));
  }

  private @Nullable Axle fitted(@Nullable Axle axle, Vec3 origin) {
    if (axle == null) return null;
    var scale = params.scale();
    return new Axle(axle.centre().minus(origin).times(scale), axle.metresPerRadian() * scale);
  }

  private double partsVolume() {
    return parts.stream().mapToDouble(p -> p.shape().volume()).sum();
  }

  private Vec3 centre() {
    var sum = Vec3.ZERO;
    for (var part : parts) sum = sum.plus(part.offset().times(part.shape().volume()));
    return sum.times(1 / partsVolume());
  }

  private static Shape scaled(Shape shape, double s) {
    if (shape instanceof Shape.Sphere sphere) return new Shape.Sphere(sphere.radius() * s);
    if (shape instanceof Shape.Box box) return new Shape.Box(box.half().times(s));
    if (shape instanceof Shape.Capsule c) return new Shape.Capsule(c.radius() * s, c.height() * s);
    var cylinder = (Shape.Cylinder) shape;
    return new Shape.Cylinder(cylinder.radius() * s, cylinder.height() * s);
  }

  private static Vec3 halfSize(List<Piece> pieces) {
    double x = 0;
    double y = 0;
    double z = 0;
    for (var piece : pieces) {
      var b = piece.mesh().bounds();
      x = Math.max(x, Math.max(-b[0], b[3]));
      y = Math.max(y, Math.max(-b[1], b[4]));
      z = Math.max(z, Math.max(-b[2], b[5]));
    }
    return new Vec3(x, y, z);
  }
}
