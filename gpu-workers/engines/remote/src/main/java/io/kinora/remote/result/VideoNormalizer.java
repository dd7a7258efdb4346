package io.kinora.remote.result;

import io.kinora.media.FrameMark;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns the clips that a model made into the video that was promised: H.264 and AAC in a fast-start
 * MP4 of exactly the asked size and duration, at the model's own frame rate, with a thumbnail and a
 * sprite sheet.
 *
 * <p>Pictures of another size cover the asked one and are cut evenly; missing time holds the last
 * frame; surplus time and sound is cut; missing sound is silence. Whatever a viewer would notice
 * goes into the notes. Stateless and thread-safe.
 */
public final class VideoNormalizer {
  private static final double RATE_MIN = 1;
  private static final double RATE_MAX = 120;
  /** Models round to 4n+1 frames and the like; a viewer does not see less than this. */
  private static final double UNSEEN_SECONDS = 0.25;
  /** Decoders may swallow one or two at the end. */
  private static final int CUT_OFF_FRAMES = 3;

  private VideoNormalizer() {}

  /** A piece and what its file says. */
  private record Source(Piece piece, MediaInfo info, MediaInfo.Video picture, int from) {
    static Source of(Piece piece, int from) throws MediaException {
      var info = Mp4Probe.probe(piece.raw());
      var picture = info.video();
      if (picture == null) throw new MediaException("the model's file has no pictures");
      return new Source(piece, info, picture, from);
    }

    int to() {
      return from + piece.seconds();
    }

    double rate() {
      return picture.frameRate().framesPerSecond();
    }

    Fit fit(GenerationRequest request) {
      return Fit.cover(picture.width(), picture.height(), request.width(), request.height());
    }

    List<String> sizeNotes(GenerationRequest request) {
      var delivered = "The model delivered %dx%d; ".formatted(picture.width(), picture.height());
      if (fit(request).crops())
        return List.of(delivered + "the picture was scaled and cut to fit.");
      return picture.width() < request.width()
          ? List.of(delivered + "the picture was enlarged.")
          : List.of();
    }
  }

  /**
   * Joins pieces and normalizes them into the context's work folder.
   *
   * @param pieces in order, together as long as the request
   * @throws MediaException when a file is damaged or has no pictures
   * @throws InterruptedException when the result is no longer wanted
   */
  public static NormalizedVideo normalize(
      List<Piece> pieces, GenerationRequest request, GenerationContext context)
      throws MediaException, InterruptedException {
    var sources = new ArrayList<Source>();
    var from = 0;
    for (var piece : pieces) {
      sources.add(Source.of(piece, from));
      from += piece.seconds();
    }
    var first = sources.get(0);
    var rate = rate(first.picture());
    var notes = new ArrayList<String>();
    notes.addAll(first.sizeNotes(request));
    var folder = context.workFolder();
    var file = folder.resolve("video.mp4");
    var format = Mp4Format.of(request.width(), request.height(), rate, context.threads());
    var pass = new Pass(request, rate, context);
    try (var writer = new Mp4Writer(file, format);
        var frames = new FramesBehind(writer, context.threads())) {
      sound(sources, request, writer, notes);
      for (var source : sources) pass.copy(source, frames);
      frames.finish();
      writer.finish();
    }
    notes.addAll(pass.notes);
    var thumbnail = folder.resolve("thumbnail.webp");
    Images.writeWebp(thumbnail, pass.thumbnail());
    var spritesheet = folder.resolve("spritesheet.jpg");
    Images.writeJpeg(spritesheet, pass.sheet.image());
    return new NormalizedVideo(file, thumbnail, spritesheet, notes);
  }

  /**
   * The last picture of a piece as it will be shown, for a clip that goes on from there.
   *
   * @throws MediaException when the file is damaged
   */
  public static RgbImage lastPicture(Piece piece, int width, int height) throws MediaException {
    var source = Source.of(piece, 0);
    var fit = Fit.cover(source.picture().width(), source.picture().height(), width, height);
    var wanted = piece.skipFrames() + Math.round(piece.seconds() * source.rate());
    RgbImage last = null;
    try (var reader = new VideoReader(piece.raw(), fit.scaledWidth(), fit.scaledHeight())) {
      for (var frame = 0L; frame < wanted; frame++) {
        var next = reader.next();
        if (next == null) break;
        last = next;
      }
    }
    if (last == null) throw new MediaException("the model's file has no frame");
    return new RgbImage(width, height, fit.crop(last));
  }

  private static FrameRate rate(MediaInfo.Video video) throws MediaException {
    var perSecond = video.frameRate().framesPerSecond();
    if (!(perSecond >= RATE_MIN && perSecond <= RATE_MAX)) {
      throw new MediaException("the model's file says " + video.frameRate() + " frames a second");
    }
    return video.frameRate();
  }

  private static void sound(
      List<Source> sources, GenerationRequest request, Mp4Writer writer, List<String> notes)
      throws MediaException {
    if (sources.stream().allMatch(source -> source.info().audio() == null)) {
      notes.add("The model made no sound.");
      return;
    }
    var track = new SoundTrack(request.seconds());
    var missing = 0.0;
    for (var source : sources) {
      missing += source.piece().seconds();
      if (source.info().audio() == null) continue;
      var skip =
          (int) Math.round(source.piece().skipFrames() / source.rate() * Mp4Format.SAMPLE_RATE);
      var sound = SoundReader.read(source.piece().raw());
      track.add(sound, skip, source.from(), source.to());
      var heard = (double) (sound[0].length - skip) / Mp4Format.SAMPLE_RATE;
      missing -= Math.min(source.piece().seconds(), heard);
    }
    writer.audio(track.left(), track.right());
    if (missing > UNSEEN_SECONDS) {
      notes.add(String.format(Locale.ROOT, "The model left %.1f seconds without sound.", missing));
    }
  }

  /** One run through the frames of all pieces. */
  private static final class Pass {
    private final GenerationRequest request;
    private final FrameRate rate;
    private final GenerationContext context;
    private final SpriteSheet sheet;
    private final FrameMark mark;
    private final int frames;
    private final List<String> notes = new ArrayList<>();
    private int frame;
    private int cell;
    private @Nullable RgbImage thumbnail;

    Pass(GenerationRequest request, FrameRate rate, GenerationContext context) {
      this.request = request;
      this.rate = rate;
      this.context = context;
      this.sheet = SpriteSheet.of(request.width(), request.height());
      this.mark = context.mark(request.width(), request.height());
      this.frames = frameAt(request.seconds());
    }

    private int frameAt(int second) {
      return (int) Math.max(1, Math.round(second * rate.framesPerSecond()));
    }

    /** A piece of another rate than the first shows, at each moment, the frame of that moment. */
    void copy(Source source, FramesBehind frames) throws MediaException, InterruptedException {
      var fit = source.fit(request);
      var until = frameAt(source.to());
      var step = source.rate() / rate.framesPerSecond();
      var held = 0;
      var read = 0;
      try (var reader =
          new VideoReader(source.piece().raw(), fit.scaledWidth(), fit.scaledHeight())) {
        byte @Nullable [] last = null;
        for (var i = 0; frame < until; i++, frame++) {
          context.checkCancelled();
          var wanted = source.piece().skipFrames() + (int) Math.floor(i * step + 1e-6);
          var next = read > wanted ? null : advance(reader, wanted - read);
          if (next != null) {
            last = fit.crop(next);
            read = wanted + 1;
          } else if (read <= wanted) {
            if (held++ == 0) checkWhole(source, read);
          }
          if (last == null) throw new MediaException("the model's file has no frame");
          keep(last);
          var shown = last.clone();
          mark.mark(shown, frame);
          frames.video(shown);
        }
      }
      noteHeld(source, rate.secondsOf(held));
    }

    /** A file that ends before its own index says so was cut off on its way. */
    private static void checkWhole(Source source, int read) throws MediaException {
      var said = source.picture().frames();
      if (read + CUT_OFF_FRAMES < said)
        throw new MediaException("the model's file ends after " + read + " of " + said + " frames");
    }

    /** The frame after so many others, or null where the file ends before it. */
    private static @Nullable RgbImage advance(VideoReader reader, int skip) throws MediaException {
      for (var i = 0; i < skip; i++) {
        if (reader.next() == null) return null;
      }
      return reader.next();
    }

    private void noteHeld(Source source, double held) {
      if (held <= UNSEEN_SECONDS) return;
      notes.add(String.format(
          Locale.ROOT,
          "The model delivered %.1f of %d seconds; the last frame is held.",
          source.piece().seconds() - held,
          source.piece().seconds()));
    }

    private void keep(byte[] rgb) throws MediaException {
      var image = new RgbImage(request.width(), request.height(), rgb);
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
