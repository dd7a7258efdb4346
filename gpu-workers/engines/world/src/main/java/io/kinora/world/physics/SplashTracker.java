package io.kinora.world.physics;

import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Watches bodies go through the surface of the water. */
final class SplashTracker {
  /** Speed below which nothing is heard or seen, metres per second. */
  private static final double LEAST_SPEED = 0.35;

  /** Seconds for which the blow of entering is summed up. */
  private static final double WINDOW = 0.25;

  private record Open(double time, Vec3 position, double speed, double radius) {}

  private final Map<String, Open> open = new TreeMap<>();
  private final Map<String, Double> impulses = new TreeMap<>();
  private final Map<String, Boolean> wet = new TreeMap<>();
  private final List<Splash> done = new ArrayList<>();

  void record(Body body, Water water, double impulse, double time) {
    var name = body.name();
    var isWet = body.submerged() > 0;
    var wasWet = wet.getOrDefault(name, Boolean.FALSE);
    wet.put(name, isWet);
    if (isWet && !wasWet && -body.velocity().y() > LEAST_SPEED && !open.containsKey(name)) {
      var p = body.centreOfMass();
      var at = p.withY(water.height(p.x(), p.z(), time));
      open.put(name, new Open(time, at, -body.velocity().y(), radius(body)));
      impulses.put(name, 0.0);
    }
    var splash = open.get(name);
    if (splash == null) return;
    impulses.merge(name, impulse, Double::sum);
    if (time - splash.time() > WINDOW) close(name, splash);
  }

  private void close(String name, Open splash) {
    open.remove(name);
    done.add(new Splash(
        splash.time(),
        name,
        splash.position(),
        impulses.getOrDefault(name, 0.0),
        splash.speed(),
        splash.radius()));
  }

  private static double radius(Body body) {
    var volume = body.parts().stream().mapToDouble(p -> p.shape().volume()).sum();
    return Math.cbrt(volume * 3 / (4 * Math.PI));
  }

  /** All splashes so far, those that are still going on included. */
  List<Splash> finished() {
    for (var e : List.copyOf(open.entrySet())) close(e.getKey(), e.getValue());
    return done.stream().sorted((a, b) -> Double.compare(a.time(), b.time())).toList();
  }
}
