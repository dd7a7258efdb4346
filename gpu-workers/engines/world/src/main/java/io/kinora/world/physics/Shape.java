package io.kinora.world.physics;

import io.kinora.world.geom.Vec3;

/** The outline of a body, or of one part of it, around its own origin. Sizes in metres. */
public sealed interface Shape {
  /** Volume in cubic metres that the shape takes up, or displaces under water. */
  double volume();

  /** Half the size of the axis-aligned box around the unrotated shape. */
  Vec3 halfExtent();

  /** Whether a point in the shape's own frame lies inside. */
  boolean contains(Vec3 p);

  record Sphere(double radius) implements Shape {
    @Override
    public double volume() {
      return 4 * Math.PI / 3 * radius * radius * radius;
    }

    @Override
    public Vec3 halfExtent() {
      return new Vec3(radius, radius, radius);
    }

    @Override
    public boolean contains(Vec3 p) {
      return p.dot(p) <= radius * radius;
    }
  }

  /** @param half half of the width, height and depth */
  record Box(Vec3 half) implements Shape {
    @Override
    public double volume() {
      return 8 * half.x() * half.y() * half.z();
    }

    @Override
    public Vec3 halfExtent() {
      return half;
    }

    @Override
    public boolean contains(Vec3 p) {
      return Math.abs(p.x()) <= half.x()
          && Math.abs(p.y()) <= half.y()
          && Math.abs(p.z()) <= half.z();
    }
  }

  /**
   * A capsule along y.
   *
   * @param height of the straight part, so that the whole is {@code height + 2 radius} tall
   */
  record Capsule(double radius, double height) implements Shape {
    @Override
    public double volume() {
      return Math.PI * radius * radius * (height + 4 * radius / 3);
    }

    @Override
    public Vec3 halfExtent() {
      return new Vec3(radius, height / 2 + radius, radius);
    }

    @Override
    public boolean contains(Vec3 p) {
      var dy = Math.max(0, Math.abs(p.y()) - height / 2);
      return p.x() * p.x() + dy * dy + p.z() * p.z() <= radius * radius;
    }
  }

  /** A cylinder along y. */
  record Cylinder(double radius, double height) implements Shape {
    @Override
    public double volume() {
      return Math.PI * radius * radius * height;
    }

    @Override
    public Vec3 halfExtent() {
      return new Vec3(radius, height / 2, radius);
    }

    @Override
    public boolean contains(Vec3 p) {
      return Math.abs(p.y()) <= height / 2 && p.x() * p.x() + p.z() * p.z() <= radius * radius;
    }
  }
}
