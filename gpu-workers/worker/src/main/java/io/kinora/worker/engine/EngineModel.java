package io.kinora.worker.engine;

import io.kinora.protocol.ModelFit;

/**
 * One model that an engine can run.
 *
 * @param id the engine's own name of the model, such as {@code world-fast}; the server's catalogue
 *     maps public ids to it
 * @param vramBytes device memory that the model needs at its largest size, 0 where none
 * @param warm whether it is loaded, so that a job starts without a load
 * @param fit what it can make and what that asks of the device
 */
public record EngineModel(String id, long vramBytes, boolean warm, ModelFit fit) {
  /** A model that takes every size and length. */
  public EngineModel(String id, long vramBytes, boolean warm) {
    this(id, vramBytes, warm, ModelFit.ANY);
  }

  public EngineModel {
    if (id.isBlank()) throw new IllegalArgumentException("id is blank");
    if (vramBytes < 0) throw new IllegalArgumentException("vramBytes is negative: " + vramBytes);
  }
}
