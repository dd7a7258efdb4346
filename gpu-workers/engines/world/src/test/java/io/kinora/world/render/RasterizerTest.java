package io.kinora.world.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Vec3;
import java.util.List;
import org.junit.jupiter.api.Test;

class RasterizerTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  @Test
  void floorBeneathTheCameraFillsThePictureAtTheDepthOfThePlane() {
    var camera = Camera.looking(new Vec3(0.3, 2, 1), new Vec3(0, 0, -1), 50);
    var view = new View(camera, WIDTH, HEIGHT, 0, 0);

    var buffer = draw(new Body[] {floor()}, view);

    for (int p = 0; p < WIDTH * HEIGHT; p++) {
      float above = -2 / view.directionY(p % WIDTH + 0.5f, p / WIDTH);
      float below = -2 / view.directionY(p % WIDTH + 0.5f, p / WIDTH + 1f);
      assertThat(buffer.triangle[p]).isNotNegative();
      assertThat(buffer.cover[p]).isEqualTo(1);
      assertThat(buffer.depth[p]).isBetween(below - 1e-4f, above + 1e-4f);
      assertThat(buffer.normal[p * 3 + 1]).isCloseTo(1, within(1e-4f));
    }
  }

  @Test
  void nearerBodyHidesTheFartherOneAndSharesItsEdgePixels() {
    var camera = Camera.looking(new Vec3(0, 1, 6), new Vec3(0, 1, 0), 40);
    var near = Body.still("near", Shapes.sphere(0.7, 32).moved(0, 1, 2), Material.plain(Rgb.WHITE));
    var far = Body.still("far", Shapes.box(30, 30, 1).moved(0, 1, -4), Material.plain(Rgb.WHITE));
    var view = new View(camera, WIDTH, HEIGHT, 0, 0);

    var buffer = draw(new Body[] {near, far}, view);

    int middle = HEIGHT / 2 * WIDTH + WIDTH / 2;
    assertThat(buffer.depth[middle]).isCloseTo(3.3f, within(0.02f));
    int shared = 0;
    for (int p = 0; p < WIDTH * HEIGHT; p++) {
      assertThat(buffer.triangle[p]).isNotNegative();
      shared += buffer.second[p] >= 0 ? 1 : 0;
    }
    assertThat(shared).isBetween(20, 160);
  }

  private static Body floor() {
    return Body.still("floor", Shapes.grid(400, 400, 1), Material.plain(Rgb.WHITE));
  }

  private static GBuffer draw(Body[] bodies, View view) {
    var buffer = new GBuffer(WIDTH, HEIGHT);
    try (var workers = new Workers(2)) {
      var geometry = new Geometry(List.of(bodies), workers);
      new Rasterizer(geometry, buffer, workers, view, 0, bodies.length).draw(view, view);
    }
    return buffer;
  }
}
