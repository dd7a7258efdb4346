package io.kinora.world.figure;

import io.kinora.world.geom.Quat;
import java.util.Arrays;
import java.util.Map;

/** People and poses the tests share. */
final class Fixtures {
  private static final Person PLAYER =
      Person.build(Map.of("gender", "male", "role", "basketball player"), 1);

  private Fixtures() {}

  static Person player() {
    return PLAYER;
  }

  static Pose modelPose(Person person) {
    var local = new Quat[Joint.COUNT];
    Arrays.fill(local, Quat.IDENTITY);
    return new Pose(person.skeleton(), person.skeleton().at(Joint.PELVIS), local, new Stance());
  }
}
