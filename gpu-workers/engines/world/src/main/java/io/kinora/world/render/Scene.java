package io.kinora.world.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that can be seen in a shot, apart from what changes per frame. Immutable. */
public final class Scene {
  private final List<Body> bodies;
  private final Sky sky;
  private final List<Light> lights;
  private final @Nullable Water water;

  private Scene(Builder builder) {
    bodies = List.copyOf(builder.bodies.values());
    sky = builder.sky;
    lights = List.copyOf(builder.lights);
    water = builder.water;
  }

  public static Builder builder() {
    return new Builder();
  }

  public List<Body> bodies() {
    return bodies;
  }

  public Sky sky() {
    return sky;
  }

  public List<Light> lights() {
    return lights;
  }

  public @Nullable Water water() {
    return water;
  }

  /** Collects a scene. Not thread-safe. */
  public static final class Builder {
    private final Map<String, Body> bodies = new LinkedHashMap<>();
    private final List<Light> lights = new ArrayList<>();
    private Sky sky = Sky.day();
    private @Nullable Water water;

    private Builder() {}

    /** Adds a body; the name must be new. */
    public Builder add(Body body) {
      if (bodies.putIfAbsent(body.name(), body) != null) {
        throw new IllegalArgumentException("a scene has two bodies named " + body.name());
      }
      return this;
    }

    public Builder add(Light light) {
      lights.add(light);
      return this;
    }

    public Builder sky(Sky value) {
      sky = value;
      return this;
    }

    public Builder water(Water value) {
      water = value;
      return this;
    }

    public Scene build() {
      return new Scene(this);
    }
  }
}
