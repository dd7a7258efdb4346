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
 * model can make, each in as many takes as were asked for, of which the best is shown. Clips are
 * kept as {@link KeptClip}s. One use for one video.
 */
public final class Film {
  private static final Logger log = LoggerFactory.getLogger(Film.class);

  /** What making the clips is of the whole; the rest is joining them. */
  private static final double CLIPS_SHARE = 0.95;

  private static final int TAKES_MAX = 16;
  private static final String TAKES = "best_of";

  private final ClipMaker maker;
  private final Scorer scorer;
  private final GenerationRequest request;
  private final GenerationContext context;
  private final ClipLimits limits;
  private final int takes;
  private final List<KeptClip> used = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Duration> stages = new LinkedHashMap<>();

  private Film(ClipMaker maker, Scorer scorer, GenerationRequest request, GenerationContext context)
      throws EngineException {
    this.maker = maker;
    this.scorer = scorer;
    this.request = request;
    this.context = context;
    this.limits = maker.limits(request.model());
    this.takes = takes(request);
  }

  /** Makes the video of a request with one maker. */
  public static GeneratedVideo make(
      ClipMaker maker, Scorer scorer, GenerationRequest request, GenerationContext context)
      throws EngineException, InterruptedException {
    context.checkCancelled();
    return new Film(maker, scorer, request, context).make();
  }

  private static int takes(GenerationRequest request) throws EngineException {
    var text = request.options().getOrDefault(TAKES, "1");
    if (!text.matches("[1-9][0-9]?") || Integer.parseInt(text) > TAKES_MAX) {
      throw new EngineException(Kind.USER, TAKES + " must be 1 to " + TAKES_MAX + ", not " + text);
    }
    return Integer.parseInt(text);
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
  private void drop() {
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

  /** Makes the takes of a segment and chooses one. */
  private Piece shoot(Segment segment, int segments)
      throws EngineException, InterruptedException, MediaException, IOException {
    var start = start(segment);
    var choice = new Choice(segment, start == null ? null : Seam.of(start));
    for (var take = 0; take < takes; take++) {
      choice.add(take(segment, take, start, segments));
    }
    // A take that nobody asked for: the chain is worth more than the time.
    if (choice.jumps()) choice.add(take(segment, takes, start, segments));
    return choice.best();
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

  private Clip take(Segment segment, int take, @Nullable Path start, int segments)
      throws EngineException, InterruptedException, IOException {
    context.checkCancelled();
    var wanted = wanted(segment, take, start);
    var name = segment.index() + "-" + take;
    var kept = KeptClip.of(context.keepFolder(), name, wanted);
    used.add(kept);
    var found = kept.find();
    if (found.isPresent()) return found.get();
    var folder = Files.createDirectories(context.workFolder().resolve("take-" + name));
    var share = CLIPS_SHARE / (segments * takes);
    var from = (segment.index() * takes + Math.min(take, takes - 1)) * share;
    var clip =
        maker.make(wanted, new ClipContext(context, folder, kept.folder(), from, from + share));
    clip.stages().forEach((stage, time) -> stages.merge(stage, time, Duration::plus));
    return kept.keep(clip);
  }

  private GenerationRequest wanted(Segment segment, int take, @Nullable Path start) {
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
        seed(request.seed(), segment.index(), take),
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
  private static long seed(long seed, int segment, int take) {
    return (seed + 7_919L * take + 104_729L * segment) & Long.MAX_VALUE;
  }

  /** The takes of one segment. */
  private final class Choice {
    private final Segment segment;
    private final @Nullable Seam seam;
    private final List<Take> made = new ArrayList<>();

    Choice(Segment segment, @Nullable Seam seam) {
      this.segment = segment;
      this.seam = seam;
    }

    void add(Clip clip) throws MediaException, InterruptedException {
      var join = seam == null ? Seam.Join.NONE : seam.join(clip.file());
      var score = takes == 1 ? 0 : score(clip);
      made.add(new Take(clip, score, join));
    }

    private double score(Clip clip) throws MediaException, InterruptedException {
      var started = System.nanoTime();
      try {
        return scorer.score(clip.file(), segment.prompt());
      } catch (IOException e) {
        notes.add("Take " + (made.size() + 1) + " could not be judged: " + e.getMessage() + ".");
        return Double.NEGATIVE_INFINITY;
      } finally {
        var time = Duration.ofNanos(System.nanoTime() - started);
        stages.merge("score", time, Duration::plus);
      }
    }

    boolean jumps() {
      return made.stream().allMatch(take -> take.join().jumps());
    }

    /** A take that joins comes before one that scores; of equals, the earlier. */
    Piece best() {
      var best = made.get(0);
      for (var take : made) {
        var joins = best.join().jumps() && !take.join().jumps();
        var equal = best.join().jumps() == take.join().jumps();
        if (joins || (equal && take.rank() > best.rank())) best = take;
      }
      say(best);
      return new Piece(best.clip().file(), segment.seconds(), best.join().repeats() ? 1 : 0);
    }

    private void say(Take best) {
      notes.addAll(best.clip().notes());
      if (takes > 1) notes.add(Take.verdict(segment.index(), made, best));
      if (best.join().jumps()) {
        var second = pieces.stream().mapToInt(Piece::seconds).sum();
        notes.add("The picture jumps at second " + second + ", where two clips are joined.");
      }
    }
  }
}
