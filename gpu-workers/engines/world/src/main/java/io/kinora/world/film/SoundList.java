package io.kinora.world.film;

import io.kinora.world.audio.Listener;
import io.kinora.world.audio.Motion;
import io.kinora.world.audio.SoundEvent;
import io.kinora.world.catalog.Environment;
import io.kinora.world.catalog.Substance;
import io.kinora.world.figure.FigureEvent;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Impact;
import io.kinora.world.physics.Rub;
import io.kinora.world.physics.Surface;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.render.Camera;
import io.kinora.world.stage.Creature;
import io.kinora.world.stage.Prop;
import io.kinora.world.stage.Recording;
import io.kinora.world.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists what is heard: every contact of the simulation becomes the sound that it would make. */
public final class SoundList {
  /** Size of ground and walls as the sound sees them, metres. */
  private static final double PLACE_SIZE = 4;

  private static final double LEAST_SPEED = 0.08;
  private static final double LEAST_SECONDS = 0.12;
  private static final double FPS = ShotPlan.FRAMES_PER_SECOND;

  private final Stage stage;
  private final Recording recording;

  private SoundList(Stage stage, Recording recording) {
    this.stage = stage;
    this.recording = recording;
  }

  /** The sounds of a recording, in no particular order. */
  public static List<SoundEvent> of(Stage stage, Recording recording) {
    var list = new SoundList(stage, recording);
    var events = new ArrayList<SoundEvent>();
    for (var i : recording.contacts().impacts()) events.add(list.impact(i));
    for (var r : recording.contacts().rubs()) events.addAll(list.rub(r));
    for (var s : recording.splashes()) {
      events.add(new SoundEvent.Splash(s.time(), s.position(), 2 * s.radius(), s.speed()));
    }
    for (var performance : recording.performances().values()) {
      for (var e : performance.events()) list.figure(e).ifPresent(events::add);
    }
    for (var b : recording.breaks().values()) {
      events.add(new SoundEvent.Shatter(
          b.time(), b.position(), b.substance(), b.size(), Math.max(1, b.speed())));
    }
    for (var creature : stage.creatures()) {
      events.addAll(list.steps(creature));
      events.addAll(AnimalCalls.of(stage, recording, creature));
    }
    for (var prop : stage.props()) list.engine(prop).ifPresent(events::add);
    var hoop = stage.environment().anchors().get(Environment.HOOP);
    for (var e : recording.scored().entrySet()) {
      if (hoop == null) break;
      var frame = (int) Math.min(recording.frames() - 1, e.getValue() * FPS);
      var speed = recording.velocity(e.getKey(), frame, FPS).length();
      events.add(new SoundEvent.Swish(e.getValue(), hoop.position(), speed));
    }
    return events;
  }

  /** The engine of a thing that goes by one, from the first frame to the last. */
  private Optional<SoundEvent> engine(Prop prop) {
    var machine = machine(prop.kind());
    if (machine == null || recording.travel(prop.id()) < 0.5) return Optional.empty();
    var track = motion(prop.id(), 0, (recording.frames() - 1) / FPS);
    return Optional.of(new SoundEvent.Engine(track, machine));
  }

  private static SoundEvent.@Nullable Machine machine(String kind) {
    return switch (kind) {
      case "car", "taxi", "sports_car", "van" -> SoundEvent.Machine.CAR;
      case "bus", "truck", "fire_truck" -> SoundEvent.Machine.TRUCK;
      case "motorcycle" -> SoundEvent.Machine.MOTORBIKE;
      case "train" -> SoundEvent.Machine.TRAIN;
      case "airplane" -> SoundEvent.Machine.AEROPLANE;
      case "helicopter" -> SoundEvent.Machine.HELICOPTER;
      case "drone" -> SoundEvent.Machine.DRONE;
      default -> null;
    };
  }

  /** The feet of an animal, the louder the larger it is. */
  private List<SoundEvent> steps(Creature creature) {
    var weight = Math.min(2, 0.5 * creature.animal().height());
    return recording.conduct(creature.id()).steps().stream()
        .map(s -> (SoundEvent) new SoundEvent.Step(s.time(), s.position(), Substance.SOIL, weight))
        .toList();
  }

  /** Where the camera hears it all. */
  public static Listener listener(ShotPlan plan, List<Camera> cameras) {
    var takes = new ArrayList<Listener.Take>();
    for (var shot : plan.shots()) {
      var ears = new ArrayList<Listener.Ear>();
      for (var f = shot.startFrame(); f < shot.startFrame() + shot.frames(); f++) {
        var c = cameras.get(f);
        ears.add(new Listener.Ear(c.eye(), c.target().minus(c.eye())));
      }
      var end = (shot.startFrame() + shot.frames()) / FPS;
      takes.add(new Listener.Take(shot.startSeconds(), end, FPS, ears));
    }
    return new Listener(takes);
  }

  /** The sound of a body part; what props do is heard by their contacts. */
  private Optional<SoundEvent> figure(FigureEvent e) {
    var ground = Substance.CONCRETE;
    return switch (e.kind()) {
      case STEP -> Optional.of(new SoundEvent.Step(e.time(), e.position(), ground, 1));
      case LAND, IMPACT -> Optional.of(new SoundEvent.Step(e.time(), e.position(), ground, 3));
      case TAKE_OFF, RELEASE, GRASP, BOUNCE, STRIKE, PLUNGE, STROKE -> Optional.empty();
    };
  }

  private SoundEvent impact(Impact i) {
    var moverIsB = isPlace(i.a()) || !isPlace(i.b()) && size(i.b()) < size(i.a());
    var mover = moverIsB ? i.b() : i.a();
    var other = moverIsB ? i.a() : i.b();
    var striker = moverIsB ? i.surfaceB() : i.surfaceA();
    var struck = moverIsB ? i.surfaceA() : i.surfaceB();
    return new SoundEvent.Impact(
        i.time(),
        i.position(),
        substance(striker),
        size(mover),
        substance(struck),
        size(other),
        i.impulse(),
        Math.max(0.05, i.speed()));
  }

  private List<SoundEvent> rub(Rub rub) {
    var moverIsB = isPlace(rub.a()) || !isPlace(rub.b()) && size(rub.b()) < size(rub.a());
    var mover = moverIsB ? rub.b() : rub.a();
    if (isPlace(mover)) return List.of();
    var surface = moverIsB ? rub.surfaceB() : rub.surfaceA();
    var ground = moverIsB ? rub.surfaceA() : rub.surfaceB();
    var events = new ArrayList<SoundEvent>();
    var moving = new ArrayList<Rub.Sample>();
    for (var s : rub.samples()) {
      if (Math.max(s.roll(), s.slip()) > LEAST_SPEED) moving.add(s);
      else flush(events, moving, mover, surface, ground);
    }
    flush(events, moving, mover, surface, ground);
    return events;
  }

  private void flush(
      List<SoundEvent> events,
      List<Rub.Sample> part,
      String mover,
      Surface surface,
      Surface ground) {
    if (!part.isEmpty() && part.get(part.size() - 1).time() - part.get(0).time() > LEAST_SECONDS) {
      events.add(lasting(part, mover, surface, ground));
    }
    part.clear();
  }

  private SoundEvent lasting(List<Rub.Sample> part, String mover, Surface surface, Surface ground) {
    var start = part.get(0).time();
    var motion = motion(mover, start, part.get(part.size() - 1).time());
    var slip = part.stream().mapToDouble(Rub.Sample::slip).average().orElse(0);
    var roll = part.stream().mapToDouble(Rub.Sample::roll).average().orElse(0);
    var force = part.stream().mapToDouble(Rub.Sample::force).average().orElse(0);
    if (slip < 0.35 * roll || isRidden(mover)) {
      return new SoundEvent.Roll(motion, substance(surface), size(mover), substance(ground));
    }
    return new SoundEvent.Scrape(motion, substance(surface), size(mover), substance(ground), force);
  }

  private Motion motion(String prop, double start, double end) {
    var positions = new ArrayList<Vec3>();
    var first = (int) Math.floor(start * FPS);
    var last = Math.min(recording.frames() - 1, (int) Math.ceil(end * FPS));
    for (var f = Math.min(first, last); f <= last; f++)
      positions.add(recording.at(prop, f).position());
    return new Motion(start, FPS, positions);
  }

  /** What people ride goes on wheels, which turn while the body does not. */
  private boolean isRidden(String body) {
    return stage.prop(body).map(p -> p.model().perch()).isPresent();
  }

  private boolean isPlace(String body) {
    return stage.prop(body).isEmpty();
  }

  private double size(String body) {
    return stage.prop(body).map(SoundList::size).orElse(PLACE_SIZE);
  }

  private static double size(Prop p) {
    var h = p.model().halfSize();
    return 2 * Math.max(h.x(), Math.max(h.y(), h.z()));
  }

  private static Substance substance(Surface surface) {
    return Substance.valueOf(surface.name().toUpperCase(Locale.ROOT));
  }
}
