package io.kinora.world;

import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.SourceVideo;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.prompt.PromptParser;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/**
 * Plans requests, with or without a video that they start from. A remix reads the new prompt with
 * the old choices; an edit reads the old prompt and the change together; an extension plays the old
 * plan on, so that it begins exactly where the other ended.
 */
final class SourcePlanner implements Planner {
  private final PromptParser parser;

  SourcePlanner(PromptParser parser) {
    this.parser = parser;
  }

  @Override
  public Planned plan(GenerationRequest request) throws EngineException {
    var source = request.source();
    if (source == null) return fresh(request, request.prompt(), request.seed());
    var seed = source.seed() == null ? request.seed() : source.seed();
    return switch (source.use()) {
      case REMIX -> fresh(request, request.prompt(), seed);
      case EDIT -> edit(request, source, seed);
      case EXTEND -> extended(request, source, seed);
    };
  }

  private Planned fresh(GenerationRequest request, String prompt, long seed) {
    return new Planned(parser.parse(prompt, request.seconds(), seed), 0);
  }

  private Planned edit(GenerationRequest request, SourceVideo source, long seed) {
    var edited = parser.parse(edited(source, request.prompt()), request.seconds(), seed);
    var prompt = source.prompt();
    if (prompt == null) return new Planned(edited, 0);
    var before = parser.parse(prompt, request.seconds(), seed);
    return new Planned(PlanEdit.of(before, edited, request.prompt()), 0);
  }

  private static String edited(SourceVideo source, String change) {
    return source.prompt() == null ? change : source.prompt() + "\n" + change;
  }

  private Planned extended(GenerationRequest request, SourceVideo source, long seed)
      throws EngineException {
    var before = plan(source);
    if (before == null) return fresh(request, edited(source, request.prompt()), seed);
    var after = parser.parse(request.prompt(), request.seconds(), before.seed(), before.world());
    return new Planned(PlanExtension.of(before, after), before.frames());
  }

  private static @Nullable ShotPlan plan(SourceVideo source) throws EngineException {
    var file = source.plan();
    if (file == null) return null;
    try {
      return ShotPlan.fromJson(Files.readString(file));
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.INFRA,
          "The plan of the source cannot be read: " + e.getMessage(),
          e);
    } catch (IllegalArgumentException e) {
      throw new EngineException(
          EngineException.Kind.USER, "The source was not made by this engine.", e);
    }
  }
}
