package io.kinora.world.stage;

import io.kinora.world.animal.Conduct;
import io.kinora.world.figure.FigureEvent;
import io.kinora.world.figure.Performance;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.ContactLog;
import io.kinora.world.physics.Splash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What happened, frame by frame. Immutable by convention: arrays are shared, not copied.
 *
 * @param frames how many
 * @param props where every prop is, by id, one transform per frame
 * @param nets the nets of the place
 * @param contacts what touched, on the clock of the video
 * @param scored when something fell through the hoop: prop id and time
 * @param performances what every person does, by id of the actor
 * @param breaks what broke, by id of the prop; its shards are among the props
 * @param conducts what every animal does, by id of the creature
 */
public record Recording(
    int frames,
    SortedMap<String, Transform[]> props,
    List<Net> nets,
    ContactLog contacts,
    Map<String, Double> scored,
    SortedMap<String, Break> breaks,
    SortedMap<String, Performance> performances,
    SortedMap<String, Conduct> conducts) {
  /**
   * A net.
   *
   * @param threads pairs of knot numbers
   * @param frames x, y, z of every knot, one array per frame
   */
  public record Net(int[] threads, float[][] frames) {}

  /** Where a prop is in a frame. */
  public Transform at(String prop, int frame) {
    var track = props.get(prop);
    if (track == null) throw new IllegalArgumentException("no such prop: " + prop);
    return track[frame];
  }

  /** How far a prop gets from where it starts, metres. */
  public double travel(String prop) {
    var most = 0.0;
    var start = at(prop, 0).position();
    for (var f = 1; f < frames; f++)
      most = Math.max(most, start.distance(at(prop, f).position()));
    return most;
  }

  /** Velocity of a prop in a frame, metres per second. */
  public Vec3 velocity(String prop, int frame, double framesPerSecond) {
    var a = Math.max(0, frame - 1);
    var b = Math.min(frames - 1, frame + 1);
    if (a == b) return Vec3.ZERO;
    return at(prop, b).position().minus(at(prop, a).position()).times(framesPerSecond / (b - a));
  }

  /** Everything that goes through the surface of the water: things, people and their hands. */
  public List<Splash> splashes() {
    var splashes = new ArrayList<>(contacts.splashes());
    performances.forEach((actor, performance) -> performance.events().stream()
        .filter(e -> radius(e.kind()) > 0)
        .map(e -> splash(actor, e))
        .forEach(splashes::add));
    return List.copyOf(splashes);
  }

  private static Splash splash(String actor, FigureEvent e) {
    var speed = -e.velocity().y();
    return new Splash(e.time(), actor, e.position(), 0, speed, radius(e.kind()));
  }

  /** Size of what goes into the water, metres; 0 for what does not. */
  private static double radius(FigureEvent.Kind kind) {
    return switch (kind) {
      case PLUNGE -> 0.42;
      case STROKE -> 0.07;
      default -> 0;
    };
  }

  /** What an animal does. */
  public Conduct conduct(String creature) {
    var conduct = conducts.get(creature);
    if (conduct == null) throw new IllegalArgumentException("no such animal: " + creature);
    return conduct;
  }

  /** What a person does. */
  public Performance performance(String actor) {
    var performance = performances.get(actor);
    if (performance == null) throw new IllegalArgumentException("no such person: " + actor);
    return performance;
  }
}
