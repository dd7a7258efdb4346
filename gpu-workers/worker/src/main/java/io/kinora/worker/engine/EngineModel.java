package io.kinora.worker.engine;

/**
 * One model that an engine can run.
 *
 * @param id the engine's own name of the model, such as {@code world-fast}; the server's catalogue
 *     maps public ids to it
 * @param vramBytes device memory that the model needs at its largest size, 0 where none
 * @param warm whether it is loaded, so that a job starts without a load
 */
public record EngineModel(String id, long vramBytes, boolean warm) {
  public EngineModel {
    if (id.isBlank()) throw new IllegalArgumentException("id is blank");
    if (vramBytes < 0) throw new IllegalArgumentException("vramBytes is negative: " + vramBytes);
  }
}
