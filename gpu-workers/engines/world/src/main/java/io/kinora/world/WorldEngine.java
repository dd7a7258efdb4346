package io.kinora.world;

import io.kinora.media.FrameMark;
import io.kinora.media.Images;
import io.kinora.media.Provenance;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineModel;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.world.render.Tier;
import io.kinora.world.stage.StageBuilder;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes videos by simulating them: the prompt becomes a plan, the plan a world, the world moves by
 * its physics, and a camera and microphones record it. Needs no model files and no GPU.
 * Thread-safe; every video is made on threads of its own.
 */
public final class WorldEngine implements VideoEngine {
  private static final Map<String, Tier> TIERS =
      Map.of("world-draft", Tier.DRAFT, "world-fast", Tier.FAST, "world-quality", Tier.QUALITY);

  private static final List<EngineModel> MODELS = List.of(
      new EngineModel("world-draft", 0, true),
      new EngineModel("world-fast", 0, true),
      new EngineModel("world-quality", 0, true));

  /** The largest picture that fits into the memory that a worker is expected to have. */
  private static final int MOST_PIXELS = 3840 * 2160;

  private final Planner planner;
  private final StageBuilder stages;
  private final Clock clock;
  private final ExecutorService executor =
      Executors.newCachedThreadPool(task -> new Thread(task, "world-production"));

  WorldEngine(Planner planner, StageBuilder stages, Clock clock) {
    this.planner = planner;
    this.stages = stages;
    this.clock = clock;
  }

  @Override
  public Provenance.Source source() {
    return Provenance.Source.ALGORITHMIC;
  }

  @Override
  public List<EngineModel> models() {
    return MODELS;
  }

  @Override
  public GeneratedVideo generate(GenerationRequest request, GenerationContext context)
      throws EngineException, InterruptedException {
    var tier = TIERS.get(request.model());
    if (tier == null) {
      throw new EngineException(EngineException.Kind.USER, "Unknown model: " + request.model());
    }
    if ((long) request.width() * request.height() > MOST_PIXELS) {
      throw new EngineException(
          EngineException.Kind.USER,
          "The picture is too large: " + request.width() + "x" + request.height());
    }
    context.checkCancelled();
    return await(executor.submit(() -> produce(request, tier, context)), context);
  }

  private GeneratedVideo produce(GenerationRequest request, Tier tier, GenerationContext context)
      throws IOException, InterruptedException, EngineException {
    var times = new StageTimes(clock);
    var plan = planner.plan(request);
    times.book("plan");
    var format = new Production.Format(request.width(), request.height(), tier, context.threads());
    return new Production(plan, stages, format, look(request), context, times).run();
  }

  private static FrameMark look(GenerationRequest request) throws IOException, EngineException {
    if (request.inputReference() == null) return FrameMark.NONE;
    var picture = Images.read(request.inputReference());
    if (picture.width() != request.width() || picture.height() != request.height()) {
      throw new EngineException(
          EngineException.Kind.USER, "The reference picture is not of the size of the video.");
    }
    return new ReferenceLook(picture);
  }

  /** Waits for a production and stops it when nobody wants it any more. */
  private static GeneratedVideo await(Future<GeneratedVideo> work, GenerationContext context)
      throws EngineException, InterruptedException {
    try {
      while (true) {
        try {
          return work.get(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          context.checkCancelled();
        }
      }
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } finally {
      work.cancel(true);
    }
  }

  private static EngineException failure(Throwable cause) throws InterruptedException {
    if (cause instanceof InterruptedException e) throw e;
    if (cause instanceof EngineException e) return e;
    if (cause instanceof OutOfMemoryError) {
      return new EngineException(EngineException.Kind.OOM, "Out of memory", cause);
    }
    if (cause instanceof IOException) {
      return new EngineException(
          EngineException.Kind.INFRA,
          "The video could not be written: " + cause.getMessage(),
          cause);
    }
    return new EngineException(EngineException.Kind.INFRA, "The engine broke: " + cause, cause);
  }

  /** Stops what is under way. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
