package io.kinora.world.figure;

import io.kinora.world.render.Body;
import io.kinora.world.render.Deformation;
import io.kinora.world.render.FrameState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One human being: body, clothes, hair and face, built once and then posed frame by frame.
 * {@link #skin} reuses its buffers, so one thread at a time may use it; everything else is
 * immutable.
 */
public final class Person {
  /** Most triangles a person may have, clothes and hair included. */
  public static final int TRIANGLES = 20_000;

  private final Skeleton skeleton;
  private final Poser poser;
  private final List<Part> parts;
  private final List<Deformation> buffers = new ArrayList<>();
  private final Skinner skinner = new Skinner(Joint.COUNT);

  private Person(Skeleton skeleton, List<Part> parts) {
    this.skeleton = skeleton;
    this.poser = new Poser(skeleton);
    this.parts = List.copyOf(parts);
    for (var part : parts) {
      var length = part.mesh().positions().length;
      buffers.add(new Deformation(new float[length], new float[length]));
    }
  }

  /**
   * Builds a person. Takes up to a second; the same arguments give the same person.
   *
   * @param attributes what is known, by the keys of {@code plan.Attributes.details}:
   *     {@code gender}, {@code age}, {@code build}, {@code height}, {@code role}, {@code hair},
   *     {@code hair_color}, {@code skin}, {@code top}, {@code top_color}, {@code bottom},
   *     {@code bottom_color}, {@code hat}, {@code glasses}; what is missing is chosen
   * @param seed chooses what the attributes leave open
   */
  public static Person build(Map<String, String> attributes, long seed) {
    var traits = PersonTraits.of(attributes, seed);
    var skeleton = new Skeleton(traits.physique());
    return new Person(skeleton, new PersonParts(traits, skeleton).build());
  }

  /** The measures of the body, which the voice follows too. */
  public Physique physique() {
    return skeleton.physique();
  }

  public Skeleton skeleton() {
    return skeleton;
  }

  Poser poser() {
    return poser;
  }

  List<Part> parts() {
    return parts;
  }

  /** Triangles of all parts together. */
  public int triangleCount() {
    return parts.stream().mapToInt(part -> part.mesh().triangleCount()).sum();
  }

  /**
   * The deforming bodies to put into a scene.
   *
   * @param id begins every body's name, which must be unique in the scene
   */
  public List<Body> bodies(String id) {
    return parts.stream()
        .map(part -> Body.deforming(id + "/" + part.name(), part.mesh(), part.material()))
        .toList();
  }

  /**
   * Puts the person, as it stands in a pose, into a frame; the frame must be drawn before the next
   * call.
   */
  public void skin(String id, Pose pose, FrameState.Builder frame) {
    for (var i = 0; i < Joint.COUNT; i++) {
      var joint = Joint.at(i);
      skinner.joint(i, skeleton.at(joint), pose.position(joint), pose.rotation(joint));
    }
    var face = pose.face();
    for (var i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      var buffer = buffers.get(i);
      skinner.apply(
          part.weights(),
          part.mesh().positions(),
          part.mesh().normals(),
          buffer.positions(),
          buffer.normals());
      frame.deform(id + "/" + part.name(), buffer);
    }
  }
}
