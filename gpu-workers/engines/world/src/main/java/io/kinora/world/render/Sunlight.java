package io.kinora.world.render;

/**
 * The shadow maps of the sun around the place where the camera looks: a fine one near by and a
 * coarse one for the rest of the scene. They are drawn again only when the camera leaves their
 * middle.
 */
final class Sunlight {
  private static final float NEAR_RADIUS = 32;
  private static final float WIDE_RADIUS = 170;

  /**
   * Angular radius of the sun; larger than the true one by the softness that thin cloud and film
   * add.
   */
  static final float RADIUS = 0.011f;

  private final Geometry geometry;
  private final SunFrame sun;
  private final Workers workers;
  private final int size;
  private final float[] centre = new float[3];
  private ShadowMap near;
  private ShadowMap wide;

  Sunlight(Geometry geometry, SunFrame sun, Workers workers, int size, View view) {
    this.geometry = geometry;
    this.sun = sun;
    this.workers = workers;
    this.size = size;
    focus(view);
    near = new ShadowMap(geometry, sun, centre, NEAR_RADIUS, size, workers);
    wide = new ShadowMap(geometry, sun, centre, WIDE_RADIUS, size / 2, workers);
  }

  /** Follows the camera. */
  void update(View view) {
    float[] before = centre.clone();
    focus(view);
    float dx = centre[0] - before[0];
    float dy = centre[1] - before[1];
    float dz = centre[2] - before[2];
    if (dx * dx + dy * dy + dz * dz > NEAR_RADIUS * NEAR_RADIUS * 0.16f) {
      near = new ShadowMap(geometry, sun, centre, NEAR_RADIUS, size, workers);
      wide = new ShadowMap(geometry, sun, centre, WIDE_RADIUS, size / 2, workers);
    } else {
      System.arraycopy(before, 0, centre, 0, 3);
    }
  }

  private void focus(View view) {
    var target = view.camera.target();
    float ahead = Math.min(14, (float) target.distance(view.camera.eye()));
    centre[0] = view.ex + view.fx * ahead;
    centre[1] = view.ey + view.fy * ahead;
    centre[2] = view.ez + view.fz * ahead;
  }

  /** As {@link ShadowMap#classify}, from the finer map that knows. */
  float classify(float x, float y, float z) {
    float answer = near.classify(x, y, z);
    return answer == ShadowMap.OUTSIDE ? wide.classify(x, y, z) : answer;
  }

  boolean isFine(float x, float y, float z) {
    return near.covers(x, y, z);
  }

  float soft(float x, float y, float z, float turn, int stride) {
    if (near.covers(x, y, z)) {
      return near.soft(x, y, z, RADIUS, turn, stride);
    }
    return wide.covers(x, y, z) ? wide.soft(x, y, z, RADIUS, turn, stride) : 1;
  }

  /** As {@link #soft}, at the price of four samples. */
  float rough(float x, float y, float z, float turn) {
    if (near.covers(x, y, z)) {
      return near.rough(x, y, z, turn);
    }
    return wide.covers(x, y, z) ? wide.rough(x, y, z, turn) : 1;
  }

  /** Whether still bodies shade the point; good enough for light that is not seen directly. */
  boolean isShaded(float x, float y, float z) {
    return near.covers(x, y, z) ? near.isShaded(x, y, z) : wide.isShaded(x, y, z);
  }
}
