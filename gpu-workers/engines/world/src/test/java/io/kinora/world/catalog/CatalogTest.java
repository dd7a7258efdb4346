package io.kinora.world.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Part;
import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.Weather;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTest {
  private static final Catalog CATALOG = Catalog.load();

  static Stream<ObjectDef> objects() {
    return CATALOG.objects().stream();
  }

  static Stream<EnvironmentDef> environments() {
    return CATALOG.environments().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objects")
  void everyObjectIsSoundAndPlausible(ObjectDef def) {
    var model = def.build(ObjectParams.USUAL);

    assertThat(model.pieces()).isNotEmpty();
    for (var piece : model.pieces()) assertSound(def.id() + "/" + piece.name(), piece.mesh());
    assertThat(model.mass()).isBetween(0.0005, 500_000.0);
    assertThat(model.mass() / model.volume()).as("density").isBetween(1.0, 20_000.0);
    var half = model.halfSize();
    assertThat(Math.max(half.x(), Math.max(half.y(), half.z()))).isBetween(0.003, 40.0);
    assertThat(model.restHeight()).isBetween(0.0, 40.0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objects")
  void collisionShapesEncloseWhatIsSeen(ObjectDef def) {
    var model = def.build(ObjectParams.USUAL);
    var slack = 0.12 * model.halfSize().length();

    var outside = 0;
    var all = 0;
    for (var piece : model.pieces()) {
      var p = piece.mesh().positions();
      for (int i = 0; i < p.length; i += 3) {
        all++;
        if (!near(model, new Vec3(p[i], p[i + 1], p[i + 2]), slack)) outside++;
      }
    }

    assertThat(outside).as("vertices far outside the shapes").isLessThan(all / 5 + 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objects")
  void massGrowsWithTheCubeOfTheSize(ObjectDef def) {
    var one = def.build(ObjectParams.USUAL);
    var two = def.build(new ObjectParams(2, null, null, Map.of(), 0));

    assertThat(two.mass() / one.mass()).isBetween(7.999, 8.001);
    assertThat(two.halfSize().y() / one.halfSize().y()).isBetween(1.99, 2.01);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("environments")
  void everyEnvironmentIsSoundAtAnyTimeAndWeather(EnvironmentDef def) {
    for (var time : TimeOfDay.values()) {
      assertThat(def.build(time, Weather.CLEAR, 1).sky().haze()).isPositive();
    }
    for (var weather : Weather.values()) {
      var place = def.build(TimeOfDay.AFTERNOON, weather, 1);
      var names = new HashSet<String>();
      for (var body : place.bodies()) {
        assertThat(names.add(body.name()))
            .as("body name %s is new", body.name())
            .isTrue();
        assertSound(def.id() + "/" + body.name(), body.mesh());
      }
      assertThat(place.solids()).isNotEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("environments")
  void everyEnvironmentStaysWithinTheTriangleBudget(EnvironmentDef def) {
    var place = def.build(TimeOfDay.AFTERNOON, Weather.CLEAR, 1);

    var triangles =
        place.bodies().stream().mapToInt(b -> b.mesh().triangleCount()).sum();

    assertThat(triangles).isLessThan(120_000);
  }

  private static void assertSound(String name, Mesh mesh) {
    assertThat(mesh.triangleCount()).as(name).isPositive();
    for (var v : mesh.positions()) {
      if (!Float.isFinite(v)) throw new AssertionError(name + " has a point that is no number");
    }
    var n = mesh.normals();
    for (int i = 0; i < n.length; i += 3) {
      var length = Math.sqrt(n[i] * n[i] + n[i + 1] * n[i + 1] + n[i + 2] * n[i + 2]);
      if (!(Math.abs(length - 1) < 1e-3)) {
        throw new AssertionError(name + " has a normal of length " + length + " at " + i / 3);
      }
    }
    for (var index : mesh.triangles()) {
      if (index < 0 || index >= mesh.vertexCount()) {
        throw new AssertionError(name + " has a triangle outside its vertices");
      }
    }
  }

  private static boolean near(ObjectModel model, Vec3 point, double slack) {
    return model.parts().stream().anyMatch(part -> near(part, point, slack));
  }

  private static boolean near(Part part, Vec3 point, double slack) {
    var local = part.rotation().inverse().rotate(point.minus(part.offset()));
    var half = part.shape().halfExtent();
    return Math.abs(local.x()) <= half.x() + slack
        && Math.abs(local.y()) <= half.y() + slack
        && Math.abs(local.z()) <= half.z() + slack;
  }
}
