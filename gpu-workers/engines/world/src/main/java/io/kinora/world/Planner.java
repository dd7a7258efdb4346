package io.kinora.world;

import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.world.plan.ShotPlan;

/** Turns a request into a plan. */
interface Planner {
  /**
   * Plans a video.
   *
   * @throws EngineException when the request cannot be planned as asked
   */
  ShotPlan plan(GenerationRequest request) throws EngineException;
}
