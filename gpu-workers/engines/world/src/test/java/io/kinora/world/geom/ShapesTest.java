package io.kinora.world.geom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShapesTest {

  static Stream<Arguments> solids() {
    return Stream.of(
        Arguments.of("sphere", Shapes.sphere(0.5, 48), 4.0 / 3 * Math.PI * 0.125),
        Arguments.of("box", Shapes.box(1, 2, 3), 6.0),
        Arguments.of("rounded box", Shapes.roundedBox(1, 2, 3, 0.05), 5.97),
        Arguments.of("cylinder", Shapes.cylinder(0.5, 2, 64), Math.PI * 0.5),
        Arguments.of("cone", Shapes.cone(0.5, 0, 2, 64), Math.PI * 0.25 * 2 / 3),
        Arguments.of(
            "capsule", Shapes.capsule(0.3, 1, 48), Math.PI * 0.09 + 4.0 / 3 * Math.PI * 0.027),
        Arguments.of("torus", Shapes.torus(1, 0.2, 64, 32), 2 * Math.PI * Math.PI * 0.04),
        Arguments.of(
            "rod",
            Shapes.rod(new Vec3(1, 2, 3), new Vec3(2, 1, 4), 0.1, 0.1, 48),
            Math.PI * 0.01 * Math.sqrt(3)),
        Arguments.of(
            "prism",
            Shapes.extrude(
                List.of(
                    new double[] {0, 0},
                    new double[] {2, 0},
                    new double[] {2, 1},
                    new double[] {1, 1},
                    new double[] {1, 2},
                    new double[] {0, 2}),
                0.5),
            1.5));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("solids")
  void everyEdgeOfASolidIsSharedByTwoTriangles(String name, Mesh mesh, double volume) {
    Map<String, Integer> edges = new HashMap<>();
    int[] t = mesh.triangles();
    for (int i = 0; i < t.length; i++) {
      int next = i % 3 == 2 ? i - 2 : i + 1;
      edges.merge(place(mesh, t[i]) + ">" + place(mesh, t[next]), 1, Integer::sum);
    }

    edges.forEach((edge, count) -> {
      String[] ends = edge.split(">", 2);
      if (!ends[0].equals(ends[1])) {
        assertThat(edges.get(ends[1] + ">" + ends[0]))
            .as("%s: opposite of %s", name, edge)
            .isEqualTo(count);
      }
    });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("solids")
  void trianglesFaceOutwards(String name, Mesh mesh, double volume) {
    assertThat(volume(mesh)).as(name).isCloseTo(volume, within(volume * 0.02));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("solids")
  void normalsAgreeWithTheWinding(String name, Mesh mesh, double volume) {
    int[] t = mesh.triangles();
    for (int i = 0; i < t.length; i += 3) {
      var a = at(mesh.positions(), t[i]);
      var face = at(mesh.positions(), t[i + 1])
          .minus(a)
          .cross(at(mesh.positions(), t[i + 2]).minus(a));
      if (face.length() > 1e-9) {
        for (int k = 0; k < 3; k++) {
          var normal = at(mesh.normals(), t[i + k]);
          assertThat(normal.length()).as(name).isCloseTo(1, within(1e-3));
          assertThat(normal.dot(face.unit())).as(name).isGreaterThan(0.3);
        }
      }
    }
  }

  private static double volume(Mesh mesh) {
    double sum = 0;
    int[] t = mesh.triangles();
    for (int i = 0; i < t.length; i += 3) {
      sum += at(mesh.positions(), t[i])
              .dot(at(mesh.positions(), t[i + 1]).cross(at(mesh.positions(), t[i + 2])))
          / 6;
    }
    return sum;
  }

  private static Vec3 at(float[] array, int vertex) {
    return new Vec3(array[vertex * 3], array[vertex * 3 + 1], array[vertex * 3 + 2]);
  }

  private static String place(Mesh mesh, int vertex) {
    var p = at(mesh.positions(), vertex);
    return Math.round(p.x() * 1e4) + "," + Math.round(p.y() * 1e4) + "," + Math.round(p.z() * 1e4);
  }
}
