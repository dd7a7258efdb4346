package io.kinora.protocol;

import java.util.List;

/**
 * A place where one job at a time can run.
 *
 * @param id unique within its worker, such as {@code world-0}
 * @param models what it can run now; empty while its engine is sick
 */
public record WorkerSlot(String id, List<SlotModel> models) {
  public WorkerSlot {
    models = List.copyOf(models);
  }

  /**
   * @param id the engine's own name of the model
   * @param vramBytes device memory that it needs at its largest size
   * @param warm whether a job starts without a load
   */
  public record SlotModel(String id, long vramBytes, boolean warm) {}
}
