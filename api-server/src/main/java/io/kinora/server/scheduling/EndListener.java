package io.kinora.server.scheduling;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Hears of every video that reaches its end, within the transaction that ends it. */
public interface EndListener {
  /**
   * Called exactly once for each video; whatever it throws undoes the end.
   *
   * @param handle the transaction
   */
  void onEnd(Handle handle, End end);

  /** @param errorCode null when completed */
  record End(String videoId, String projectId, @Nullable String errorCode) {
    public boolean isCompleted() {
      return errorCode == null;
    }
  }
}
