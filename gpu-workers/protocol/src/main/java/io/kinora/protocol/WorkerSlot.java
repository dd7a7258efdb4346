package io.kinora.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where one job at a time can run.
 *
 * @param id unique within its worker, such as {@code world-0}
 * @param models what it can run now; empty while its engine is sick
 * @param device the {@link DeviceState#id} of the device that it is pinned to, or null
 */
public record WorkerSlot(
    String id, List<SlotModel> models, @Nullable String device) {
  public WorkerSlot {
    models = List.copyOf(models);
  }

  /** A slot that is pinned to no device. */
  public WorkerSlot(String id, List<SlotModel> models) {
    this(id, models, null);
  }

  /**
   * @param id the engine's own name of the model
   * @param vramBytes device memory that it needs at its largest size
   * @param warm whether a job starts without a load
   * @param fit what it can make and what that needs, or null from an older worker
   */
  public record SlotModel(
      String id, long vramBytes, boolean warm, @Nullable ModelFit fit) {
    /** A model of which no more is known. */
    public SlotModel(String id, long vramBytes, boolean warm) {
      this(id, vramBytes, warm, null);
    }

    /** Whether a video of that size and length fits the model. */
    public boolean takes(int width, int height, int seconds) {
      return fit == null || fit.takes(width, height, seconds);
    }

    /** Device memory for a video of that size and length; at its largest where no more is known. */
    public long vramBytes(int width, int height, int seconds) {
      var known = fit == null ? 0 : fit.vramBytes(width, height, seconds);
      return known == 0 ? vramBytes : known;
    }
  }
}
