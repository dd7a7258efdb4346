package io.kinora.world.render;

import io.kinora.world.geom.Vec3;

/**
 * A camera resolved to a picture size: an orthonormal frame and the focal length in pixels. Pixel
 * (0, 0) is the top left one and covers 0..1 in both directions.
 */
final class View {
  final int width;
  final int height;
  final float ex;
  final float ey;
  final float ez;
  final float rx;
  final float ry;
  final float rz;
  final float ux;
  final float uy;
  final float uz;
  final float fx;
  final float fy;
  final float fz;
  /** Distance of the picture plane in pixels. */
  final float focal;

  final float centreX;
  final float centreY;
  final Camera camera;

  /** @param jitterX shift of the sampling grid in pixels */
  View(Camera camera, int width, int height, float jitterX, float jitterY) {
    this.camera = camera;
    this.width = width;
    this.height = height;
    var forward = camera.target().minus(camera.eye()).unit();
    var side = forward.cross(Vec3.Y).unit();
    var top = side.cross(forward);
    double c = StrictMath.cos(camera.roll());
    double s = StrictMath.sin(camera.roll());
    var right = side.times(c).minus(top.times(s));
    var up = top.times(c).plus(side.times(s));
    ex = (float) camera.eye().x();
    ey = (float) camera.eye().y();
    ez = (float) camera.eye().z();
    rx = (float) right.x();
    ry = (float) right.y();
    rz = (float) right.z();
    ux = (float) up.x();
    uy = (float) up.y();
    uz = (float) up.z();
    fx = (float) forward.x();
    fy = (float) forward.y();
    fz = (float) forward.z();
    focal = (float) (height * 0.5 / StrictMath.tan(camera.fieldOfView() / 2));
    centreX = width * 0.5f + jitterX;
    centreY = height * 0.5f + jitterY;
  }

  /** The view of the same camera without jitter. */
  View steady() {
    return new View(camera, width, height, 0, 0);
  }

  /**
   * Components of the direction through a point of the picture; its part along the view axis is 1.
   */
  float directionX(float x, float y) {
    return fx + rx * ((x - centreX) / focal) + ux * ((centreY - y) / focal);
  }

  float directionY(float x, float y) {
    return fy + ry * ((x - centreX) / focal) + uy * ((centreY - y) / focal);
  }

  float directionZ(float x, float y) {
    return fz + rz * ((x - centreX) / focal) + uz * ((centreY - y) / focal);
  }

  /** Distance along the view axis. */
  float depth(float x, float y, float z) {
    return (x - ex) * fx + (y - ey) * fy + (z - ez) * fz;
  }

  float projectX(float x, float y, float z, float depth) {
    return centreX + focal * ((x - ex) * rx + (y - ey) * ry + (z - ez) * rz) / depth;
  }

  float projectY(float x, float y, float z, float depth) {
    return centreY - focal * ((x - ex) * ux + (y - ey) * uy + (z - ez) * uz) / depth;
  }

  /** Whether a box given by min and max corner may be seen. */
  boolean mayShow(float[] box, int at) {
    float cx = 0.5f * (box[at] + box[at + 3]);
    float cy = 0.5f * (box[at + 1] + box[at + 4]);
    float cz = 0.5f * (box[at + 2] + box[at + 5]);
    float hx = box[at + 3] - cx;
    float hy = box[at + 4] - cy;
    float hz = box[at + 5] - cz;
    float radius = (float) Math.sqrt(hx * hx + hy * hy + hz * hz);
    float depth = depth(cx, cy, cz);
    if (depth < -radius) {
      return false;
    }
    float side = Math.abs((cx - ex) * rx + (cy - ey) * ry + (cz - ez) * rz);
    float top = Math.abs((cx - ex) * ux + (cy - ey) * uy + (cz - ez) * uz);
    float slopeX = (width * 0.5f + 2) / focal;
    float slopeY = (height * 0.5f + 2) / focal;
    return side - slopeX * depth <= radius * (float) Math.sqrt(1 + slopeX * slopeX)
        && top - slopeY * depth <= radius * (float) Math.sqrt(1 + slopeY * slopeY);
  }
}
