package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.List;

/**
 * A path through points at given times with given velocities (cubic Hermite); rests before and
 * after. Immutable.
 */
final class Track {
  private record Key(double time, Vec3 at, Vec3 velocity) {}

  private final List<Key> keys;

  private Track(List<Key> keys) {
    this.keys = List.copyOf(keys);
  }

  static Builder builder() {
    return new Builder();
  }

  double end() {
    return keys.get(keys.size() - 1).time;
  }

  Vec3 at(double t) {
    if (t <= keys.get(0).time) return keys.get(0).at;
    for (var i = 1; i < keys.size(); i++) {
      if (t <= keys.get(i).time) return between(keys.get(i - 1), keys.get(i), t);
    }
    return keys.get(keys.size() - 1).at;
  }

  /** Velocity by central differences, m/s. */
  Vec3 velocity(double t) {
    var h = 1e-4;
    return at(t + h).minus(at(t - h)).times(0.5 / h);
  }

  private static Vec3 between(Key a, Key b, double t) {
    var d = b.time - a.time;
    var u = (t - a.time) / d;
    var u2 = u * u;
    var u3 = u2 * u;
    return a.at
        .times(2 * u3 - 3 * u2 + 1)
        .plus(a.velocity, (u3 - 2 * u2 + u) * d)
        .plus(b.at, -2 * u3 + 3 * u2)
        .plus(b.velocity, (u3 - u2) * d);
  }

  /** Collects keys in order of time. */
  static final class Builder {
    private final List<Key> keys = new ArrayList<>();

    Builder rest(double time, Vec3 at) {
      return pass(time, at, Vec3.ZERO);
    }

    Builder pass(double time, Vec3 at, Vec3 velocity) {
      keys.add(new Key(time, at, velocity));
      return this;
    }

    Track build() {
      return new Track(keys);
    }
  }
}
