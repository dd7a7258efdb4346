package io.kinora.world.render;

import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import java.util.List;

/**
 * Draws with plain Java on the CPU. One thread at a time may use it; it brings its own worker
 * threads.
 */
public final class JavaRenderer implements Renderer {
  private final Scene scene;
  private final int width;
  private final int height;
  private final Workers workers;
  private final List<Bvh> trees;
  private final RayHit[] hits;

  /**
   * @param width picture width in pixels, at least 16
   * @param height picture height in pixels, at least 16
   * @param threads how many threads may draw; the picture does not depend on it
   */
  public JavaRenderer(Scene scene, int width, int height, Tier tier, Style style, int threads) {
    this.scene = scene;
    this.width = width;
    this.height = height;
    workers = new Workers(threads);
    trees = scene.bodies().stream().map(body -> Bvh.of(body.mesh())).toList();
    hits = new RayHit[workers.count()];
    for (int i = 0; i < hits.length; i++) {
      hits[i] = new RayHit();
    }
  }

  @Override
  public void render(FrameState frame, byte[] rgb) {
    refit(frame);
    var camera = frame.camera();
    var forward = camera.target().minus(camera.eye()).unit();
    var right = forward.cross(Vec3.Y).unit();
    var up = right.cross(forward);
    double focal = height * 0.5 / Math.tan(camera.fieldOfView() / 2);
    workers.forEach(height, (y, worker) -> {
      for (int x = 0; x < width; x++) {
        var direction = forward
            .plus(right.times((x + 0.5 - width * 0.5) / focal))
            .plus(up.times((height * 0.5 - y - 0.5) / focal));
        store(
            rgb,
            (y * width + x) * 3,
            radiance(frame, camera.eye(), direction.unit(), hits[worker]));
      }
    });
  }

  private void refit(FrameState frame) {
    for (int i = 0; i < trees.size(); i++) {
      var deformation = frame.deformation(scene.bodies().get(i).name());
      if (deformation != null) {
        trees.get(i).refit(deformation.positions());
      }
    }
  }

  private Rgb radiance(FrameState frame, Vec3 eye, Vec3 direction, RayHit hit) {
    hit.reset(RayHit.FAR);
    if (!trace(frame, eye, direction, hit)) {
      return new Rgb(0.35f, 0.55f, 0.9f).mix(Rgb.WHITE, 1 - Math.max(0, direction.y()));
    }
    var body = scene.bodies().get(hit.body);
    var point = eye.plus(direction.times(hit.distance));
    var normal = normal(frame, body, hit);
    if (normal.dot(direction) > 0) {
      normal = normal.times(-1);
    }
    var sun = scene.sky().lightDirection();
    double light = normal.dot(sun);
    if (light > 0) {
      hit.reset(RayHit.FAR);
      light = trace(frame, point.plus(normal.times(1e-3)), sun, hit) ? 0 : light;
    }
    var material = body.material();
    return material
        .base()
        .times(0.35 + 0.15 * normal.y() + Math.max(0, light) + material.emission());
  }

  private boolean trace(FrameState frame, Vec3 origin, Vec3 direction, RayHit hit) {
    boolean found = false;
    for (int i = 0; i < trees.size(); i++) {
      var body = scene.bodies().get(i);
      if (!frame.isHidden(body.name())) {
        var transform = transform(frame, body);
        var o = transform.rotation().inverse().rotate(origin.minus(transform.position()));
        var d = transform.rotation().inverse().rotate(direction);
        if (trees
            .get(i)
            .trace(
                (float) o.x(),
                (float) o.y(),
                (float) o.z(),
                (float) d.x(),
                (float) d.y(),
                (float) d.z(),
                hit,
                false)) {
          hit.body = i;
          found = true;
        }
      }
    }
    return found;
  }

  private static Transform transform(FrameState frame, Body body) {
    var transform = frame.transform(body.name());
    return transform == null ? Transform.IDENTITY : transform;
  }

  private static Vec3 normal(FrameState frame, Body body, RayHit hit) {
    var deformation = frame.deformation(body.name());
    float[] n = deformation == null ? body.mesh().normals() : deformation.normals();
    int[] t = body.mesh().triangles();
    int a = t[hit.triangle * 3] * 3;
    int b = t[hit.triangle * 3 + 1] * 3;
    int c = t[hit.triangle * 3 + 2] * 3;
    float w = 1 - hit.u - hit.v;
    var local = new Vec3(
        n[a] * w + n[b] * hit.u + n[c] * hit.v,
        n[a + 1] * w + n[b + 1] * hit.u + n[c + 1] * hit.v,
        n[a + 2] * w + n[b + 2] * hit.u + n[c + 2] * hit.v);
    return transform(frame, body).rotation().rotate(local).unit();
  }

  private static void store(byte[] rgb, int at, Rgb colour) {
    rgb[at] = encode(colour.r());
    rgb[at + 1] = encode(colour.g());
    rgb[at + 2] = encode(colour.b());
  }

  private static byte encode(float linear) {
    double v = Math.max(0, Math.min(1, linear));
    return (byte) Math.round(
        255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055));
  }

  @Override
  public void close() {
    workers.close();
  }
}
