package io.kinora.remote.film;

import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;

/** Something that makes one clip at a time: an inference server or a program. */
public interface ClipMaker {
  /**
   * What a model can do at once.
   *
   * @throws EngineException when there is no such model
   */
  ClipLimits limits(String model) throws EngineException;

  /**
   * Makes one clip within the limits. It may be of another size, rate and container than asked for,
   * and a little longer; progress runs from 0 to 1 for this clip.
   *
   * @param context its keep folder is this clip's own
   */
  Clip make(GenerationRequest request, GenerationContext context)
      throws EngineException, InterruptedException;
}
