package io.kinora.server.workers;

import io.kinora.protocol.WorkerSlot;
import java.util.List;

/**
 * A worker that can be given work now.
 *
 * @param slots all of them, busy or not
 */
public record Worker(String id, String name, List<WorkerSlot> slots) {
  public Worker {
    slots = List.copyOf(slots);
  }
}
