package io.kinora.world;

import io.kinora.media.FrameMark;
import io.kinora.media.FrameRate;
import io.kinora.media.Images;
import io.kinora.media.MediaException;
import io.kinora.media.Mp4Format;
import io.kinora.media.Mp4Probe;
import io.kinora.media.RgbImage;
import io.kinora.media.SpriteSheet;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.world.audio.Ambience;
import io.kinora.world.audio.Captions;
import io.kinora.world.audio.Place;
import io.kinora.world.audio.Soundtrack;
import io.kinora.world.film.CameraDirector;
import io.kinora.world.film.Dialogue;
import io.kinora.world.film.Film;
import io.kinora.world.film.SoundList;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.render.Camera;
import io.kinora.world.render.JavaRenderer;
import io.kinora.world.render.Style;
import io.kinora.world.render.Tier;
import io.kinora.world.stage.OutcomeSearch;
import io.kinora.world.stage.Recording;
import io.kinora.world.stage.Stage;
import io.kinora.world.stage.StageBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes one video from its plan: simulation, sound, pictures, file. Runs on one thread, which may
 * be interrupted at any time, and uses more for drawing and encoding. Used once.
 */
final class Production {
  private static final double SOUND_DONE = 0.08;
  private static final double FRAMES_DONE = 0.97;

  private final ShotPlan plan;
  private final int firstFrame;
  private final int frames;
  private final StageBuilder stages;
  private final Format format;
  private final Path folder;
  private final DoubleConsumer progress;
  private final FrameMark look;
  private final FrameMark mark;
  private final StageTimes times;
  private final List<String> notes = new ArrayList<>();

  /**
   * How the result is to be.
   *
   * @param threads how many may draw at the same time
   */
  record Format(int width, int height, Tier tier, int threads) {
    double aspect() {
      return width / (double) height;
    }
  }

  Production(
      Planner.Planned planned,
      StageBuilder stages,
      Format format,
      FrameMark look,
      GenerationContext context,
      StageTimes times) {
    this.plan = planned.plan();
    this.firstFrame = planned.firstFrame();
    this.frames = planned.frames();
    this.stages = stages;
    this.format = format;
    this.look = look;
    this.folder = context.workFolder();
    this.progress = context::progress;
    this.mark = context.mark(format.width(), format.height());
    this.times = times;
  }

  GeneratedVideo run() throws IOException, InterruptedException {
    var planFile = folder.resolve("plan.json");
    Files.writeString(planFile, plan.toJson());
    notes.addAll(plan.warnings());
    var stage = stages.build(plan);
    notes.addAll(stage.notes());
    times.book("stage");
    progress.accept(0.01);
    var recording = simulate(stage);
    var dialogue = Dialogue.of(stage);
    notes.addAll(dialogue.notes());
    dialogue.moveMouths(recording);
    var captions = captions(dialogue);
    times.book("speech");
    var cameras = new CameraDirector(stage, recording, format.aspect()).film(firstFrame);
    times.book("camera");
    progress.accept(0.05);
    var sound = sound(stage, recording, dialogue, cameras);
    progress.accept(SOUND_DONE);
    var video = folder.resolve("video.mp4");
    var pictures = draw(new Film(stage, recording, cameras), sound, video);
    check(video);
    progress.accept(1);
    return new GeneratedVideo(
        video, pictures.thumbnail(), pictures.sheet(), planFile, captions, notes, times.all());
  }

  /** What is said in the part that is shown, or null where nobody speaks. */
  private @Nullable Path captions(Dialogue dialogue) throws IOException {
    var lines = dialogue.captions(firstFrame / (double) ShotPlan.FRAMES_PER_SECOND);
    if (lines.isEmpty()) return null;
    return Files.writeString(folder.resolve("captions.vtt"), Captions.webVtt(lines));
  }

  private Recording simulate(Stage stage) throws InterruptedException {
    var found = new OutcomeSearch().search(stage);
    notes.addAll(found.unmet());
    times.book("physics");
    return found.recording();
  }

  private float[][] sound(Stage stage, Recording recording, Dialogue dialogue, List<Camera> cameras)
      throws InterruptedException {
    var world = plan.world();
    var ambience = new Ambience(Place.named(world.ambience()), world.weather(), world.timeOfDay());
    var seconds = plan.frames() / (double) ShotPlan.FRAMES_PER_SECOND;
    var events = new ArrayList<>(SoundList.of(stage, recording));
    events.addAll(dialogue.sounds(recording, cameras));
    var samples = Soundtrack.render(
        events, ambience, SoundList.listener(plan, cameras), seconds, plan.seed());
    if (Thread.interrupted()) throw new InterruptedException("generation cancelled");
    times.book("sound");
    var first = firstFrame * (Soundtrack.SAMPLE_RATE / ShotPlan.FRAMES_PER_SECOND);
    return new float[][] {
      Arrays.copyOfRange(samples[0], first, samples[0].length),
      Arrays.copyOfRange(samples[1], first, samples[1].length)
    };
  }

  private record Pictures(Path thumbnail, Path sheet) {}

  private Pictures draw(Film film, float[][] sound, Path video)
      throws InterruptedException, MediaException {
    var rate = FrameRate.of(ShotPlan.FRAMES_PER_SECOND);
    var mp4 = Mp4Format.of(format.width(), format.height(), rate, 1);
    var sheet = SpriteSheet.of(format.width(), format.height());
    var cells = 0;
    var thumbnail = folder.resolve("thumbnail.webp");
    try (var renderer = renderer(film);
        var encoder = new FrameEncoder(video, mp4, sound, mark)) {
      for (var f = 0; f < frames; f++) {
        if (Thread.interrupted()) throw new InterruptedException("generation cancelled");
        var rgb = encoder.buffer();
        renderer.render(film.frame(firstFrame + f), rgb);
        look.mark(rgb, f);
        if (f == thumbnailFrame()) Images.writeWebp(thumbnail, picture(rgb));
        for (; cells < sheet.cells() && sheet.frameFor(cells, frames) == f; cells++) {
          sheet.add(picture(rgb));
        }
        encoder.encode(rgb);
        progress.accept(SOUND_DONE + (FRAMES_DONE - SOUND_DONE) * (f + 1) / frames);
      }
      times.book("render");
      encoder.finish();
      times.book("encode");
    }
    var sheetFile = folder.resolve("spritesheet.jpg");
    Images.writeJpeg(sheetFile, sheet.image());
    times.book("pictures");
    return new Pictures(thumbnail, sheetFile);
  }

  private JavaRenderer renderer(Film film) {
    var style = switch (plan.style()) {
      case REALISTIC -> Style.REALISTIC;
      case CINEMATIC -> Style.CINEMATIC;
      case ANIME -> Style.ANIME;
      case CLAY -> Style.CLAY;
      case WATERCOLOUR -> Style.WATERCOLOUR;
      case NOIR -> Style.BLACK_AND_WHITE;
    };
    return new JavaRenderer(
        film.scene(), format.width(), format.height(), format.tier(), style, format.threads());
  }

  /** A third in: something has begun and nothing is over. */
  private int thumbnailFrame() {
    return frames / 3;
  }

  private RgbImage picture(byte[] rgb) {
    return new RgbImage(format.width(), format.height(), rgb.clone());
  }

  /** Refuses to hand out a file that is not exactly what was asked for. */
  private void check(Path video) throws MediaException {
    var info = Mp4Probe.probe(video);
    var seconds = frames / (double) ShotPlan.FRAMES_PER_SECOND;
    var track = info.video();
    if (track == null
        || track.width() != format.width()
        || track.height() != format.height()
        || track.frames() != frames
        || info.audio() == null
        || Math.abs(info.seconds() - seconds) > 0.001) {
      throw new IllegalStateException("the finished file is not what was asked for: " + info);
    }
    times.book("check");
  }
}
