package io.kinora.world.film;

import io.kinora.world.audio.Captions;
import io.kinora.world.audio.Motion;
import io.kinora.world.audio.SoundEvent;
import io.kinora.world.audio.Speaker;
import io.kinora.world.audio.Speech;
import io.kinora.world.audio.VoiceKind;
import io.kinora.world.audio.VoiceTraits;
import io.kinora.world.figure.Viseme;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.Shot;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.SpokenLine;
import io.kinora.world.render.Camera;
import io.kinora.world.stage.Actor;
import io.kinora.world.stage.Cue;
import io.kinora.world.stage.Recording;
import io.kinora.world.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said: each line spoken, given its time in its shot, and put into its speaker's mouth. */
public final class Dialogue {
  private static final double FPS = ShotPlan.FRAMES_PER_SECOND;
  private static final double LEAD_IN = 0.4;
  private static final double PAUSE = 0.3;

  /** How much of an action passes before the line that follows it. */
  private static final double INTO_ACTION = 0.7;

  /** Lines that do not fit are spoken faster, up to this. */
  private static final double HURRY_MAX = 1.35;

  private static final double CHILD_AGE = 13;
  private static final double OLD_AGE = 64;

  private final Stage stage;
  private final List<Said> lines;

  /**
   * A line in its place.
   *
   * @param start seconds from the beginning of the video
   * @param actor who says it, or null for a voice that is not in the picture
   */
  private record Said(
      double start, SpokenLine line, @Nullable Actor actor, Speech speech) {
    double end() {
      return start + speech.seconds();
    }
  }

  private Dialogue(Stage stage, List<Said> lines) {
    this.stage = stage;
    this.lines = lines;
  }

  /** Speaks every line of a plan. Loads a voice only where there is something to say. */
  public static Dialogue of(Stage stage) {
    var lines = new ArrayList<Said>();
    var shots = stage.plan().shots();
    if (shots.stream().allMatch(s -> s.dialogue().isEmpty())) return new Dialogue(stage, lines);
    try (var speaker = new Speaker()) {
      for (var i = 0; i < shots.size(); i++) {
        lines.addAll(new Scene(stage, shots.get(i), i, speaker).lines());
      }
    }
    return new Dialogue(stage, lines);
  }

  /** Moves the mouths of those who speak. */
  public void moveMouths(Recording recording) {
    for (var said : lines) {
      if (said.actor == null) continue;
      var performance = recording.performance(said.actor.id());
      for (var phone : said.speech.phones()) {
        performance.say(
            said.start + phone.start(), said.start + phone.end(), Viseme.ofPhone(phone.name()));
      }
    }
  }

  /** What is heard of it; a voice that is not in the picture is at the camera. */
  public List<SoundEvent> sounds(Recording recording, List<Camera> cameras) {
    var events = new ArrayList<SoundEvent>();
    for (var said : lines) {
      var positions = new ArrayList<Vec3>();
      var first = (int) (said.start * FPS);
      var last = Math.min(cameras.size() - 1, (int) Math.ceil(said.end() * FPS));
      for (var f = Math.min(first, last); f <= last; f++) {
        positions.add(mouth(said, recording, cameras.get(f), f));
      }
      var motion = new Motion(said.start, FPS, positions);
      events.add(new SoundEvent.Voice(motion, said.speech.samples()));
    }
    return events;
  }

  private static Vec3 mouth(Said said, Recording recording, Camera camera, int frame) {
    if (said.actor == null) {
      return camera.eye().plus(camera.target().minus(camera.eye()).unit());
    }
    return recording.performance(said.actor.id()).pose(frame / FPS).eyes();
  }

  /**
   * The lines as captions of the part that is shown.
   *
   * @param from where that part begins, in seconds; the captions count from there
   */
  public List<Captions.Line> captions(double from) {
    var end = stage.plan().frames() / FPS;
    return lines.stream()
        .filter(said -> said.start < end && said.end() > Math.max(from, said.start))
        .map(said -> new Captions.Line(
            Math.max(0, said.start - from),
            Math.min(end, said.end()) - from,
            said.line.speaker(),
            said.line.text()))
        .toList();
  }

  /** What a user should know: lines that could not be spoken or are cut off. */
  public List<String> notes() {
    var end = stage.plan().frames() / FPS;
    var notes = new ArrayList<String>();
    for (var said : lines) {
      var quote = "\u201c" + said.line.text() + "\u201d";
      if (said.speech.seconds() == 0) {
        notes.add("Only English can be spoken, so " + quote + " is not heard.");
      } else if (said.end() > end + 0.05) {
        notes.add("There is not enough time for " + quote + ", which is cut off.");
      }
    }
    return notes;
  }

  /** The lines of one shot on their way into time. */
  private static final class Scene {
    private final Stage stage;
    private final Shot shot;
    private final int number;
    private final Speaker speaker;

    Scene(Stage stage, Shot shot, int number, Speaker speaker) {
      this.stage = stage;
      this.shot = shot;
      this.number = number;
      this.speaker = speaker;
    }

    List<Said> lines() {
      var spoken = speak(1);
      var length = length(spoken);
      var room = shot.seconds() - LEAD_IN;
      if (length > room && !spoken.isEmpty()) spoken = speak(Math.min(HURRY_MAX, length / room));
      return placed(spoken);
    }

    private static double length(List<Said> spoken) {
      return spoken.stream().mapToDouble(s -> s.speech.seconds() + PAUSE).sum();
    }

    private List<Said> speak(double hurry) {
      var spoken = new ArrayList<Said>();
      for (var line : shot.dialogue()) {
        var actor = actor(line.speaker());
        var speech = speaker.say(line.text(), voice(line, actor).faster(hurry));
        spoken.add(new Said(0, line, actor, speech));
      }
      return spoken;
    }

    private @Nullable Actor actor(@Nullable String entity) {
      if (entity == null) return null;
      return stage.actorsOf(entity).stream().findFirst().orElse(null);
    }

    private VoiceTraits voice(SpokenLine line, @Nullable Actor actor) {
      var name = line.speaker() == null ? "narrator" : line.speaker();
      var voice = kind(actor).voice(name, stage.plan().seed());
      return line.mood() == null ? voice : voice.in(line.mood());
    }

    private static VoiceKind kind(@Nullable Actor actor) {
      if (actor == null) return VoiceKind.MAN;
      var body = actor.person().physique();
      if (body.age() < CHILD_AGE) return VoiceKind.CHILD;
      var woman = body.feminine() > 0.5;
      if (body.age() > OLD_AGE) return woman ? VoiceKind.OLD_WOMAN : VoiceKind.OLD_MAN;
      return woman ? VoiceKind.WOMAN : VoiceKind.MAN;
    }

    /** As soon as its turn has come, but early enough to end with the shot. */
    private List<Said> placed(List<Said> spoken) {
      var starts = new double[spoken.size()];
      var free = shot.startSeconds() + LEAD_IN;
      for (var i = 0; i < starts.length; i++) {
        starts[i] = Math.max(free, wanted(spoken.get(i).line));
        free = starts[i] + spoken.get(i).speech.seconds() + PAUSE;
      }
      var latest = shot.startSeconds() + shot.seconds();
      for (var i = starts.length - 1; i >= 0; i--) {
        latest -= spoken.get(i).speech.seconds() + PAUSE / 2;
        starts[i] = Math.max(shot.startSeconds(), Math.min(starts[i], latest));
        latest = starts[i];
      }
      var placed = new ArrayList<Said>();
      var before = 0.0;
      for (var i = 0; i < starts.length; i++) {
        var said = spoken.get(i);
        var start = Math.max(starts[i], before);
        placed.add(new Said(start, said.line, said.actor, said.speech));
        before = start + said.speech.seconds();
      }
      return placed;
    }

    private double wanted(SpokenLine line) {
      var start = shot.startSeconds();
      for (Cue cue : stage.cues()) {
        if (cue.shot() == number && cue.action().order() < line.order()) {
          start = Math.max(start, cue.start() + INTO_ACTION * cue.seconds());
        }
      }
      return start;
    }
  }
}
