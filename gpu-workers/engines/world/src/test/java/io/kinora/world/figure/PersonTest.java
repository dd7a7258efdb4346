package io.kinora.world.figure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Body;
import io.kinora.world.render.Camera;
import io.kinora.world.render.FrameState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersonTest {
  private static final Map<String, String> PLAYER =
      Map.of("gender", "male", "role", "basketball player");

  static List<Map<String, String>> people() {
    return List.of(
        PLAYER,
        Map.of("gender", "female", "age", "74", "outfit", "dress", "hair", "bun"),
        Map.of("age", "child", "build", "slim", "outfit", "t-shirt", "hair", "curly", "hat", "cap"),
        Map.of("gender", "female", "build", "heavy", "outfit", "swimsuit", "hair", "long"));
  }

  @ParameterizedTest
  @MethodSource("people")
  void everyPartIsAValidMeshWithinTheBudget(Map<String, String> attributes) {
    var person = Person.build(attributes, 7);

    for (var part : person.parts()) {
      assertThat(part.mesh().triangleCount()).as(part.name()).isPositive();
      for (var v : part.mesh().triangles()) {
        assertThat(v).isBetween(0, part.mesh().vertexCount() - 1);
      }
      for (var x : part.mesh().positions()) {
        assertThat(x).isFinite().isBetween(-2.5f, 2.5f);
      }
    }
    assertThat(person.triangleCount()).isBetween(8_000, Person.TRIANGLES);
  }

  @ParameterizedTest
  @MethodSource("people")
  void skinningWeightsSumToOne(Map<String, String> attributes) {
    for (var part : Person.build(attributes, 7).parts()) {
      var weights = part.weights().weights();
      assertThat(weights.length).isEqualTo(part.mesh().vertexCount() * SkinWeights.MOST);
      for (var i = 0; i < weights.length; i += SkinWeights.MOST) {
        var sum = weights[i] + weights[i + 1] + weights[i + 2] + weights[i + 3];
        assertThat(sum).as(part.name()).isEqualTo(1f, within(1e-4f));
      }
    }
  }

  @Test
  void theSameAttributesAndSeedGiveTheSamePerson() {
    var one = Person.build(Map.of(), 42);
    var two = Person.build(Map.of(), 42);
    var other = Person.build(Map.of(), 43);

    assertThat(two.parts()).hasSameSizeAs(one.parts());
    for (var i = 0; i < one.parts().size(); i++) {
      assertThat(two.parts().get(i).mesh().positions())
          .isEqualTo(one.parts().get(i).mesh().positions());
      assertThat(two.parts().get(i).material()).isEqualTo(one.parts().get(i).material());
    }
    assertThat(other.skeleton().physique()).isNotEqualTo(one.skeleton().physique());
  }

  @Test
  void theModelPoseLeavesEveryVertexWhereItWas() {
    var person = Person.build(PLAYER, 1);
    var pose = Fixtures.modelPose(person);
    var frame = FrameState.at(0, Camera.looking(new Vec3(0, 1, 4), Vec3.Y, 40));

    person.skin("p", pose, frame);
    var state = frame.build();

    for (var part : person.parts()) {
      var moved = requireNonNull(state.deformation("p/" + part.name()));
      for (var i = 0; i < moved.positions().length; i++) {
        assertThat(moved.positions()[i]).isEqualTo(part.mesh().positions()[i], within(1e-4f));
      }
    }
  }

  @Test
  void bodiesAreNamedAfterTheirOwner() {
    var bodies = Person.build(PLAYER, 1).bodies("player");

    assertThat(bodies)
        .extracting(Body::name)
        .allMatch(name -> name.startsWith("player/"))
        .doesNotHaveDuplicates();
    assertThat(bodies).extracting(Body::motion).containsOnly(Body.Motion.DEFORMING);
  }

  @Test
  void blinkingClosesTheLids() {
    var person = Person.build(PLAYER, 1);
    var face = person.parts().stream()
        .filter(part -> part.name().equals("lashes"))
        .findFirst()
        .orElseThrow();
    var morph = requireNonNull(face.morph());

    morph.apply(Face.NEUTRAL);
    var open = highest(morph.positions());
    morph.apply(Face.NEUTRAL.blinking(1));
    var closed = highest(morph.positions());

    assertThat(open - closed).isBetween(0.003, 0.010);
  }

  private static double highest(float[] positions) {
    var highest = -1.0;
    for (var i = 1; i < positions.length; i += 3) {
      highest = Math.max(highest, positions[i]);
    }
    return highest;
  }
}
