package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * What one person does over time: actions in a row, where the eyes go, moods and speech.
 * {@link #pose} is a pure function of time once everything has been added. Not thread-safe while it
 * is being filled.
 */
public final class Performance {
  /** Seconds over which one action flows into the next. */
  private static final double BLEND = 0.28;

  private final Person person;
  private final Footing start;
  private final List<Segment> segments = new ArrayList<>();
  private final Liveliness life;

  /** An action in its place in time. */
  public record Segment(double start, Motion motion) {
    public double end() {
      return start + motion.seconds();
    }
  }

  /**
   * @param start where the person stands at first
   * @param seed varies breathing and blinking
   */
  public Performance(Person person, Footing start, long seed) {
    this.person = person;
    this.start = start;
    this.life = new Liveliness(seed);
  }

  /** Adds an action after the last one. */
  public Segment then(Action action) {
    return at(end(), action);
  }

  /** Adds an action at a time, or after the last one if that ends later. */
  public Segment at(double time, Action action) {
    var segment = new Segment(Math.max(time, end()), action.plan(person, footing()));
    segments.add(segment);
    return segment;
  }

  /**
   * Begins with an action that is already going on before the first frame.
   *
   * @param before seconds for which it has been going on; at least a blend
   */
  public Segment already(double before, Action action) {
    if (!segments.isEmpty()) throw new IllegalStateException("something came before");
    var segment = new Segment(-Math.max(BLEND, before), action.plan(person, start));
    segments.add(segment);
    return segment;
  }

  /** Whether nothing has been added yet. */
  public boolean isIdle() {
    return segments.isEmpty();
  }

  /** When the last action ends. */
  public double end() {
    return segments.isEmpty() ? 0 : segments.get(segments.size() - 1).end();
  }

  /** Where the person stands after the last action. */
  public Footing footing() {
    return segments.isEmpty() ? start : segments.get(segments.size() - 1).motion.end();
  }

  /** The eyes follow a point from one time to another. */
  public void look(double from, double until, DoubleFunction<Vec3> target) {
    life.look(from, until, target);
  }

  /** A mood from a time on, until the next one. */
  public void feel(double from, Expression mood, double strength) {
    life.feel(from, mood, strength);
  }

  /** A mouth shape of speech from one time to another. */
  public void say(double from, double until, Viseme viseme) {
    life.say(from, until, viseme);
  }

  /** The body at a time in seconds. */
  public Pose pose(double t) {
    var index = index(t);
    if (index < 0) return person.poser().solve(life.enliven(new Standing(person).at(start), t));
    var segment = segments.get(index);
    var now = solve(segment, t);
    var since = t - segment.start;
    if (since >= BLEND) return now;
    var before = index == 0
        ? person.poser().solve(life.enliven(new Standing(person).at(start), t))
        : solve(segments.get(index - 1), t);
    return person.poser().mix(before, now, Angles.smooth(0, BLEND, since));
  }

  private Pose solve(Segment segment, double t) {
    var local = Angles.clamp(t - segment.start, 0, segment.motion.seconds());
    return person.poser().solve(life.enliven(segment.motion.at(local), t));
  }

  private int index(double t) {
    var index = -1;
    while (index + 1 < segments.size() && segments.get(index + 1).start <= t) index++;
    return index;
  }

  /** Centre of the object in the person's hands, where the current action holds one. */
  public Optional<Vec3> held(double t) {
    var index = index(t);
    return index < 0
        ? Optional.empty()
        : segments.get(index).motion.held(t - segments.get(index).start);
  }

  /** Everything the person does to the world, by time. */
  public List<FigureEvent> events() {
    return segments.stream()
        .flatMap(s -> s.motion.events().stream().map(e -> e.shifted(s.start)))
        .sorted(Comparator.comparingDouble(FigureEvent::time))
        .toList();
  }
}
