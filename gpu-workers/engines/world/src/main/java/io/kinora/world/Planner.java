package io.kinora.world;

import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.world.plan.ShotPlan;

/** Turns a request into a plan. */
interface Planner {
  /**
   * A plan and what is wanted of it.
   *
   * @param firstFrame where the video begins; what comes before is played but not shown
   */
  record Planned(ShotPlan plan, int firstFrame) {
    /** Length of the video in frames. */
    int frames() {
      return plan.frames() - firstFrame;
    }
  }

  /**
   * Plans a video.
   *
   * @throws EngineException when the request cannot be planned as asked
   */
  Planned plan(GenerationRequest request) throws EngineException;
}
