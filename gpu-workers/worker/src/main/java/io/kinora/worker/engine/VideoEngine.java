package io.kinora.worker.engine;

import io.kinora.media.Provenance;
import java.util.List;

/**
 * Something that turns a request into a video: the embedded simulator, or a driver of an inference
 * server.
 *
 * <p>One instance serves one engine device. The worker calls {@link #generate} from one thread at a
 * time per device slot; {@link #models} and {@link #close} may be called from any thread at any
 * time.
 */
public interface VideoEngine extends AutoCloseable {
  /**
   * What this engine can run at this moment. An engine that is sick (its server is down, its device
   * lost) returns an empty list and the worker takes itself out until the list is filled again.
   */
  List<EngineModel> models();

  /**
   * Generates one video and returns when its files lie complete in the context's work folder.
   *
   * @throws EngineException when the video cannot be made; its {@link EngineException#kind()}
   *     decides whether the job is tried again
   * @throws InterruptedException when the worker is stopping or the job was cancelled; the engine
   *     must return within two seconds of the interrupt or of
   *     {@link GenerationContext#isCancelled()} turning true
   */
  GeneratedVideo generate(GenerationRequest request, GenerationContext context)
      throws EngineException, InterruptedException;

  /**
   * Forgets whatever earlier requests left behind beyond the models themselves, such as loaded
   * adapters. The worker calls it between jobs, before one of another customer's runs.
   *
   * @throws EngineException when it cannot promise that nothing is left; the job does not run then
   */
  default void reset() throws EngineException, InterruptedException {}

  /** What its videos are, as they say themselves in their credentials. */
  default Provenance.Source source() {
    return Provenance.Source.TRAINED_MODEL;
  }

  /** Frees devices and child processes. Idempotent. */
  @Override
  void close();
}
