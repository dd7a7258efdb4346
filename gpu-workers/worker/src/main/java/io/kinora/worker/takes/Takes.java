package io.kinora.worker.takes;

import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.VideoEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The takes of one video: makes them one after the other with one engine, each with a seed of its
 * own, has them judged and keeps the best. One use for one video.
 */
public final class Takes {
  /** Seeds of neighbouring takes lie as far apart; a prime, so that no run of requests meets. */
  private static final long SEED_STEP = 7_919;

  private final VideoEngine engine;
  private final Scorer scorer;
  private final GenerationRequest request;
  private final GenerationContext context;
  private final List<Take> made = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Duration> stages = new LinkedHashMap<>();

  private Takes(
      VideoEngine engine, Scorer scorer, GenerationRequest request, GenerationContext context) {
    this.engine = engine;
    this.scorer = scorer;
    this.request = request;
    this.context = context;
  }

  /**
   * Makes a video.
   *
   * @param count how many takes, 1 or more; the first has the seed of the request
   * @return the best of them
   * @throws EngineException when one of them cannot be made: what was asked for is then not there
   */
  public static Take best(
      VideoEngine engine,
      Scorer scorer,
      GenerationRequest request,
      int count,
      GenerationContext context)
      throws EngineException, InterruptedException {
    if (count == 1) return new Take(engine.generate(request, context), request.seed(), 0);
    return new Takes(engine, scorer, request, context).best(count);
  }

  private Take best(int count) throws EngineException, InterruptedException {
    for (var index = 0; index < count; index++) made.add(make(index, count));
    var best = Take.best(made);
    notes.add(Take.verdict(made, best));
    context.progress(1);
    return new Take(told(best.video()), best.seed(), best.score());
  }

  private Take make(int index, int count) throws EngineException, InterruptedException {
    context.checkCancelled();
    var seed = (request.seed() + SEED_STEP * index) & Long.MAX_VALUE;
    var video = engine.generate(request.withSeed(seed), context(index, count));
    video.stages().forEach((stage, time) -> stages.merge(stage, time, Duration::plus));
    return new Take(video, seed, score(video, index));
  }

  private TakeContext context(int index, int count) throws EngineException {
    try {
      var folder = Files.createDirectories(context.workFolder().resolve("take-" + index));
      var own = new TakeContext(context, folder, index, count);
      Files.createDirectories(own.keepFolder());
      return own;
    } catch (IOException e) {
      throw new EngineException(EngineException.Kind.INFRA, "a take has no folder", e);
    }
  }

  /** A judge that cannot tell is said; the take counts least then. */
  private double score(GeneratedVideo video, int index) throws InterruptedException {
    var started = System.nanoTime();
    try {
      return scorer.score(video.video(), request.prompt());
    } catch (IOException e) {
      notes.add("Take " + (index + 1) + " could not be judged: " + e.getMessage() + ".");
      return Double.NEGATIVE_INFINITY;
    } finally {
      stages.merge("score", Duration.ofNanos(System.nanoTime() - started), Duration::plus);
    }
  }

  /** The best with what is to be told of all. */
  private GeneratedVideo told(GeneratedVideo best) {
    var all = new ArrayList<>(best.notes());
    all.addAll(notes);
    return new GeneratedVideo(
        best.video(),
        best.thumbnail(),
        best.spritesheet(),
        best.plan(),
        best.captions(),
        all,
        stages);
  }
}
