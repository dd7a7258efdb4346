package io.kinora.world.catalog;

import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Part;
import io.kinora.world.render.Body;
import io.kinora.world.render.Light;
import io.kinora.world.render.Sky;
import io.kinora.world.render.Water;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A place ready to be drawn and simulated. The ground of the action is at y = 0; the action is
 * around the anchor {@code stage}, seen from around the anchor {@code camera}.
 *
 * @param bodies what is seen and never moves, in world metres
 * @param solids what is touched and never moves, in world metres
 * @param sky what is behind everything
 * @param lights besides the sky and its sun
 * @param indoor whether walls shut out sky, wind and rain
 * @param water where there is any, or null
 * @param anchors named spots in sorted order; {@code stage} and {@code camera} are always there
 */
public record Environment(
    List<Body> bodies,
    List<Part> solids,
    Sky sky,
    List<Light> lights,
    boolean indoor,
    @Nullable Water water,
    Map<String, Anchor> anchors) {
  /** Where the action is, on the floor; its radius is how far it may spread. */
  public static final String STAGE = "stage";

  /** From where the stage looks best; the camera may move from there. */
  public static final String CAMERA = "camera";

  /** Where a person stands. */
  public static final String ACTOR = "actor";

  /** Centre of the ring of a basketball hoop; its radius is the inner one of the ring. */
  public static final String HOOP = "hoop";

  /** Top of a table or counter. */
  public static final String TABLE = "table";

  /** Where things fall to the ground, if the stage is higher. */
  public static final String FLOOR = "floor";

  /** A point of the water surface where things fall in. */
  public static final String WATER = "water";

  /** Middle of a way for those who ride, who go where it faces. */
  public static final String LANE = "lane";

  /** Foot of a wall that things can hit. */
  public static final String WALL = "wall";

  /**
   * A spot.
   *
   * @param position metres
   * @param yaw direction it faces: 0 looks along +z, positive turns towards +x; radians
   * @param radius its extent, metres
   */
  public record Anchor(Vec3 position, double yaw, double radius) {}

  public Environment {
    bodies = List.copyOf(bodies);
    solids = List.copyOf(solids);
    lights = List.copyOf(lights);
    anchors = Collections.unmodifiableMap(new TreeMap<>(anchors));
    if (!anchors.containsKey(STAGE) || !anchors.containsKey(CAMERA)) {
      throw new IllegalArgumentException("an environment needs the anchors stage and camera");
    }
  }

  /** Whether the action is on the water, so that there is nothing to stand on. */
  public boolean isOnWater() {
    var at = anchor(STAGE).position();
    return water != null && water.covers(at.x(), at.z()) && at.y() <= water.level();
  }

  /** The spot of this name, or the stage if the place has no such spot. */
  public Anchor anchor(String name) {
    var found = anchors.get(name);
    if (found != null) return found;
    var stage = anchors.get(STAGE);
    if (stage == null) throw new IllegalStateException("no stage");
    return stage;
  }
}
