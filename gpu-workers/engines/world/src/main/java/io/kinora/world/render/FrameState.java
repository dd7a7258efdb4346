package io.kinora.world.render;

import io.kinora.world.geom.Transform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What changes from frame to frame. Bodies that are not mentioned stay where they were built. */
public final class FrameState {
  private final double time;
  private final Camera camera;
  private final boolean cut;
  private final Map<String, Transform> transforms;
  private final Map<String, Deformation> deformations;
  private final Set<String> hidden;
  private final List<Particles> particles;
  private final List<Ripple> ripples;

  private FrameState(Builder builder) {
    time = builder.time;
    camera = builder.camera;
    cut = builder.cut;
    transforms = Map.copyOf(builder.transforms);
    deformations = Map.copyOf(builder.deformations);
    hidden = Set.copyOf(builder.hidden);
    particles = List.copyOf(builder.particles);
    ripples = List.copyOf(builder.ripples);
  }

  /** Starts the state of the frame at a scene time in seconds. */
  public static Builder at(double time, Camera camera) {
    return new Builder(time, camera);
  }

  public double time() {
    return time;
  }

  public Camera camera() {
    return camera;
  }

  /**
   * Whether the frame continues nothing: the camera jumped, so that nothing of the previous frame
   * may be reused.
   */
  public boolean isCut() {
    return cut;
  }

  public @Nullable Transform transform(String body) {
    return transforms.get(body);
  }

  public @Nullable Deformation deformation(String body) {
    return deformations.get(body);
  }

  public boolean isHidden(String body) {
    return hidden.contains(body);
  }

  public List<Particles> particles() {
    return particles;
  }

  public List<Ripple> ripples() {
    return ripples;
  }

  /** Collects a frame state. Not thread-safe. */
  public static final class Builder {
    private final double time;
    private final Camera camera;
    private boolean cut;
    private final Map<String, Transform> transforms = new HashMap<>();
    private final Map<String, Deformation> deformations = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final List<Particles> particles = new ArrayList<>();
    private final List<Ripple> ripples = new ArrayList<>();

    private Builder(double time, Camera camera) {
      this.time = time;
      this.camera = camera;
    }

    /** Marks the first frame after a camera cut. */
    public Builder cut() {
      cut = true;
      return this;
    }

    public Builder place(String body, Transform transform) {
      transforms.put(body, transform);
      return this;
    }

    public Builder deform(String body, Deformation deformation) {
      deformations.put(body, deformation);
      return this;
    }

    public Builder hide(String body) {
      hidden.add(body);
      return this;
    }

    public Builder add(Particles cloud) {
      particles.add(cloud);
      return this;
    }

    public Builder add(Ripple ripple) {
      ripples.add(ripple);
      return this;
    }

    public FrameState build() {
      return new FrameState(this);
    }
  }
}
