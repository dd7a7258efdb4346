package io.kinora.remote.result;

import io.kinora.media.FrameRate;
import io.kinora.media.Images;
import io.kinora.media.MediaException;
import io.kinora.media.MediaInfo;
import io.kinora.media.Mp4Format;
import io.kinora.media.Mp4Probe;
import io.kinora.media.Mp4Writer;
import io.kinora.media.RgbImage;
import io.kinora.media.SoundReader;
import io.kinora.media.SpriteSheet;
import io.kinora.media.VideoReader;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns the file that a model made into the one that was promised: H.264 and AAC in a fast-start
 * MP4 of exactly the asked size and duration, at the model's own frame rate, with a thumbnail and a
 * sprite sheet.
 *
 * <p>Pictures of another size cover the asked one and are cut evenly; missing time holds the last
 * frame; surplus time and sound is cut; missing sound is silence. Whatever a viewer would notice
 * goes into the notes. Stateless and thread-safe.
 */
public final class VideoNormalizer {
  private static final int SHEET_COLUMNS = 5;
  private static final int SHEET_ROWS = 4;
  private static final int CELL_LONG_SIDE = 256;
  private static final double RATE_MIN = 1;
  private static final double RATE_MAX = 120;
  /** Models round to 4n+1 frames and the like; a viewer does not see less than this. */
  private static final double UNSEEN_SECONDS = 0.25;

  private VideoNormalizer() {}

  /**
   * Normalizes one file into the context's work folder.
   *
   * @param raw any container and codec that FFmpeg's libraries read
   * @throws MediaException when the file is damaged or has no pictures
   * @throws InterruptedException when the result is no longer wanted
   */
  public static NormalizedVideo normalize(
      Path raw, GenerationRequest request, GenerationContext context)
      throws MediaException, InterruptedException {
    var info = Mp4Probe.probe(raw);
    var video = info.video();
    if (video == null) throw new MediaException("the model's file has no pictures");
    var rate = rate(video);
    var notes = new ArrayList<String>();
    var fit = Fit.cover(video.width(), video.height(), request.width(), request.height());
    if (fit.crops()) {
      notes.add("The model delivered %dx%d; the picture was scaled and cut to fit."
          .formatted(video.width(), video.height()));
    }
    var folder = context.workFolder();
    var file = folder.resolve("video.mp4");
    var format = Mp4Format.of(request.width(), request.height(), rate, context.threads());
    var sheet = sheet(request);
    var pass = new Pass(raw, fit, sheet, frames(request, rate), context);
    try (var writer = new Mp4Writer(file, format)) {
      sound(raw, info, request, writer, notes);
      pass.copy(writer);
      writer.finish();
    }
    var held = rate.secondsOf(pass.held);
    if (held > UNSEEN_SECONDS) {
      notes.add(String.format(
          Locale.ROOT,
          "The model delivered %.1f of %d seconds; the last frame is held.",
          request.seconds() - held,
          request.seconds()));
    }
    var thumbnail = folder.resolve("thumbnail.webp");
    Images.writeWebp(thumbnail, pass.thumbnail());
    var spritesheet = folder.resolve("spritesheet.jpg");
    Images.writeJpeg(spritesheet, sheet.image());
    return new NormalizedVideo(file, thumbnail, spritesheet, notes);
  }

  private static FrameRate rate(MediaInfo.Video video) throws MediaException {
    var perSecond = video.frameRate().framesPerSecond();
    if (!(perSecond >= RATE_MIN && perSecond <= RATE_MAX)) {
      throw new MediaException("the model's file says " + video.frameRate() + " frames a second");
    }
    return video.frameRate();
  }

  private static int frames(GenerationRequest request, FrameRate rate) {
    return (int) Math.max(1, Math.round(request.seconds() * rate.framesPerSecond()));
  }

  private static SpriteSheet sheet(GenerationRequest request) {
    var scale = (double) CELL_LONG_SIDE / Math.max(request.width(), request.height());
    return new SpriteSheet(
        SHEET_COLUMNS, SHEET_ROWS, (int) Math.max(1, Math.round(request.width() * scale)), (int)
            Math.max(1, Math.round(request.height() * scale)));
  }

  private static void sound(
      Path raw, MediaInfo info, GenerationRequest request, Mp4Writer writer, List<String> notes)
      throws MediaException {
    if (info.audio() == null) {
      notes.add("The model made no sound.");
      return;
    }
    var channels = SoundReader.read(raw);
    writer.audio(channels[0], channels[1]);
    var missing = request.seconds() - (double) channels[0].length / Mp4Format.SAMPLE_RATE;
    if (missing > UNSEEN_SECONDS) {
      notes.add(String.format(Locale.ROOT, "The model's sound ends %.1f seconds early.", missing));
    }
  }

  /** One run through the frames. */
  private static final class Pass {
    private final Path raw;
    private final Fit fit;
    private final SpriteSheet sheet;
    private final int frames;
    private final GenerationContext context;
    private int cell;
    private int held;
    private @Nullable RgbImage thumbnail;

    Pass(Path raw, Fit fit, SpriteSheet sheet, int frames, GenerationContext context) {
      this.raw = raw;
      this.fit = fit;
      this.sheet = sheet;
      this.frames = frames;
      this.context = context;
    }

    void copy(Mp4Writer writer) throws MediaException, InterruptedException {
      try (var reader = new VideoReader(raw, fit.scaledWidth(), fit.scaledHeight())) {
        byte @Nullable [] last = null;
        for (var frame = 0; frame < frames; frame++) {
          context.checkCancelled();
          var next = held > 0 ? null : reader.next();
          if (next != null) last = fit.crop(next);
          else held++;
          if (last == null) throw new MediaException("the model's file has no frame");
          writer.video(last);
          keep(frame, last);
        }
      }
    }

    private void keep(int frame, byte[] rgb) throws MediaException {
      var image = new RgbImage(fit.width(), fit.height(), rgb);
      while (cell < sheet.cells() && sheet.frameFor(cell, frames) == frame) {
        sheet.add(image);
        cell++;
      }
      // A third into the clip the scene is set and nothing has left it yet.
      if (frame == frames / 3) thumbnail = image;
    }

    RgbImage thumbnail() {
      if (thumbnail == null) throw new IllegalStateException("no frame was copied");
      return thumbnail;
    }
  }
}
