package io.kinora.remote.film;

import io.kinora.media.Images;
import io.kinora.media.MediaException;
import io.kinora.remote.result.Piece;
import io.kinora.remote.result.VideoNormalizer;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.SourceVideo;
import io.kinora.worker.engine.SourceVideo.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a video of as many clips as it takes: the shots of the prompt, each in segments that the
 * model can make. A segment that does not join is made once more. Clips are kept as
 * {@link KeptClip}s. One use for one video.
 */
public final class Film {
  private static final Logger log = LoggerFactory.getLogger(Film.class);

  /** What making the clips is of the whole; the rest is joining them. */
  private static final double CLIPS_SHARE = 0.95;

  private final ClipMaker maker;
  private final GenerationRequest request;
  private final GenerationContext context;
  private final ClipLimits limits;
  private final List<KeptClip> used = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Duration> stages = new LinkedHashMap<>();

  private Film(ClipMaker maker, GenerationRequest request, GenerationContext context)
      throws EngineException {
    this.maker = maker;
    this.request = request;
    this.context = context;
    this.limits = maker.limits(request.model());
  }

  /** Makes the video of a request with one maker. */
  public static GeneratedVideo make(
      ClipMaker maker, GenerationRequest request, GenerationContext context)
      throws EngineException, InterruptedException {
    context.checkCancelled();
    return new Film(maker, request, context).make();
  }

  private GeneratedVideo make() throws EngineException, InterruptedException {
    var segments = Segment.of(request.prompt(), request.seconds(), limits);
    check(segments);
    try {
      for (var segment : segments) pieces.add(shoot(segment, segments.size()));
      var started = System.nanoTime();
      var result = VideoNormalizer.normalize(pieces, request, context);
      stages.put("finish", Duration.ofNanos(System.nanoTime() - started));
      notes.addAll(result.notes());
      context.progress(1);
      return new GeneratedVideo(
          result.video(),
          result.thumbnail(),
          result.spritesheet(),
          null,
          notes.stream().distinct().toList(),
          stages);
    } catch (MediaException e) {
      drop();
      throw new EngineException(
          Kind.INFRA, "the model's file cannot be used: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new EngineException(Kind.INFRA, "the clips cannot be kept: " + e.getMessage(), e);
    }
  }

  /** Whichever file is damaged: none of them is used again. */
  private void drop() throws InterruptedException {
    for (var clip : used) {
      try {
        clip.drop();
      } catch (IOException e) {
        log.atWarn().setCause(e).log("a damaged clip stays");
      }
    }
  }

  private void check(List<Segment> segments) throws EngineException {
    if (request.inputReference() != null && !limits.image()) {
      throw new EngineException(Kind.USER, "this model does not take a picture to start from");
    }
    if (!limits.image() && segments.stream().anyMatch(Segment::continues)) {
      throw new EngineException(
          Kind.USER, "the model makes clips of " + limits.maxSeconds() + " seconds at most");
    }
    var source = request.source();
    if (source == null) return;
    if (source.use() == Use.EXTEND && !limits.extends_() && !limits.image()) {
      throw new EngineException(Kind.USER, "this model cannot go on from a video");
    }
    if (source.use() == Use.EDIT && !limits.edits()) {
      throw new EngineException(Kind.USER, "this model cannot change a video");
    }
    if (source.use() == Use.EDIT && segments.size() > 1) {
      throw new EngineException(
          Kind.USER, "the model changes videos of " + limits.maxSeconds() + " seconds at most");
    }
  }

  /** Makes a segment, and once more where it jumps: the chain is worth more than the time. */
  private Piece shoot(Segment segment, int segments)
      throws EngineException, InterruptedException, MediaException, IOException {
    var start = start(segment);
    var seam = start == null ? null : Seam.of(start);
    var made = joined(clip(segment, 0, start, segments), seam);
    if (made.join().jumps()) {
      var other = joined(clip(segment, 1, start, segments), seam);
      if (other.join().difference() < made.join().difference()) made = other;
    }
    return shown(segment, made);
  }

  /** A clip and how it fits what comes before. */
  private record Joined(Clip clip, Seam.Join join) {}

  private static Joined joined(Clip clip, @Nullable Seam seam) throws MediaException {
    return new Joined(clip, seam == null ? Seam.Join.NONE : seam.join(clip.file()));
  }

  private Piece shown(Segment segment, Joined made) {
    notes.addAll(made.clip().notes());
    if (made.join().jumps()) {
      var second = pieces.stream().mapToInt(Piece::seconds).sum();
      notes.add("The picture jumps at second " + second + ", where two clips are joined.");
    }
    return new Piece(made.clip().file(), segment.seconds(), made.join().repeats() ? 1 : 0);
  }

  /** The picture that a segment starts from. */
  private @Nullable Path start(Segment segment)
      throws MediaException, InterruptedException, IOException {
    var source = request.source();
    if (segment.continues()) {
      return lastPicture(pieces.get(pieces.size() - 1), "segment-" + segment.index());
    }
    if (segment.index() > 0) return null;
    if (source != null && source.use() == Use.EXTEND && !limits.extends_()) {
      return lastPicture(new Piece(source.file(), Integer.MAX_VALUE, 0), "source");
    }
    return null;
  }

  private Path lastPicture(Piece piece, String name)
      throws MediaException, InterruptedException, IOException {
    context.checkCancelled();
    var file = context.workFolder().resolve(name + "-start.png");
    Images.writePng(file, VideoNormalizer.lastPicture(piece, request.width(), request.height()));
    return file;
  }

  /** @param attempt 0 for the first; the second has another seed */
  private Clip clip(Segment segment, int attempt, @Nullable Path start, int segments)
      throws EngineException, InterruptedException, IOException {
    context.checkCancelled();
    var wanted = wanted(segment, attempt, start);
    var name = segment.index() + "-" + attempt;
    var kept = KeptClip.of(context, name, wanted);
    used.add(kept);
    var found = kept.find();
    var clip = found.isPresent() ? found.get() : made(segment, name, wanted, kept, segments);
    // After the last there is little to lose, and a video of one clip is not sent twice.
    if (segment.index() + 1 < segments) kept.share();
    return clip;
  }

  private Clip made(
      Segment segment, String name, GenerationRequest wanted, KeptClip kept, int segments)
      throws EngineException, InterruptedException, IOException {
    var folder = Files.createDirectories(context.workFolder().resolve("clip-" + name));
    var share = CLIPS_SHARE / segments;
    var from = segment.index() * share;
    var clip =
        maker.make(wanted, new ClipContext(context, folder, kept.folder(), from, from + share));
    clip.stages().forEach((stage, time) -> stages.merge(stage, time, Duration::plus));
    return kept.keep(clip);
  }

  private GenerationRequest wanted(Segment segment, int attempt, @Nullable Path start) {
    var first = segment.index() == 0;
    var source = request.source();
    var reference = start == null && first ? request.inputReference() : start;
    return new GenerationRequest(
        request.model(),
        segment.prompt(),
        request.negativePrompt(),
        request.width(),
        request.height(),
        segment.seconds(),
        seed(request.seed(), segment.index(), attempt),
        reference,
        first && start == null ? handedOver(source) : null,
        request.characters(),
        request.options());
  }

  /** A remix is a new take from its prompt and the source's seed; models need no more for it. */
  private static @Nullable SourceVideo handedOver(@Nullable SourceVideo source) {
    return source == null || source.use() == Use.REMIX ? null : source;
  }

  /** The first clip has the seed that was asked for, the others have seeds that follow from it. */
  private static long seed(long seed, int segment, int attempt) {
    return (seed + 15_485_863L * attempt + 104_729L * segment) & Long.MAX_VALUE;
  }
}
